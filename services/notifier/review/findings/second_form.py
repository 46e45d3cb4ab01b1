"""A second person reads the number of somebody from outside the case from the document as well.

They type it themselves and are not shown it: what two people read the same is in the document.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from contracts.gezag import holders_of
from contracts.values.bsn import Bsn, NotABsn
from notifier.cases.timeline import Happening, note
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown, Word
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Offer
from notifier.review.case.picking import people_of
from notifier.review.findings.keeping import keep_found
from notifier.review.findings.open_child import OpenChild, open_children
from notifier.review.findings.written import Proposal, end_proposal, proposals_in, write_seen
from notifier.review.pages.rendering import TEXTS
from notifier.review.shown_case.told import Told
from notifier.review.visit import Visit
from notifier.storage.findings import FindingAct, ProposalState

PROPOSAL: Final = "voorstel"
CHOICE, _WHY = "besluit", "toelichting"
AGREE, REFUSE, TAKE_BACK = "akkoord", "afwijzen", "terugnemen"
_NUMBERS: Final = ("nummer1", "nummer2")


def _waiting(shown: Shown | Doing, given: str) -> Proposal:
    """Of those that wait: the one that was asked for, else the oldest. Raises ``NotNow``."""
    keyring = shown.desk.service.keyring
    found = proposals_in(shown.connection, keyring, shown.case.row.id)
    waiting = (one for one in found if one.state is ProposalState.PROPOSED)
    one = next((one for one in waiting if given in {"", str(one.id)}), None)
    if one is None:
        raise NotNow(lambda t: t.findings.no_proposal)
    return one


def _child(case: OpenCase, told: Told, proposal: Proposal) -> OpenChild:
    children = open_children(case, told)
    found = next((c for c in children if c.facts.departure_id == proposal.departure_id), None)
    if found is None:
        raise NotNow(lambda t: t.findings.register_says)
    return found


def _show(shown: Shown) -> Mapping[str, object]:
    texts = TEXTS[shown.visit.frame.language]
    given = shown.fields.one(PROPOSAL) or shown.visit.query.get(PROPOSAL, "")
    proposal = _waiting(shown, given)
    told = people_of(shown.desk, shown.visit, shown.case, texts)
    if told is None or shown.visit.login is None:
        raise NotNow(lambda t: t.findings.erased)
    proposed = proposal.proposed
    gezag = proposed.new.gezag
    mine = proposal.subject == shown.visit.login.visitor.subject
    words = texts.findings
    choices = ((TAKE_BACK, words.take_back),) if mine else (
        (AGREE, words.agree), (REFUSE, words.refuse),
    )  # fmt: skip
    return {
        "proposal": proposal,
        "child": _child(shown.case, told, proposal),
        "mine": mine,
        "choices": choices,
        "kind_found": None if gezag is None else texts.page.gezag.types[gezag.kind],
        "holders": [] if gezag is None else [
            _named(one.bsn, told, texts.pick.outside) for one in holders_of(gezag)
        ],
        "numbers": () if mine else _NUMBERS[: len(proposed.strangers)],
    }  # fmt: skip


def _named(bsn: Bsn | None, told: Told, outside: str) -> str:
    return outside if bsn is not None and bsn not in told.cast.by_bsn else told.by_bsn(bsn)


def _decide(doing: Doing) -> str | None:
    fields = doing.fields
    proposal = _waiting(doing, fields.one(PROPOSAL))
    mine = proposal.subject == doing.subject
    choice, why = fields.one(CHOICE), fields.one(_WHY)
    mistakes: dict[str, Word] = {}
    if choice not in ({TAKE_BACK} if mine else {AGREE, REFUSE}):
        mistakes[CHOICE] = lambda t: t.findings.choose_answer
    if not why:
        mistakes[_WHY] = lambda t: t.findings.say_what
    if choice == AGREE and not mine:
        _compare(doing, proposal, mistakes)
    if mistakes:
        raise Mistakes(mistakes)
    if choice != AGREE:
        state = ProposalState.TAKEN_BACK if mine else ProposalState.REFUSED
        end_proposal(doing, proposal.id, state, why)
        note(
            doing.connection,
            doing.case.row.id,
            Happening.FINDING_REFUSED,
            proposal.proposed.new.kind,
            now=doing.now,
            actor=doing.subject,
        )
        return None
    return _confirm(doing, proposal, why)


def _compare(doing: Doing, proposal: Proposal, mistakes: dict[str, Word]) -> None:
    strangers = proposal.proposed.strangers
    for name, wanted in zip(_NUMBERS, strangers, strict=False):
        try:
            typed = Bsn(doing.fields.one(name).replace(" ", "").replace(".", ""))
        except NotABsn:
            mistakes[name] = lambda t: t.pick.not_a_number
            continue
        if typed != wanted:
            mistakes[name] = lambda t: t.findings.another_number


def _confirm(doing: Doing, proposal: Proposal, why: str) -> str:
    told = people_of(doing.desk, doing.visit, doing.case, TEXTS[doing.visit.frame.language])
    if told is None:
        raise NotNow(lambda t: t.findings.erased)
    proposed = proposal.proposed
    # In a case that was merged meanwhile the child has another id; what was seen stays as it was.
    new = replace(proposed.new, child=_child(doing.case, told, proposal).id)
    finding_id = keep_found(doing, new, oin=proposed.oin, role=proposed.role)
    note(
        doing.connection,
        doing.case.row.id,
        Happening.FINDING_AGREED,
        new.kind,
        now=doing.now,
        actor=doing.subject,
    )
    first = (proposal.subject, proposal.role)
    write_seen(doing, finding_id, FindingAct.MADE, proposed.seen, first=first)
    end_proposal(doing, proposal.id, ProposalState.CONFIRMED, why, finding_id)
    return f"{doing.case.address}/gezag-verschil/{finding_id}"


def second_offers(visit: Visit, case: OpenCase) -> Sequence[Offer]:
    """As long as a proposal waits, which its timeline tells."""
    del visit
    kinds = [entry.kind for entry in case.view.timeline]
    ended = kinds.count(Happening.FINDING_REFUSED) + kinds.count(Happening.FINDING_AGREED)
    if kinds.count(Happening.FINDING_PROPOSED) <= ended:
        return ()
    address = f"{case.address}/gezag-tweede"
    return (Offer(lambda t: t.findings.second_offer, address, "gezag-tweede", rank=1),)


SECOND_FORM: Final = CaseForm(
    name="gezag-tweede",
    template="finding_second.html",
    title=lambda t: t.findings.second_title,
    done=lambda t: t.findings.second_done,
    act=_decide,
    show=_show,
)
