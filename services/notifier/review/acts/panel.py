"""What was done to a case, what waits for whom, and who has it in hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from notifier.cases.case_action import ActionCode, ActionState, NextStep
from notifier.cases.handling_state import HandlingState
from notifier.review.acts.act_now import BY_SYSTEM
from notifier.review.acts.action_store import StoredAction, actions_of
from notifier.review.acts.catalogue import BY_CODE, SECOND
from notifier.review.acts.conflict import conflicted
from notifier.review.acts.take_back import can_be_taken_back
from notifier.review.case.acting import subject_of
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Panel
from notifier.review.desk import Desk
from notifier.review.visit import Visit
from notifier.staff.roles import Role


@dataclass(frozen=True)
class ShownAction:
    """An action, and where this visitor goes on with it; ``links``: address by what it is."""

    action: StoredAction
    mine: bool
    second_mine: bool
    late: bool
    to_call: bool
    links: Mapping[str, str]


def _show(
    desk: Desk, visit: Visit, connection: Connection, case: OpenCase
) -> Mapping[str, object] | None:
    actions = actions_of(connection, desk.service.keyring, case.row.id)
    stepped_aside = conflicted(connection, case.row)
    waits = case.row.waits_until if case.row.handling is HandlingState.WAITING else None
    if not actions and case.row.taken_by is None and not stepped_aside and waits is None:
        return None
    return {
        "actions": [_shown(action, visit, case) for action in actions],
        "mine": case.row.taken_by == subject_of(visit),
        "taken": case.row.taken_by is not None,
        "waits": waits,
        "conflict": bool(stepped_aside) and Role.LEAD in visit.roles,
    }


def _shown(action: StoredAction, visit: Visit, case: OpenCase) -> ShownAction:
    me, step = subject_of(visit), action.open_step
    return ShownAction(
        action=action,
        mine=action.subject == me,
        second_mine=action.second == me,
        late=step is not None and action.due_at is not None and action.due_at < visit.now,
        to_call=action.code is ActionCode.VERSCHIJNINGSPLICHT
        and action.fields.get(BY_SYSTEM) == "nee",
        links=_links(action, visit, case, mine=action.subject == me),
    )


def _links(action: StoredAction, visit: Visit, case: OpenCase, *, mine: bool) -> dict[str, str]:
    links: dict[str, str] = {}
    act, step = BY_CODE[action.code], action.open_step
    if action.product is not None and (act.who | SECOND | {Role.AUDITOR}) & visit.roles:
        links["product"] = f"{case.address}/product/{action.id}"
    if step is NextStep.SECOND_READER and SECOND & visit.roles and not mine:
        links["tweede-lezing"] = f"{case.address}/tweede-lezing?actie={action.id}"
    elif action.state is ActionState.DONE and step is not None:
        may = SECOND if step is NextStep.CHECK else act.who
        if may & visit.roles and not (mine and step is NextStep.CHECK):
            links["vervolg"] = f"{case.address}/vervolg?actie={action.id}"
    by_lead = Role.LEAD in visit.roles
    if can_be_taken_back(action) and ((mine and act.who & visit.roles) or by_lead):
        links["actie-terugnemen"] = f"{case.address}/actie-terugnemen?actie={action.id}"
    return links


ACTS_PANEL: Final = Panel("acties", "acts_panel.html", _show)
