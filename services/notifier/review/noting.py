"""What happens at the door goes into the audit, and into the log without whom it concerns."""

from uuid import UUID

from foundation.audit import AuditEntry, record
from foundation.correlation import current_correlation_id
from notifier.service import Service
from notifier.storage.shared import AUDIT

_BASIS = "werkbank"


def note_act(service: Service, *, subject: str, action: str, what: str, result: str) -> None:
    """One audit entry in a transaction of its own; without it the act is not done.

    ``subject`` is the provider's id of the person, ``what`` is ``kind:id``. Raises
    ``DatabaseError``.
    """
    entry = AuditEntry(
        actor=subject,
        action=action,
        object=what,
        result=result,
        origin="werkbank",
        basis=_BASIS,
        correlation_id=current_correlation_id(),
    )
    with service.database.transaction() as connection:
        record(connection, AUDIT, entry, now=service.clock())


def of_session(session_id: UUID) -> str:
    """A session as an object of the audit."""
    return f"sessie:{session_id}"
