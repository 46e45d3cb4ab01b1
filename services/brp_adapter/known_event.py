"""Which event a sender means by the id that it got for it."""

from uuid import UUID

from sqlalchemy import select

from brp_adapter.service import Service
from brp_adapter.storage.safety_answers import AboutEvent
from brp_adapter.storage.tables import INBOX


def event_of(service: Service, melding_id: UUID, *, sender: str) -> AboutEvent | None:
    """None for an id that is not this sender's, whether or not it is somebody else's."""
    statement = select(INBOX.c.source, INBOX.c.external_id).where(
        INBOX.c.id == melding_id, INBOX.c.sender == sender
    )
    with service.database.transaction() as connection:
        row = connection.execute(statement).one_or_none()
    return None if row is None else AboutEvent(sender, row.source, row.external_id)
