"""Ringing again for whatever is due: rings get lost, rows do not."""

from dataclasses import asdict
from uuid import UUID

from sqlalchemy import Connection, select

from brp_adapter.erase_shadow import erase_shadow
from brp_adapter.service import ESTABLISH, HAND_OVER, SWEEP, Service
from brp_adapter.storage.residences import forget_residences
from brp_adapter.storage.tables import HEARTBEAT, INBOX, OUTBOX
from brp_adapter.take_reports import HELD_READ_BRP_OFF
from contracts.values.dates import local_date
from foundation.clock_set_back import pull_back
from foundation.heartbeat import beat
from foundation.log import get_logger
from foundation.work import WorkState, count_open, oldest_due, reopen

_log = get_logger(__name__)
_ANY_ROW = UUID(int=0)


def sweep(service: Service) -> None:
    """Release what may go on, ring for what is due, and tell what was found, zeros included."""
    with service.database.transaction() as connection:
        now = service.now()
        pulled_back = pull_back(connection, (INBOX, OUTBOX), HEARTBEAT, now=now)
        released = _release_held(connection, service)
        forgotten = forget_residences(connection, today=local_date(now))
        erased = erase_shadow(connection, service)
        inbox_due = oldest_due(connection, INBOX, now)
        outbox_due = oldest_due(connection, OUTBOX, now)
        inbox = count_open(connection, INBOX)
        outbox = count_open(connection, OUTBOX)
        beat(connection, HEARTBEAT, SWEEP, now=now)
    if inbox_due is not None:
        service.ring(ESTABLISH, _ANY_ROW)
    if outbox_due is not None:
        service.ring(HAND_OVER, _ANY_ROW)
    _log.info(
        "sweep",
        pulled_back=pulled_back,
        released=released,
        forgotten=forgotten,
        erased=asdict(erased),
        inbox={state.value: count for state, count in inbox.items()},
        outbox={state.value: count for state, count in outbox.items()},
        inbox_waits_seconds=0.0 if inbox_due is None else (now - inbox_due).total_seconds(),
        outbox_waits_seconds=0.0 if outbox_due is None else (now - outbox_due).total_seconds(),
    )


def _release_held(connection: Connection, service: Service) -> int:
    """Events of municipalities for which the BRP may be asked by now."""
    rows = connection.execute(
        select(INBOX.c.id, INBOX.c.sender).where(
            INBOX.c.state == WorkState.HELD, INBOX.c.reason == HELD_READ_BRP_OFF
        )
    ).all()
    return sum(
        reopen(connection, INBOX, row.id, now=service.now())
        for row in rows
        if service.basis_for_reading(row.sender) is not None
    )
