"""What can be done about a hold, as buttons on the page of the case."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from notifier.cases.handling_state import HandlingState
from notifier.cases.reason_group import GROUP_OF, ReasonGroup
from notifier.cases.verdict_view import VerdictView
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Disposition
from notifier.decision.verdict import Choice
from notifier.review.case.acting import subject_of
from notifier.review.case.forms import Word
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Offer
from notifier.review.holds.hold_texts import FormWords
from notifier.review.pages.texts import Texts
from notifier.review.visit import Visit
from notifier.staff.roles import Role
from notifier.verdicts.verdict_state import VerdictState
from notifier.verdicts.who_may import JUDGES, SECOND, may_choose, may_take_back

Words = Callable[[Texts], FormWords]
_FIRST: Final = 1
_THEN: Final = 2
_SOMETIMES: Final = 7
_TAKEN_BACK_FIRST: Final = (VerdictState.WAITS, VerdictState.DIFFERS, VerdictState.STANDS)


def hold_offers(visit: Visit, case: OpenCase) -> Sequence[Offer]:
    """What this person may do about the hold as it stands; nothing where there is none."""
    view = case.view
    if view.decision is None or view.handling == HandlingState.CLOSED:
        return ()
    calls = tuple(_calls(visit, case))
    if view.decision.case != Disposition.HOLD and not view.verdicts:
        return calls
    return (*_offers(visit, case), *calls)


def _calls(visit: Visit, case: OpenCase) -> Iterator[Offer]:
    if _call_is_due(case) and visit.roles & JUDGES:
        yield _offer(case, "gezagshouder-gebeld", lambda t: t.holds.call, rank=_FIRST)


def _offers(visit: Visit, case: OpenCase) -> Iterator[Offer]:
    waits, differs = (_in(case, state) for state in (VerdictState.WAITS, VerdictState.DIFFERS))
    me = subject_of(visit)
    if waits is not None:
        if visit.roles & SECOND and me not in waits.judged_by:
            yield _offer(case, "tweede-oordeel", lambda t: t.holds.second, rank=_FIRST)
    elif differs is None or (Role.LEAD in visit.roles and me not in differs.judged_by):
        allowed = may_choose(visit.roles, _desk(case))
        decided = _in(case, VerdictState.STANDS) is not None
        if allowed and _somebody_to_tell(case):
            # Where safety is at stake, asking for advice comes before telling.
            rank = _SOMETIMES if decided else _THEN if _is_about_safety(case) else _FIRST
            yield _offer(case, "vrijgeven", lambda t: t.holds.release, rank=rank)
        if Choice.WITHHOLD in allowed:
            rank = _SOMETIMES if decided else _THEN
            yield _offer(case, "achterhouden", lambda t: t.holds.withhold, rank=rank)
        if visit.roles & JUDGES and differs is None:
            yield _offer(case, "niet-informeren", lambda t: t.holds.skip, rank=_SOMETIMES)
    yield from _taking_back(visit, case)


def _taking_back(visit: Visit, case: OpenCase) -> Iterator[Offer]:
    found = next((one for state in _TAKEN_BACK_FIRST if (one := _in(case, state))), None)
    if found is None:
        return
    choice = None if found.choice is None else Choice(found.choice)
    own = subject_of(visit) in found.judged_by
    if may_take_back(visit.roles, _desk(case), VerdictState(found.state), choice, own=own):
        yield _offer(case, "terugnemen", lambda t: t.holds.take_back, rank=_SOMETIMES)


def _is_about_safety(case: OpenCase) -> bool:
    decision = case.view.decision
    return decision is not None and any(
        GROUP_OF.get(code) is ReasonGroup.SAFETY for code, _ in decision.reasons
    )


def _in(case: OpenCase, state: VerdictState) -> VerdictView | None:
    return next((one for one in case.view.verdicts if one.state == state), None)


def _desk(case: OpenCase) -> Desk | None:
    decision = case.view.decision
    return Desk(decision.looks_first) if decision and decision.looks_first else None


def _somebody_to_tell(case: OpenCase) -> bool:
    decision = case.view.decision
    return decision is not None and any(h.disposition != "NONE" for h in decision.holders)


def _call_is_due(case: OpenCase) -> bool:
    """Chosen, asked for, or to be taken back; the form knows exactly whom."""
    view = case.view
    stands = _in(case, VerdictState.STANDS)
    chosen = stands is not None and stands.choice == Choice.CALL
    # Told by phone, and something is to be set right.
    back = bool(view.told_by_phone) and (
        view.breach_at is not None or view.followed == Disposition.SKIP
    )
    return chosen or bool(view.calls_due) or back


def _offer(case: OpenCase, name: str, words: Words, *, rank: int) -> Offer:
    address = f"{case.address}/{name}"
    return Offer(_label(words), address, name, rank=rank, why=_why(words))


def _label(words: Words) -> Word:
    return lambda t: words(t).offer


def _why(words: Words) -> Word:
    return lambda t: words(t).why
