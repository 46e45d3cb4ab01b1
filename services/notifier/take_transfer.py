"""Ca IKA says that it has a case that was handed over to it; from then on the case is theirs."""

from datetime import datetime
from hmac import compare_digest

from sqlalchemy import Connection

from notifier.cases.case_row import CaseRow, change_case
from notifier.cases.first_action import first_action_due
from notifier.cases.handling_state import TRANSITIONS, HandlingState
from notifier.cases.timeline import Happening, note
from notifier.decision.outcome import Tier
from notifier.handover.handover_state import HandoverState
from notifier.handover.transfers import Transfer, move_transfer, write_transfer
from notifier.service import Service
from notifier.state_machine import move

_WITHOUT_TIER = Tier.T4


class NotToTake(Exception):
    """It was replaced by a newer package, given back, or is done."""


class OtherContent(Exception):
    """The hash that was given is not that of this package."""


def take_transfer(
    connection: Connection,
    service: Service,
    case: CaseRow,
    transfer: Transfer,
    *,
    sha256: bytes,
    subject: str,
    now: datetime,
) -> bool:
    """``sha256``: of the package that the receiver has. False: they said so before.

    The clock of the case begins anew: its new owner has to act, not only to receive. The caller
    holds the lock on the case. Raises ``OtherContent`` and ``NotToTake``.
    """
    if not compare_digest(sha256, transfer.content_hash):
        raise OtherContent
    if transfer.state is HandoverState.TAKEN:
        return False
    if not transfer.waits:
        raise NotToTake
    move_transfer(connection, transfer, HandoverState.TAKEN, now=now)
    write_transfer(connection, transfer.id, confirmed_at=now, confirmed_by=subject)
    number = str(transfer.number)
    note(connection, case.id, Happening.TRANSFER_TAKEN, number, now=now, actor=subject)
    _take_up(connection, service, case, subject=subject, now=now)
    return True


def _take_up(
    connection: Connection, service: Service, case: CaseRow, *, subject: str, now: datetime
) -> None:
    """A hold stays one: what a holder may be told is still decided by RvdK, on its clock."""
    if case.handling in {HandlingState.HELD, HandlingState.CLOSED}:
        return
    tier = _WITHOUT_TIER if case.tier is None else Tier(case.tier)
    clocks = service.policy.content.klokken
    left = min(
        (span.lower for span in case.leaves_on or () if span.lower is not None), default=None
    )
    values: dict[str, object] = {"clock_at": first_action_due(tier, now, left, clocks=clocks)}
    if HandlingState.IN_REVIEW in TRANSITIONS[case.handling]:
        values["handling"] = move(TRANSITIONS, case.handling, HandlingState.IN_REVIEW)
        handling = HandlingState.IN_REVIEW
        note(connection, case.id, Happening.HANDLING, handling, now=now, actor=subject)
    change_case(connection, case.id, **values)
