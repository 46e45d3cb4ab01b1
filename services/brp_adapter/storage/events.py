"""What was reported, findable by the people concerned."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert

from brp_adapter.custody.reported import Reported, family_in
from brp_adapter.sources.nlgov import read_event
from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.tables import EVENT_PERSON, INBOX, REPORTED_EVENT


def store_event(
    connection: Connection, privacy: Privacy, inbox_id: UUID, reported: Reported
) -> None:
    """Keep the report of an inbox row; a second time changes nothing."""
    connection.execute(
        insert(REPORTED_EVENT).values(id=inbox_id).on_conflict_do_nothing(index_elements=["id"])
    )
    people = privacy.indexes_of(family_in(reported))
    connection.execute(
        insert(EVENT_PERSON)
        .values([{"person": person, "event": inbox_id} for person in sorted(people)])
        .on_conflict_do_nothing()
    )


def events_about(
    connection: Connection, privacy: Privacy, people: Collection[bytes]
) -> tuple[Reported, ...]:
    """All reports that name any of these people (blind indexes), in order of arrival."""
    about = select(EVENT_PERSON.c.event).where(EVENT_PERSON.c.person.in_(people))
    rows = connection.execute(
        select(INBOX.c.id, INBOX.c.content, INBOX.c.created_at)
        .join(REPORTED_EVENT, REPORTED_EVENT.c.id == INBOX.c.id)
        .where(REPORTED_EVENT.c.id.in_(about), INBOX.c.content.is_not(None))
        .order_by(REPORTED_EVENT.c.seq)
    )
    return tuple(
        read_event(privacy.open(row.content, INBOX, "content", row.id), received_at=row.created_at)
        for row in rows
    )


def count_unanswered(connection: Connection, inbox_id: UUID) -> int:
    """Note that the BRP gave no answer for this event; how often in a row, this time included."""
    times: int = connection.execute(
        update(REPORTED_EVENT)
        .where(REPORTED_EVENT.c.id == inbox_id)
        .values(unanswered=REPORTED_EVENT.c.unanswered + 1)
        .returning(REPORTED_EVENT.c.unanswered)
    ).scalar_one()
    return times


def mark_established(connection: Connection, inbox_id: UUID, outbox_id: UUID | None) -> None:
    """Note in which outgoing message the facts of this event are."""
    connection.execute(
        update(REPORTED_EVENT)
        .where(REPORTED_EVENT.c.id == inbox_id)
        .values(unanswered=0, outbox_id=outbox_id)
    )
