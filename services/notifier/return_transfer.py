"""Ca IKA gives a case back that was handed over to it, and says why; then it is RvdK's again."""

from datetime import datetime

from sqlalchemy import Connection

from notifier.cases.case_row import CaseRow, change_case
from notifier.cases.first_action import end_of_working_day
from notifier.cases.handling_state import HandlingState
from notifier.cases.timeline import Happening, note
from notifier.handover.handover_state import HandoverState
from notifier.handover.transfers import Transfer, move_transfer, write_transfer
from notifier.service import Service
from notifier.storage.handovers import HANDOVER_PACKAGE, ReturnCode
from notifier.storage.sealed import seal, unseal


class NotToReturn(Exception):
    """It was given back before, replaced by a newer package, or is done."""


def return_transfer(
    connection: Connection,
    service: Service,
    case: CaseRow,
    transfer: Transfer,
    *,
    code: ReturnCode,
    text: str,
    subject: str,
    now: datetime,
) -> None:
    """RvdK has until the end of the working day to look at it.

    The caller holds the lock on the case. Raises ``NotToReturn``.
    """
    if not (transfer.waits or transfer.state is HandoverState.TAKEN):
        raise NotToReturn
    move_transfer(connection, transfer, HandoverState.RETURNED, now=now)
    sealed = seal(service.keyring, HANDOVER_PACKAGE, "return_note", transfer.id, text.encode())
    write_transfer(
        connection,
        transfer.id,
        returned_at=now,
        returned_by=subject,
        return_code=code,
        return_note=sealed,
    )
    note(connection, case.id, Happening.TRANSFER_RETURNED, code, now=now, actor=subject)
    if case.handling is not HandlingState.CLOSED:
        due = end_of_working_day(now, clocks=service.policy.content.klokken)
        clock = due if case.clock_at is None else min(case.clock_at, due)
        change_case(connection, case.id, clock_at=clock)


def return_note(service: Service, transfer: Transfer) -> str | None:
    """What they wrote; None when nothing was, or it is gone."""
    sealed = transfer.return_note
    if sealed is None:
        return None
    return unseal(service.keyring, HANDOVER_PACKAGE, "return_note", transfer.id, sealed).decode()
