"""An operator ends a message that nobody can read: its source sent it well, or it was nothing."""

from uuid import UUID

from brp_adapter.service import Service
from brp_adapter.storage.tables import AUDIT
from brp_adapter.storage.unreadable import end_message, forget_not_kept, waiting_message
from foundation.waiting import record_act


def dismiss_unreadable(service: Service, row_id: UUID, *, actor: str, why: str) -> bool:
    """End it, noted in the audit, or set a count of what was not kept back. False: neither.

    When its source sends it again it waits again. Raises ``CannotRetry`` for an unfit ``why``.
    """
    with service.database.transaction() as connection:
        found = waiting_message(connection, row_id)
        row = forget_not_kept(connection, row_id) if found is None else found.waiting
        if row is None:
            return False
        now = service.now()
        if found is not None:
            end_message(connection, found.id, now=now)
        record_act(
            connection,
            AUDIT,
            row,
            action="onleesbaar_bericht_afgedaan",
            actor=actor,
            why=why,
            now=now,
        )
    return True
