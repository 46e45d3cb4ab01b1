"""What a known sender brought and nobody here can read: refused, and kept for a person.

The sender hears what is wrong and may send it again; but a sender that does not listen must not
lose a child. So an operator sees that it came, from whom, and why it could not be read.
"""

from collections.abc import Sequence
from typing import Final
from uuid import uuid4

from sqlalchemy.dialects.postgresql import insert

from brp_adapter.connections.connection import Connection
from brp_adapter.service import Service
from brp_adapter.sources.faults import Fault
from brp_adapter.sources.formats import Format
from brp_adapter.storage.source_tables import UNREADABLE
from foundation.correlation import current_correlation_id
from foundation.log import get_logger

MOST_FAULTS: Final = 20
"""Told of one message; who mends these finds the rest."""

_log = get_logger(__name__)


def keep_unreadable(
    service: Service,
    connection: Connection,
    written_in: Format,
    content: bytes,
    faults: Sequence[Fault],
) -> None:
    """Keep the bytes sealed, with members and codes of what is wrong; the same bytes once.

    Only for a sender that is known: nobody else fills our tables. Raises ``DatabaseError``.
    """
    reason = " ".join(f"{fault.path}:{fault.code}" for fault in faults[:MOST_FAULTS])
    row_id, now = uuid4(), service.now()
    keep = insert(UNREADABLE).values(
        id=row_id,
        connection=connection.naam,
        sender=connection.gemeente,
        format=written_in,
        reason=reason,
        content_hash=service.privacy.index.of_bytes("content", content),
        content=service.privacy.seal(content, UNREADABLE, "content", row_id),
        correlation_id=current_correlation_id(),
        first_at=now,
        last_at=now,
    )
    again = keep.on_conflict_do_update(
        index_elements=["connection", "content_hash"],
        set_={
            "times": UNREADABLE.c.times + 1,
            "last_at": keep.excluded.last_at,
            "reason": keep.excluded.reason,
            "looked_at": None,
        },
    )
    with service.database.transaction("keep_unreadable") as database:
        database.execute(again)
    _log.warning("message_unreadable", connection=connection.naam, format=str(written_in))
