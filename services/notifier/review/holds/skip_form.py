"""SKIP: a fact by which nobody needs to be told. The case closes as by action A12."""

from collections.abc import Mapping
from typing import Final

from notifier.review.acts.act_forms import actor_in, situation_in
from notifier.review.acts.close_by_hand import close_by_hand
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown, Word
from notifier.review.holds.judging import hold_on, refused
from notifier.service import RECONSIDER
from notifier.verdicts.hold import Hold, read_hold
from notifier.verdicts.may_close import NOBODY_TO_TELL
from notifier.verdicts.refusal import CannotJudge, Refusal
from notifier.verdicts.verdict_state import VerdictState
from notifier.verdicts.who_may import JUDGES

_OUTCOME: Final = "uitkomst"
_WHY: Final = "reden"


def _show(shown: Shown) -> Mapping[str, object]:
    hold = hold_on(shown)
    _check(hold)
    return {"outcomes": NOBODY_TO_TELL}


def _act(doing: Doing) -> None:
    try:
        _check(read_hold(doing.connection, doing.service, doing.case.row, doing.case.facts))
    except CannotJudge as error:
        raise NotNow(refused(error.why)) from None
    outcome, why = doing.fields.one(_OUTCOME), doing.fields.one(_WHY)
    mistakes: dict[str, Word] = {}
    if outcome not in NOBODY_TO_TELL:
        mistakes[_OUTCOME] = lambda t: t.holds.choose_fact
    if not why:
        mistakes[_WHY] = lambda t: t.holds.how_known_missing
    if mistakes:
        raise Mistakes(mistakes)
    close_by_hand(
        doing.connection,
        doing.service,
        doing.case.row,
        {_OUTCOME: outcome, _WHY: why},
        facts=doing.case.facts,
        situation=situation_in(doing.connection, doing.desk, doing.visit, doing.case),
        oin=doing.desk.settings.rvdk_oin,
        actor=actor_in(doing, JUDGES),
        now=doing.now,
    )
    doing.ring(RECONSIDER, doing.case.row.id)


def _check(hold: Hold) -> None:
    """Not while two people are deciding: one of them may have chosen to withhold."""
    if hold.in_state(VerdictState.WAITS) is not None:
        raise NotNow(refused(Refusal.SECOND_FIRST))
    if hold.in_state(VerdictState.DIFFERS) is not None:
        raise NotNow(refused(Refusal.LEAD_DECIDES))


SKIP_FORM: Final = CaseForm(
    name="niet-informeren",
    template="hold_skip.html",
    title=lambda t: t.holds.skip.title,
    done=lambda t: t.holds.skip.done,
    show=_show,
    act=_act,
)
