"""Which event a sender means by the id that it got for it."""

from uuid import UUID

from sqlalchemy import select, union

from brp_adapter.service import Service
from brp_adapter.storage.safety_answers import AboutEvent
from brp_adapter.storage.source_tables import TO_FETCH
from brp_adapter.storage.tables import INBOX


def event_of(service: Service, melding_id: UUID, *, sender: str) -> AboutEvent | None:
    """None for an id that is not this sender's, whether or not it is somebody else's."""
    # Also one whose data is still to be fetched. Once it was, both tables say the same of it.
    statement = union(
        *(
            select(table.c.source, table.c.external_id).where(
                table.c.id == melding_id, table.c.sender == sender
            )
            for table in (INBOX, TO_FETCH)
        )
    )
    with service.database.transaction() as connection:
        row = connection.execute(statement).one_or_none()
    return None if row is None else AboutEvent(sender, row.source, row.external_id)
