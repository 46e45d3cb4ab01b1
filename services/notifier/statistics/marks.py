"""Of one case, the cells that it counts in. Codes and classes; nothing that was read comes out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from contracts.gezag import GezagNietTeBepalen, OnbekendGezagstype
from contracts.messages.facts import ChildFacts, ConsentScope, GezagSource
from contracts.values.codes import LandCode
from contracts.values.dates import hours_until, local_date
from notifier.cases.case_action import ActionCode
from notifier.cases.departure_date import first_departure
from notifier.cases.reason_group import groups_of
from notifier.decision.facts import AnswerKind, CaseFacts
from notifier.decision.outcome import Decision, Disposition
from notifier.decision.view import ChildView
from notifier.statistics.tables import ACTIONS, CASES, HOURS, INDICATORS, MINUTES, below, cell

_NO_DEPARTURE: Final = frozenset({"G01", "G02"})
_DECIDED: Final = {
    Disposition.NOTIFY: "vertellen",
    Disposition.HOLD: "mens",
    Disposition.SKIP: "niets",
}
_AGES: Final = ((6, "0_5"), (12, "6_11"), (16, "12_15"), (18, "16_17"))
_CHILDREN: Final = ("een", "twee", "drie_of_meer")
_STRONGEST_FIRST: Final = (
    (AnswerKind.OBJECT, "niet_mee_eens"),
    (AnswerKind.WRONG, "klopt_niet"),
    (AnswerKind.AGREE, "mee_eens"),
)


@dataclass(frozen=True, kw_only=True)
class CaseStory:
    """What a case is counted by: its last decision, on what it was taken, and what left since.

    ``told_at``: when the first letter about the departure went out, None when none did.
    ``answers``: the last word of each holder. ``actions``: those that were done.
    ``remedy_class``: on the verified card of the destination. ``size``: of the municipality, as
    its policy says. ``decided_after``: from the report of the departure to the first decision,
    None when that is not known.
    """

    facts: CaseFacts
    decision: Decision
    decided_at: datetime
    told_at: datetime | None
    recalled: bool
    answers: Collection[AnswerKind]
    actions: Collection[ActionCode]
    remedy_class: str | None
    size: str | None
    decided_after: timedelta | None


def marks_of(story: CaseStory) -> frozenset[str]:
    """Exactly one cell of every table that splits a cell it is in, any number where several may."""
    return frozenset(cell(*mark) for mark in _marks(story)) | {CASES}


def destination(facts: CaseFacts) -> LandCode | None:
    """Where the household goes, as registered, else as declared last; None: not known."""
    for child in facts.departure.children:
        stand = [one for one in child.declarations if one.withdrawn_at is None]
        known = child.registration or (stand[-1] if stand else None)
        if child.undone is None and known is not None:
            return known.destination
    return None


def _marks(story: CaseStory) -> Iterator[tuple[str, str]]:
    yield "tijd", _under(story.decided_after, MINUTES, timedelta(minutes=1))
    yield "verteld", "nee" if story.told_at is None else "ja"
    if story.told_at is not None:
        yield from _told(story, story.told_at)
    yield from (("actie", code) for code in ACTIONS if code in story.actions)
    codes = {child.child: set(child.codes) for child in story.decision.children}
    children = [
        child
        for child in story.facts.departure.children
        if not _NO_DEPARTURE & codes.get(child.child.bsn, {"G01"})
    ]
    if children:
        yield "vertrek", "gaat_door"
        yield from _going(story, children)
    else:
        undone = any("G02" in found for found in codes.values())
        yield "vertrek", "ongedaan" if undone else "geen_minderjarige"


def _going(story: CaseStory, children: list[ChildFacts]) -> Iterator[tuple[str, str]]:
    decision = story.decision
    views = [ChildView.of(child, story.facts, story.decided_at) for child in children]
    known = all(_is_determined(view) for view in views)
    stays = any(view.staying for view in views)
    yield "kinderen", _CHILDREN[min(len(children), len(_CHILDREN)) - 1]
    yield "leeftijd", _age(views)
    yield "gezag", "vastgesteld" if known else "niet_vastgesteld"
    yield "blijver", "ja" if stays else "nee" if known else "onbekend"
    yield "toestemming", _consent(children)
    yield "remedie", story.remedy_class or "onbekend"
    yield "gemeente", story.size or "onbekend"
    yield "besluit", _DECIDED[decision.case]
    found = {reason.code for reason in decision.reasons}
    if decision.case is Disposition.HOLD:
        yield from (("reden", group) for group in groups_of(found))
    yield "vlag", "ja" if decision.flags else "nee"
    if decision.flags:
        yield from (("indicator", code) for code in INDICATORS if code in found)


def _is_determined(view: ChildView) -> bool:
    answer = view.facts.gezag
    if answer.source is GezagSource.NONE or answer.in_onderzoek or not view.all_holders_named:
        return False
    return not isinstance(answer.gezag, GezagNietTeBepalen | OnbekendGezagstype | None)


def _age(views: list[ChildView]) -> str:
    """Of the youngest child, on the day of departure."""
    ages = [age for view in views if (age := view.age(view.child)) is not None]
    youngest = min(ages, default=None)
    names = (name for under, name in _AGES if youngest is not None and youngest < under)
    return next(names, "onbekend")


def _consent(children: list[ChildFacts]) -> str:
    """The strongest that any declaration that stands tells of."""
    stand = [one for child in children for one in child.declarations if one.withdrawn_at is None]
    given = [consent for one in stand for consent in one.consents]
    if any(one.scope is ConsentScope.EMIGRATION and one.verified for one in given):
        return "geverifieerd"
    if any(one.court_permission is not None for one in stand):
        return "rechter"
    return "niet_geverifieerd" if given else "geen"


def _told(story: CaseStory, told_at: datetime) -> Iterator[tuple[str, str]]:
    # Of a departure that was undone since no date is left.
    day = first_departure(story.facts.departure.children, local_date(told_at))
    if day is None:
        yield "moment", "onbekend"
    elif (ahead := hours_until(day, told_at)) > timedelta():
        yield "moment", "voor"
        yield "uren", _under(ahead, HOURS, timedelta(hours=1))
    else:
        yield "moment", "na"
    answers = (name for kind, name in _STRONGEST_FIRST if kind in story.answers)
    yield "reactie", next(answers, "geen")
    if story.recalled:
        yield "herroepen", "ja"


def _under(span: timedelta | None, limits: tuple[int, ...], unit: timedelta) -> str:
    if span is None:
        return "onbekend"
    classes = below(limits)
    return next(
        (name for name, limit in zip(classes, limits, strict=False) if span < limit * unit),
        classes[-1],
    )
