"""Audit entries about what people and partner organisations do: one per person concerned."""

from collections.abc import Iterable

from sqlalchemy import Connection

from foundation.audit import AuditEntry, record_all
from foundation.correlation import current_correlation_id
from notifier.service import Service
from notifier.storage.shared import AUDIT


def write_down(
    connection: Connection,
    service: Service,
    *,
    actor: str,
    action: str,
    what: str,
    result: str,
    basis: str,
    persons: Iterable[bytes] = (),
    origin: str = "api",
) -> None:
    """In the transaction of the act itself, and last in it; ``basis``: scope or place."""
    entries = [
        AuditEntry(
            actor=actor,
            action=action,
            object=what,
            result=result,
            origin=origin,
            basis=basis,
            correlation_id=current_correlation_id(),
            person=person,
        )
        for person in sorted(persons) or (None,)
    ]
    record_all(connection, AUDIT, entries, now=service.clock())
