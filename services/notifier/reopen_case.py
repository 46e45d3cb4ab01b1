"""Who closed a case takes that back: it was not so, or it goes on after all."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from foundation.log import get_logger
from notifier.cases.case_row import CaseRow, change_case
from notifier.cases.handling_state import TRANSITIONS, HandlingState
from notifier.cases.history import forget_outcome
from notifier.cases.outcomes import (
    StoredOutcome,
    ever_had_outcome,
    standing_outcome,
    undo_outcome,
)
from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.timeline import THE_PROGRAM, Happening, note
from notifier.closable import closable_case
from notifier.close_case import WRITE_CASES
from notifier.decision.facts import ReportedBy
from notifier.merge_cases import redecide_household, wait_for_household
from notifier.reports.written_down import write_down
from notifier.service import DELIVER, HAND_OVER, RECONSIDER, Service
from notifier.state_machine import move

_log = get_logger(__name__)


class NeverClosed(Exception):
    """No human closed this case."""


class ClosedByAnother(Exception):
    """Another organisation closed it; that one takes it back, or closes it anew."""


def reopen_case(service: Service, zaak_id: UUID, *, oin: str, role: ReportedBy) -> bool:
    """Take the outcome back and decide again. False: no such case. Twice changes nothing.

    What the outcome said about people is forgotten, and their other cases are decided again.
    Raises ``NeverClosed``, ``ClosedByAnother``, ``FactsErased``.
    """
    with service.database.transaction() as connection:
        now = service.clock()
        wait_for_household(connection, zaak_id)
        case = closable_case(connection, zaak_id)
        if case is None:
            return False
        standing = standing_outcome(connection, zaak_id)
        if standing is None and not ever_had_outcome(connection, zaak_id):
            raise NeverClosed
        if standing is not None and standing.role is not role:
            raise ClosedByAnother
        if standing is not None:
            reopen_locked(connection, service, case, standing, now=now)
        write_down(
            connection,
            service,
            actor=oin,
            action="zaak_heropend",
            what=f"zaak:{zaak_id}",
            result="heropend" if standing is not None else "was_heropend",
            basis=WRITE_CASES,
        )
    if standing is not None:
        _log.info("case_reopened", zaak_id=str(zaak_id))
        for task in (RECONSIDER, HAND_OVER, DELIVER):
            service.ring(task, zaak_id)
    return True


def reopen_locked(
    connection: Connection,
    service: Service,
    case: CaseRow,
    standing: StoredOutcome,
    *,
    now: datetime,
    actor: str = THE_PROGRAM,
) -> None:
    """The same for who waited for the household and holds the lock of the case.

    ``actor``: who it is in the timeline. Ring RECONSIDER, HAND_OVER and DELIVER. Raises
    ``FactsErased``.
    """
    undo_outcome(connection, standing.id, now=now)
    touched = forget_outcome(connection, standing.id)
    reopened = Happening.REOPENED_BY_HAND
    note(connection, case.id, reopened, standing.outcome, now=now, actor=actor)
    if case.handling is HandlingState.CLOSED:
        handling = move(TRANSITIONS, case.handling, HandlingState.REOPENED)
        note(connection, case.id, Happening.HANDLING, handling, now=now, actor=actor)
        change_case(connection, case.id, handling=handling)
    redecide_household(connection, service, case, now=now)
    if touched:
        plan_reconsideration(
            connection, Happening.HISTORY_CHANGED, standing.id, persons=touched, now=now
        )
