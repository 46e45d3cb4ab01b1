"""A hold whose clock ran out goes to the lead of the RvdK IKO team (DECISION §6).

So does a call to a holder that nobody made in time.

It is flagged from then on; escalating never sends to a holder and never closes a case.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from foundation.log import get_logger
from notifier.cases.case_row import CaseRow, change_case, locked_case
from notifier.cases.decisions import latest_decision
from notifier.cases.handling_state import HandlingState
from notifier.cases.timeline import Happening, note
from notifier.decision.outcome import Disposition
from notifier.handover.plan import plan_handovers
from notifier.service import Service
from notifier.storage.cases import ZAAK
from notifier.verdicts.call_tasks import calls_wait

_PER_RUN: Final = 100
_UNDECIDED: Final = frozenset({HandlingState.HELD, HandlingState.IN_REVIEW, HandlingState.WAITING})
_TO_CALL: Final = _UNDECIDED | {HandlingState.SCHEDULED}
"""How a case can stand in which somebody has to call."""

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
    waits = ZAAK.c.handling == HandlingState.WAITING
    due = case((waits, func.coalesce(ZAAK.c.waits_until, ZAAK.c.clock_at)), else_=ZAAK.c.clock_at)
    return and_(
        # Also what somebody took up or lets wait: a hold does not end by that.
        or_(
            and_(ZAAK.c.on_hold, ZAAK.c.handling.in_(sorted(_UNDECIDED))),
            and_(calls_wait(), ZAAK.c.handling.in_(sorted(_TO_CALL))),
        ),
        due < now,
        # Once for each clock: what people decide gives the case another one (a review date).
        or_(ZAAK.c.escalated_at.is_(None), ZAAK.c.escalated_at < due),
    )


def _is_still_late(row: CaseRow, now: datetime, *, to_call: bool) -> bool:
    waits = row.handling is HandlingState.WAITING
    due = (row.waits_until or row.clock_at) if waits else row.clock_at
    on_hold = row.handling is HandlingState.HELD or row.disposition == Disposition.HOLD
    asks = (on_hold and row.handling in _UNDECIDED) or (to_call and row.handling in _TO_CALL)
    if due is None or due >= now or not asks:
        return False
    return row.escalated_at is None or row.escalated_at < due


def _escalate(connection: Connection, service: Service, zaak_id: UUID, *, now: datetime) -> None:
    row = locked_case(connection, zaak_id)
    to_call = select(ZAAK.c.id).where(ZAAK.c.id == zaak_id, calls_wait())
    if not _is_still_late(row, now, to_call=connection.execute(to_call).first() is not None):
        return  # another sweep, or a new decision, was first
    change_case(connection, zaak_id, escalated_at=now)
    note(connection, zaak_id, Happening.ESCALATED, now=now)
    _log.warning("case_escalated", zaak_id=str(zaak_id))
    _tell(connection, service, zaak_id, now=now)


def _tell(connection: Connection, service: Service, zaak_id: UUID, *, now: datetime) -> None:
    row = locked_case(connection, zaak_id)
    latest = latest_decision(connection, service.keyring, zaak_id)
    if latest is not None:
        plan_handovers(connection, service, row, latest.decision, now=now)
