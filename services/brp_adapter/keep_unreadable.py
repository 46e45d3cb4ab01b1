"""What a known sender brought and nobody here can read: refused, and kept for a person.

The sender hears what is wrong and may send it again; but a sender that does not listen must not
lose a child. So an operator sees that it came, from whom, and why it could not be read.
"""

from collections.abc import Sequence
from typing import Final
from uuid import uuid4

from sqlalchemy import Connection as Database
from sqlalchemy.dialects.postgresql import Insert, insert

from brp_adapter.connections.connection import Connection
from brp_adapter.receive_report import NOT_FICTITIOUS
from brp_adapter.service import Service
from brp_adapter.sources.faults import Fault
from brp_adapter.sources.formats import Format
from brp_adapter.storage.source_tables import NOT_KEPT, UNREADABLE
from brp_adapter.storage.unreadable import room_for
from foundation.correlation import current_correlation_id
from foundation.log import get_logger

MOST_FAULTS: Final = 20
"""Told of one message; who mends these finds the rest."""

MOST_PER_SOURCE: Final = 500
"""That wait at once: of a source that is wrong in everything the first show what is wrong, and the
rest is counted. At 64 KB each, 1 MB for a list that is none, it fills no disk."""

_log = get_logger(__name__)


def keep_unreadable(
    service: Service,
    connection: Connection,
    written_in: Format,
    content: bytes,
    faults: Sequence[Fault],
) -> None:
    """Keep the bytes sealed, with members and codes of what is wrong; the same bytes once.

    Only for a sender that is known: nobody else fills our tables, and no sender more than a part
    of them. Raises ``DatabaseError``.
    """
    with service.database.transaction("keep_unreadable") as database:
        keep_unreadable_in(database, service, connection, written_in, content, faults)


def keep_unreadable_in(  # noqa: PLR0917 -- as ``keep_unreadable``, behind the database
    database: Database,
    service: Service,
    connection: Connection,
    written_in: Format,
    content: bytes,
    faults: Sequence[Fault],
    *,
    most: int = MOST_PER_SOURCE,
) -> None:
    """The same in the caller's transaction; ``most``: that wait at once."""
    if any(fault.code == NOT_FICTITIOUS for fault in faults):
        return  # it can be read, and of somebody real nothing stays here
    reason = " ".join(f"{fault.path}:{fault.code}" for fault in faults[:MOST_FAULTS])
    content_hash = service.privacy.index.of_bytes("content", content)
    if kept := room_for(database, connection.naam, content_hash, most=most):
        message = _message(
            service, connection, written_in, content, content_hash=content_hash, reason=reason
        )
        database.execute(message)
    else:
        database.execute(_one_more(service, connection, written_in))
    _log.warning(
        "message_unreadable", connection=connection.naam, format=str(written_in), kept=kept
    )


def _message(
    service: Service,
    connection: Connection,
    written_in: Format,
    content: bytes,
    *,
    content_hash: bytes,
    reason: str,
) -> Insert:
    row_id, now = uuid4(), service.now()
    keep = insert(UNREADABLE).values(
        id=row_id,
        connection=connection.naam,
        sender=connection.gemeente,
        format=written_in,
        reason=reason,
        content_hash=content_hash,
        content=service.privacy.seal(content, UNREADABLE, "content", row_id),
        correlation_id=current_correlation_id(),
        first_at=now,
        last_at=now,
    )
    return keep.on_conflict_do_update(
        index_elements=["connection", "content_hash"],
        set_={
            "times": UNREADABLE.c.times + 1,
            "last_at": keep.excluded.last_at,
            "reason": keep.excluded.reason,
            "looked_at": None,
        },
    )


def _one_more(service: Service, connection: Connection, written_in: Format) -> Insert:
    now = service.now()
    count = insert(NOT_KEPT).values(
        id=uuid4(),
        connection=connection.naam,
        format=written_in,
        correlation_id=current_correlation_id(),
        first_at=now,
        last_at=now,
    )
    return count.on_conflict_do_update(
        index_elements=["connection"],
        set_={"times": NOT_KEPT.c.times + 1, "last_at": count.excluded.last_at},
    )
