"""A person confirms what was derived about gezag, or corrects it, with the document seen.

Whoever is picked from the people of the case counts at once. Somebody from outside the case, of
whom the number is typed, may get a letter about this child: then a second person reads the number
from the document as well, and nothing happens before that.
"""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import uuid4

from contracts.messages.finding import FindingKind, FindingSource
from contracts.values.dates import local_date
from notifier.cases.timeline import Happening, note
from notifier.findings.new_finding import NewFinding
from notifier.review.acting_as import acting_as
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown, Word
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Offer
from notifier.review.case.picking import options, people_of
from notifier.review.findings.keeping import JUDGEMENT, check_finding, keep_found
from notifier.review.findings.open_child import OpenChild, asked_child, open_children
from notifier.review.findings.typed_gezag import NO_NUMBER, NOT_KNOWN, Read, Typed, read_gezag
from notifier.review.findings.written import Proposed, Seen, propose, write_seen
from notifier.review.pages.rendering import TEXTS
from notifier.review.shown_case.told import Told
from notifier.review.visit import Visit
from notifier.storage.findings import FindingAct

CHILD, MARK = "kind", "merk"
_SOURCE, _DAY, _TEXT = "bron", "datum", "toelichting"
_SOURCES_OPEN: Final = frozenset({"afgeleid", "geen"})


def _show(shown: Shown) -> Mapping[str, object]:
    texts = TEXTS[shown.visit.frame.language]
    told = people_of(shown.desk, shown.visit, shown.case, texts)
    if told is None or acting_as(shown.desk, shown.visit) is None:
        raise NotNow(lambda t: t.findings.erased)
    children = open_children(shown.case, told)
    child = asked_child(children, shown.visit.query.get(CHILD) or shown.fields.one(CHILD))
    words = texts.findings
    return {
        "children": children,
        "child": child,
        "derived_people": _derived_people(child, told),
        "judgements": [
            (kind.value, words.judgements[kind])
            for kind in FindingKind
            if kind is FindingKind.CORRECTED or (child is not None and child.can_be_confirmed)
        ],
        "sources": [(one.value, words.sources[one]) for one in FindingSource],
        "kinds": [(one.value, texts.page.gezag.types[one]) for one in Typed],
        "people": (
            *options(told, children=False),
            (NO_NUMBER, words.no_number),
            (NOT_KNOWN, words.not_known),
        ),
        "source": None if child is None else texts.page.gezag.sources[child.view.source],
        "kind_now": _kind_now(child, texts.page.gezag.types),
    }


def _kind_now(child: OpenChild | None, types: Mapping[str, str]) -> str | None:
    if child is None:
        return None
    derived = child.view.derived
    kind = child.view.kind if derived is None or derived.kind is None else derived.kind
    return None if kind is None else types[kind]


def _derived_people(child: OpenChild | None, told: Told) -> tuple[str, ...]:
    derived = None if child is None else child.view.derived
    return () if derived is None else tuple(told.by_id(one) for one in derived.people)


def _find(doing: Doing) -> str | None:
    sender = acting_as(doing.desk, doing.visit)
    told = people_of(doing.desk, doing.visit, doing.case, TEXTS[doing.visit.frame.language])
    if sender is None or sender.role is None or told is None:
        raise NotNow(lambda t: t.findings.erased)
    child = asked_child(open_children(doing.case, told), doing.fields.one(CHILD))
    if child is None:
        raise Mistakes({CHILD: lambda t: t.findings.choose_child})
    new, read, seen = _read(doing, child, told)
    check_finding(doing, new, child)
    if read is not None and read.strangers:
        proposed = Proposed(new, seen, sender.oin, sender.role, read.strangers)
        propose(doing, child.facts.departure_id, proposed)
        note(
            doing.connection,
            doing.case.row.id,
            Happening.FINDING_PROPOSED,
            new.kind,
            now=doing.now,
            actor=doing.subject,
        )
        return None
    finding_id = keep_found(doing, new, oin=sender.oin, role=sender.role)
    write_seen(doing, finding_id, FindingAct.MADE, seen)
    return f"{doing.case.address}/gezag-verschil/{finding_id}"


def _read(doing: Doing, child: OpenChild, told: Told) -> tuple[NewFinding, Read | None, Seen]:
    """Raises ``Mistakes``."""
    fields, mistakes = doing.fields, dict[str, Word]()
    kind = next((one for one in FindingKind if one == fields.one(JUDGEMENT)), None)
    source = next((one for one in FindingSource if one == fields.one(_SOURCE)), None)
    day, text = fields.day(_DAY), fields.one(_TEXT)
    if kind is None:
        mistakes[JUDGEMENT] = lambda t: t.findings.choose_judgement
    read = None
    if kind is FindingKind.CORRECTED:
        test_mode = doing.desk.settings.test_mode
        read = read_gezag(fields, told.cast, mistakes, test_mode=test_mode)
    if source is None:
        mistakes[_SOURCE] = lambda t: t.findings.choose_source
    if day is None:
        mistakes[_DAY] = lambda t: t.findings.say_day
    elif day > local_date(doing.now):
        mistakes[_DAY] = lambda t: t.findings.day_to_come
    if not text:
        mistakes[_TEXT] = lambda t: t.findings.say_what
    if mistakes or kind is None or source is None:
        raise Mistakes(mistakes)
    new = NewFinding(
        reference=f"werkbank:{uuid4()}",
        child=child.id,
        kind=kind,
        source=source,
        seen=fields.one(MARK) or None,
        gezag=None if read is None else read.gezag,
    )
    return new, read, Seen(text, day)


def finding_offers(visit: Visit, case: OpenCase) -> Sequence[Offer]:
    """Before all else where nothing can be decided without it: a derivation makes no holder."""
    del visit
    if not any(one.source in _SOURCES_OPEN for one in case.view.gezag):
        return ()
    address = f"{case.address}/gezag"
    return (
        Offer(
            lambda t: t.findings.offer, address, "gezag", rank=1, why=lambda t: t.findings.offer_why
        ),
    )


FIND_FORM: Final = CaseForm(
    name="gezag",
    template="finding_form.html",
    title=lambda t: t.findings.title,
    done=lambda t: t.findings.proposed,
    act=_find,
    show=_show,
)
