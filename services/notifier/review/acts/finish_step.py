"""The step after an action: it was submitted, answered, or checked by somebody else."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from notifier.cases.case_action import ActionState, NextStep
from notifier.cases.case_row import CaseRow
from notifier.cases.timeline import Happening, note
from notifier.review.acts.act_now import Actor, wrong
from notifier.review.acts.action_store import StoredAction, change_action, settle_task_clock
from notifier.review.acts.form_field import Field, Kind
from notifier.review.case.forms import NotNow
from notifier.service import Service

STEP_FIELDS: Final[Mapping[NextStep, tuple[Field, ...]]] = {
    NextStep.SUBMIT: (Field("kenmerk_ontvanger", Kind.LINE), Field("toelichting", required=False)),
    NextStep.REPLY: (
        Field("antwoord", Kind.CHOICE, options=("verschenen", "niet_verschenen", "geweigerd")),
        Field("toelichting", required=False),
    ),
    NextStep.CHECK: (
        Field("bevinding", Kind.CHOICE, options=("in_orde", "niet_in_orde")),
        Field("toelichting", required=False),
    ),
}
"""What is asked at each; a proposal is decided on elsewhere."""

_TOLD_AS: Final = {
    NextStep.SUBMIT: Happening.ACT_SUBMITTED,
    NextStep.REPLY: Happening.ACT_REPLIED,
    NextStep.CHECK: Happening.ACT_CHECKED,
}


def finish_step(
    connection: Connection,
    service: Service,
    case: CaseRow,
    action: StoredAction,
    typed: Mapping[str, str],
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """The caller holds the lock of the case.

    Raises ``NotNow`` when it was done or taken back meanwhile, and for a check of one's own act.
    """
    step = action.open_step
    if action.state is not ActionState.DONE or step is None:
        raise NotNow(wrong("step_done"))
    if step is NextStep.CHECK and action.subject == actor.subject:
        raise NotNow(wrong("own_act"))
    change_action(
        connection,
        service.keyring,
        action.id,
        {"step_fields": json.dumps(dict(typed)).encode()},
        step_subject=actor.subject,
        step_role=actor.role,
        step_at=now,
    )
    settle_task_clock(connection, case.id)
    happened = _TOLD_AS[step]
    note(connection, case.id, happened, action.code, now=now, actor=actor.subject)
