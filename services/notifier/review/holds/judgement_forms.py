"""Release, withhold, and the second of two judgements."""

from collections.abc import Iterable, Mapping
from typing import Final

from notifier.decision.verdict import Choice
from notifier.judge_again import judge_again, waiting_for
from notifier.judge_hold import judge_hold
from notifier.review.case.acting import subject_of
from notifier.review.case.forms import CaseForm, Doing, NotNow, Shown
from notifier.review.holds.judging import choice_in, hold_on, judge, judgement_in, refused
from notifier.review.holds.people_told import Names
from notifier.staff.roles import Role
from notifier.verdicts.hold import Hold
from notifier.verdicts.hold_reason import REASONS, HoldReason
from notifier.verdicts.refusal import CannotJudge, Refusal
from notifier.verdicts.verdict_state import VerdictState
from notifier.verdicts.who_may import may_choose, takes_two

_RELEASES: Final = (Choice.FULL, Choice.LIMITED, Choice.CALL)


def _show_release(shown: Shown) -> Mapping[str, object]:
    hold = _first(shown)
    allowed = may_choose(shown.visit.roles, hold.desk)
    choices = [choice for choice in _RELEASES if choice in allowed]
    if not choices:
        raise NotNow(refused(Refusal.NOT_YOURS))
    nobody = hold.may_be(Choice.FULL)
    if nobody is not None:
        raise NotNow(refused(nobody))
    two = takes_two(Choice.FULL, hold.codes, hold.standing, set_aside=hold.set_aside, asked=False)
    settles = hold.in_state(VerdictState.DIFFERS) is not None
    return _page(shown, hold, choices) | {"two": two and not settles, "settles": settles}


def _show_withhold(shown: Shown) -> Mapping[str, object]:
    hold = _first(shown)
    if Choice.WITHHOLD not in may_choose(shown.visit.roles, hold.desk):
        raise NotNow(refused(Refusal.NOT_YOURS))
    settles = hold.in_state(VerdictState.DIFFERS) is not None
    return _page(shown, hold, [Choice.WITHHOLD]) | {"two": not settles, "settles": settles}


def _show_second(shown: Shown) -> Mapping[str, object]:
    """Nothing of the first judgement is read here, but whose it is."""
    hold = hold_on(shown)
    try:
        waiting_for(hold, subject_of(shown.visit))
    except CannotJudge as error:
        raise NotNow(refused(error.why)) from None
    can = [choice for choice in Choice if hold.may_be(choice) is None]
    return _page(shown, hold, can) | {"two": False, "settles": False}


def _first(shown: Shown) -> Hold:
    """A hold about which this person may be the first to judge, or settle what two judged."""
    hold = hold_on(shown)
    if hold.in_state(VerdictState.WAITS) is not None:
        raise NotNow(refused(Refusal.SECOND_FIRST))
    differs = hold.in_state(VerdictState.DIFFERS)
    if differs is not None:
        if Role.LEAD not in shown.visit.roles:
            raise NotNow(refused(Refusal.LEAD_DECIDES))
        if subject_of(shown.visit) in {one.by for one in differs.judgements}:
            raise NotNow(refused(Refusal.SAME_PERSON))
    return hold


def _page(shown: Shown, hold: Hold, choices: Iterable[Choice]) -> dict[str, object]:
    choices = tuple(choices)
    names = Names.on(shown.desk, shown.visit, shown.case)
    return {
        "hold": hold,
        "choices": choices,
        "reasons": _reasons(choices),
        "told": names.lines(hold.seen.told),
    }


def _reasons(choices: Iterable[Choice]) -> tuple[HoldReason, ...]:
    """Of any of these choices, in the order of the list, "something else" last."""
    mine = {reason for choice in choices for reason in REASONS[choice]}
    return tuple(reason for reason in HoldReason if reason in mine)


def _release(doing: Doing) -> None:
    choice = choice_in(doing.fields)
    choice = choice if choice in _RELEASES else None
    judge(doing, judge_hold, judgement_in(doing.fields, choice=choice))


def _withhold(doing: Doing) -> None:
    judge(doing, judge_hold, judgement_in(doing.fields, choice=Choice.WITHHOLD))


def _second(doing: Doing) -> None:
    judge(doing, judge_again, judgement_in(doing.fields, choice=choice_in(doing.fields)))


RELEASE_FORM: Final = CaseForm(
    name="vrijgeven",
    template="hold_release.html",
    title=lambda t: t.holds.release.title,
    done=lambda t: t.holds.release.done,
    show=_show_release,
    act=_release,
)
WITHHOLD_FORM: Final = CaseForm(
    name="achterhouden",
    template="hold_withhold.html",
    title=lambda t: t.holds.withhold.title,
    done=lambda t: t.holds.withhold.done,
    show=_show_withhold,
    act=_withhold,
)
SECOND_FORM: Final = CaseForm(
    name="tweede-oordeel",
    template="hold_second.html",
    title=lambda t: t.holds.second.title,
    done=lambda t: t.holds.second.done,
    show=_show_second,
    act=_second,
)
