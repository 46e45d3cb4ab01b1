"""Until when the next step of an action must be done (``domain/workflow`` §4)."""

from datetime import datetime, timedelta
from typing import Final

from contracts.policy.timing import Klokken
from notifier.cases.case_action import ActionCode, NextStep
from notifier.cases.case_row import CaseRow
from notifier.cases.first_action import first_action_due
from notifier.decision.outcome import Tier

_AT_ONCE: Final = frozenset({Tier.T0, Tier.T1})
_READ: Final = timedelta(hours=1)
_SUBMITTED: Final = timedelta(hours=2)
_CHECKED: Final = timedelta(hours=24)


def step_due(
    step: NextStep, code: ActionCode, case: CaseRow, now: datetime, *, clocks: Klokken
) -> datetime:
    """A proposal waits no longer than the case itself may, as far as that is still ahead."""
    match step, code:
        case NextStep.SECOND_READER, _:
            return _to_be_read(case, now, clocks)
        case NextStep.SUBMIT, ActionCode.SIS_ALERT:
            return now + _SUBMITTED
        case NextStep.CHECK, ActionCode.POLICE:
            return now + _CHECKED
        case NextStep.CHECK, _:
            return first_action_due(Tier.T5, now, None, clocks=clocks)
        case _:
            return first_action_due(Tier.T2, now, None, clocks=clocks)


def _to_be_read(case: CaseRow, now: datetime, clocks: Klokken) -> datetime:
    due = first_action_due(Tier.T2, now, None, clocks=clocks)
    if case.tier in _AT_ONCE:
        due = now + _READ
    ahead = case.clock_at is not None and case.clock_at > now
    return min(due, case.clock_at) if ahead and case.clock_at is not None else due
