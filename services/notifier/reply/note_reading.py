"""That a message was read is noted once: when, and nothing of who, where or on what."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, select, update

from notifier.cases.case_row import locked_case
from notifier.cases.timeline import Happening, note
from notifier.reports.written_down import write_down
from notifier.service import Service
from notifier.storage.messages import MESSAGE


def note_reading(service: Service, message_ids: Iterable[UUID], *, by: str) -> None:
    """On the message and in the timeline the first time; in the audit each time.

    ``by``: what let them in. Raises ``DatabaseError``.
    """
    for message_id in message_ids:
        # One by one: two cases are never locked at once, and the audit is written last.
        with service.database.transaction() as connection:
            _note(connection, service, message_id, by)


def _note(connection: Connection, service: Service, message_id: UUID, by: str) -> None:
    now = service.clock()
    mine = select(
        MESSAGE.c.zaak_id, MESSAGE.c.holder_index, MESSAGE.c.kind, MESSAGE.c.read_at
    ).where(MESSAGE.c.id == message_id)
    row = connection.execute(mine).one()
    while row.read_at is None:
        locked_case(connection, row.zaak_id)
        before_lock, row = row, connection.execute(mine).one()
        if row.zaak_id == before_lock.zaak_id:
            break
    if row.read_at is None:
        connection.execute(update(MESSAGE).where(MESSAGE.c.id == message_id).values(read_at=now))
        note(connection, row.zaak_id, Happening.MESSAGE_READ, row.kind, now=now)
    write_down(
        connection,
        service,
        actor="gezagsdrager",
        action="bericht_geopend",
        what=f"bericht:{message_id}",
        result=by,
        basis="antwoordpagina",
        persons=[row.holder_index],
        origin="antwoordpagina",
    )
