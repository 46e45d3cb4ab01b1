"""All that waits for a human here: told to an operator, and put back to work."""

from typing import Final
from uuid import UUID

from brp_adapter.read_again import read_again
from brp_adapter.service import (
    ESTABLISH,
    FETCH,
    FETCH_EVENTS,
    FOLLOW_PEOPLE,
    HAND_OVER,
    RECHECK,
    Service,
)
from brp_adapter.storage.source_tables import SUBSCRIBER, SUBSCRIPTION, TO_FETCH
from brp_adapter.storage.subscribers import fetch_now, in_trouble
from brp_adapter.storage.tables import AUDIT, INBOX, OUTBOX
from brp_adapter.storage.tables import RECHECK as RECHECKS
from brp_adapter.storage.unreadable import waiting_messages
from foundation.waiting import WaitingRow, record_retry, waiting_rows
from foundation.work import reopen

_TABLES: Final = (
    ("event", INBOX, ESTABLISH),
    ("facts-out", OUTBOX, HAND_OVER),
    ("recheck", RECHECKS, RECHECK),
    ("source", SUBSCRIBER, FETCH_EVENTS),
    ("subscription", SUBSCRIPTION, FOLLOW_PEOPLE),
    ("to-fetch", TO_FETCH, FETCH),
)


def rows_in_review(service: Service) -> tuple[WaitingRow, ...]:
    """Everything that waits, longest first within its kind."""
    with service.database.transaction() as connection:
        work = [row for kind, table, _ in _TABLES for row in waiting_rows(connection, table, kind)]
        troubled = in_trouble(connection, now=service.now())
        return (*work, *troubled, *waiting_messages(connection))


def retry_row(service: Service, row_id: UUID, *, actor: str, why: str) -> bool:
    """Let the row be tried from the start, noted in the audit. False: no row of ours waits so.

    Raises ``CannotRetry``. Establishing and handing over may be repeated: nothing doubles. A
    message that could not be read is read again.
    """
    with service.database.transaction() as connection:
        now = service.now()
        ringing = None
        for kind, table, task in _TABLES:
            found = next(waiting_rows(connection, table, kind, only=row_id), None)
            if found is not None and reopen(connection, table, row_id, now=now):
                record_retry(connection, AUDIT, found, actor=actor, why=why, now=now)
                ringing = task
        for source in in_trouble(connection, now=now, only=row_id):
            fetch_now(connection, row_id, now=now)
            record_retry(connection, AUDIT, source, actor=actor, why=why, now=now)
            ringing = FETCH_EVENTS
    if ringing is not None:
        service.ring(ringing, row_id)
        return True
    return read_again(service, row_id, actor=actor, why=why)
