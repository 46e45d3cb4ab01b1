"""A case that was handed over and that nobody confirmed in time goes to the lead of RvdK IKO.

Never by phone alone: theirs is answered for two and a half hours a day (workflow §4).
"""

from typing import Final
from uuid import UUID

from sqlalchemy import select

from foundation.log import get_logger
from notifier.cases.case_row import case_of, change_case, locked_case
from notifier.cases.decisions import latest_decision
from notifier.cases.timeline import Happening, note
from notifier.handover.plan import plan_handovers
from notifier.handover.transfers import read_transfer, write_transfer
from notifier.service import Service
from notifier.storage.handovers import HANDOVER, HANDOVER_PACKAGE, TO_CONFIRM

_PER_RUN: Final = 100
_log = get_logger(__name__)


def escalate_transfers(service: Service) -> int:
    """Escalate what is late, each once; answers how many."""
    with service.database.transaction() as connection:
        late = connection.execute(
            select(HANDOVER.c.id)
            .join(HANDOVER_PACKAGE, HANDOVER_PACKAGE.c.id == HANDOVER.c.id)
            .where(
                TO_CONFIRM,
                HANDOVER_PACKAGE.c.confirm_by < service.clock(),
                HANDOVER_PACKAGE.c.escalated_at.is_(None),
            )
            .order_by(HANDOVER_PACKAGE.c.confirm_by, HANDOVER.c.id)
            .limit(_PER_RUN)
        ).scalars()
        waiting = list(late)
    return sum(_escalate(service, transfer_id) for transfer_id in waiting)


def _escalate(service: Service, transfer_id: UUID) -> bool:
    with service.database.transaction() as connection:
        now = service.clock()
        case = case_of(connection, HANDOVER, transfer_id)
        transfer = read_transfer(connection, transfer_id)
        if transfer is None or not transfer.waits or transfer.escalated_at is not None:
            return False  # another sweep, or the receiver, was first
        write_transfer(connection, transfer_id, escalated_at=now)
        number = str(transfer.number)
        note(connection, case.id, Happening.TRANSFER_LATE, number, now=now)
        if case.escalated_at is None:
            change_case(connection, case.id, escalated_at=now)
            note(connection, case.id, Happening.ESCALATED, now=now)
        latest = latest_decision(connection, service.keyring, case.id)
        if latest is not None:
            case = locked_case(connection, case.id)
            plan_handovers(connection, service, case, latest.decision, now=now)
    _log.warning("transfer_not_confirmed", handover_id=str(transfer_id))
    return True
