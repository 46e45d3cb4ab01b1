"""A second person agrees with a proposal, or gives it back to its maker with a reason.

Never the one who made it, whatever roles that person has; the database refuses it too.
"""

from datetime import datetime

from sqlalchemy import Connection

from notifier.cases.case_action import ActionCode, ActionState, NextStep
from notifier.cases.case_row import CaseRow
from notifier.cases.timeline import Happening, note
from notifier.decision.facts import CaseFacts
from notifier.review.acts.act_now import Actor, wrong
from notifier.review.acts.action_store import StoredAction, move_action, settle_task_clock
from notifier.review.acts.catalogue import BY_CODE
from notifier.review.acts.clocks import step_due
from notifier.review.acts.products.lines import Ingredients
from notifier.review.acts.products.product_of import product_of
from notifier.review.acts.rectify import rectify
from notifier.review.case.forms import NotNow
from notifier.service import Service


def second_reading(
    connection: Connection,
    service: Service,
    case: CaseRow,
    action: StoredAction,
    *,
    facts: CaseFacts | None,
    agrees: bool,
    reason: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """The caller holds the lock of the case.

    Raises ``NotNow`` for one's own proposal, for one that was decided on before, and when what
    would be sent is not what was proposed: the facts are other ones since.
    """
    if action.state is not ActionState.PROPOSED:
        raise NotNow(wrong("decided"))
    if action.subject == actor.subject:
        raise NotNow(wrong("own_proposal"))
    second = {
        "second_subject": actor.subject,
        "second_role": actor.role,
        "second_at": now,
    }
    keyring = service.keyring
    if not agrees:
        refused = ActionState.REFUSED
        move_action(
            connection, keyring, action, refused, second_reason=reason, **second,
            next_step=None, due_at=None,
        )  # fmt: skip
        happened = Happening.ACT_REFUSED
    else:
        if not is_as_proposed(action, facts, case.reference):
            raise NotNow(wrong("facts_changed"))
        step = BY_CODE[action.code].follows
        due = None if step is None else _due(service, step, action.code, case, now)
        happened = Happening.ACT_DONE
        move_action(
            connection, keyring, action, ActionState.DONE, second_reason=reason, **second,
            next_step=step, due_at=due,
        )  # fmt: skip
        if action.code is ActionCode.RECTIFY:
            rectify(connection, service, case, action, now=now)
    settle_task_clock(connection, case.id)
    note(connection, case.id, happened, action.code, now=now, actor=actor.subject)


def is_as_proposed(action: StoredAction, facts: CaseFacts | None, reference: str) -> bool:
    """Whether the facts of now would give the very text that was proposed."""
    if facts is None:
        return action.product is None
    typed = dict(action.fields)
    given = Ingredients(reference=reference, facts=facts, typed=typed, at=action.at)
    return product_of(action.code, given, due=action.due_at) == action.product


def _due(
    service: Service, step: NextStep, code: ActionCode, case: CaseRow, now: datetime
) -> datetime:
    return step_due(step, code, case, now, clocks=service.policy.content.klokken)
