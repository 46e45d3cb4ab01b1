"""Taking back what has not left: a proposal, or a request that nobody submitted yet."""

from datetime import datetime

from sqlalchemy import Connection

from notifier.cases.case_action import ActionState, NextStep
from notifier.cases.case_row import CaseRow
from notifier.cases.timeline import Happening, note
from notifier.review.acts.act_now import Actor, wrong
from notifier.review.acts.action_store import StoredAction, move_action, settle_task_clock
from notifier.review.case.forms import NotNow
from notifier.service import Service
from notifier.staff.roles import Role


def take_back(
    connection: Connection,
    service: Service,
    case: CaseRow,
    action: StoredAction,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """By its maker or a lead; the caller holds the lock of the case. Raises ``NotNow``."""
    if not can_be_taken_back(action):
        raise NotNow(wrong("has_left"))
    if actor.subject != action.subject and actor.role is not Role.LEAD:
        raise NotNow(wrong("not_yours"))
    move_action(
        connection,
        service.keyring,
        action,
        ActionState.TAKEN_BACK,
        taken_back_at=now,
        next_step=None,
        due_at=None,
    )
    settle_task_clock(connection, case.id)
    happened = Happening.ACT_TAKEN_BACK
    note(connection, case.id, happened, action.code, now=now, actor=actor.subject)


def can_be_taken_back(action: StoredAction) -> bool:
    """Whether it has not left."""
    submitted = action.open_step is not NextStep.SUBMIT
    return action.state is ActionState.PROPOSED or (
        action.state is ActionState.DONE and not submitted
    )
