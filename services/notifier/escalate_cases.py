"""A hold whose clock ran out goes to the lead of the RvdK IKO team (DECISION §6).

It is flagged from then on; escalating never sends to a holder and never closes a case.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from foundation.log import get_logger
from notifier.cases.case_row import CaseRow, change_case, locked_case
from notifier.cases.decisions import latest_decision
from notifier.cases.handling_state import HandlingState
from notifier.cases.timeline import Happening, note
from notifier.handover.plan import plan_handovers
from notifier.service import Service
from notifier.storage.cases import ZAAK

_PER_RUN: Final = 100
_log = get_logger(__name__)


def escalate_cases(service: Service) -> int:
    """Escalate what is late; answers how many."""
    late = _find(service, _is_late(service.clock()))
    for zaak_id in late:
        with service.database.transaction() as connection:
            _escalate(connection, service, zaak_id, now=service.clock())
    return len(late)


def _find(service: Service, which: ColumnElement[bool]) -> list[UUID]:
    found = select(ZAAK.c.id).where(which, ZAAK.c.shadow.is_(False))
    with service.database.transaction() as connection:
        oldest_first = found.order_by(ZAAK.c.clock_at, ZAAK.c.id).limit(_PER_RUN)
        return list(connection.execute(oldest_first).scalars())


def _is_late(now: datetime) -> ColumnElement[bool]:
    return and_(
        ZAAK.c.handling == HandlingState.HELD,
        ZAAK.c.clock_at < now,
        # Once for each clock: what people decide gives the case another one (a review date).
        or_(ZAAK.c.escalated_at.is_(None), ZAAK.c.escalated_at < ZAAK.c.clock_at),
    )


def _is_still_late(case: CaseRow, now: datetime) -> bool:
    ran_out = case.clock_at is not None and case.clock_at < now
    known = case.escalated_at is not None and (
        case.clock_at is None or case.escalated_at >= case.clock_at
    )
    return case.handling is HandlingState.HELD and ran_out and not known


def _escalate(connection: Connection, service: Service, zaak_id: UUID, *, now: datetime) -> None:
    case = locked_case(connection, zaak_id)
    if not _is_still_late(case, now):
        return  # another sweep, or a new decision, was first
    change_case(connection, zaak_id, escalated_at=now)
    note(connection, zaak_id, Happening.ESCALATED, now=now)
    _log.warning("case_escalated", zaak_id=str(zaak_id))
    _tell(connection, service, zaak_id, now=now)


def _tell(connection: Connection, service: Service, zaak_id: UUID, *, now: datetime) -> None:
    case = locked_case(connection, zaak_id)
    latest = latest_decision(connection, service.keyring, zaak_id)
    if latest is not None:
        plan_handovers(connection, service, case, latest.decision, now=now)
