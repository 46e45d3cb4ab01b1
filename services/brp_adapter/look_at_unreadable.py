"""An operator looks at a message that nobody can read: around it, or, noted, into it."""

from dataclasses import dataclass
from uuid import UUID

from brp_adapter.read_again import readable
from brp_adapter.service import Service
from brp_adapter.sources.faults import Fault
from brp_adapter.storage.source_tables import UNREADABLE
from brp_adapter.storage.tables import AUDIT
from brp_adapter.storage.unreadable import Unreadable, waiting_message
from foundation.encryption import CannotOpen
from foundation.waiting import CannotRetry, record_act


@dataclass(frozen=True)
class Looked:
    """Nothing of what is in it. ``faults`` are those of today: none when it can be read by now.

    ``cannot``: why reading it again is of no use.
    """

    message: Unreadable
    faults: tuple[Fault, ...]
    cannot: str | None = None


def look_at_unreadable(service: Service, row_id: UUID) -> Looked | None:
    """What there is to say of a kept message; None: no message of this id waits."""
    with service.database.transaction() as connection:
        found = waiting_message(connection, row_id)
    if found is None:
        return None
    try:
        _, faults = readable(service, found)
    except CannotRetry as cannot:
        return Looked(found, (), str(cannot))
    return Looked(found, faults)


def open_unreadable(service: Service, row_id: UUID, *, actor: str, why: str) -> bytes:
    """The bytes as they came, once it is noted who asked for them.

    Raises ``CannotRetry`` for an unfit ``why``, and when there are none or they cannot be opened.
    """
    with service.database.transaction() as connection:
        found = waiting_message(connection, row_id)
        if found is None:
            message = "somebody else ended this message meanwhile"
            raise CannotRetry(message)
        record_act(
            connection,
            AUDIT,
            found.waiting,
            action="onleesbaar_bericht_ingezien",
            actor=actor,
            why=why,
            now=service.now(),
        )
    try:
        return service.privacy.open(found.sealed, UNREADABLE, "content", found.id)
    except CannotOpen:
        message = "it cannot be opened: is a key missing from ENCRYPTION_KEYS?"
        raise CannotRetry(message) from None
