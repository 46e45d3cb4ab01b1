"""What was reported, findable by the people concerned."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, union, update
from sqlalchemy.dialects.postgresql import insert

from brp_adapter.custody.reported import Reported, family_in
from brp_adapter.sources.nlgov import read_event
from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.tables import (
    DEPARTURE_PERSON,
    EVENT_PERSON,
    INBOX,
    REPORTED_EVENT,
    one_of,
)

_STORE: Final = insert(REPORTED_EVENT).on_conflict_do_nothing(index_elements=["id"])
_STORE_PEOPLE: Final = insert(EVENT_PERSON).on_conflict_do_nothing()
_ABOUT: Final = (
    select(INBOX.c.id, INBOX.c.content, INBOX.c.created_at)
    .join(REPORTED_EVENT, REPORTED_EVENT.c.id == INBOX.c.id)
    .where(
        REPORTED_EVENT.c.id.in_(
            select(EVENT_PERSON.c.event).where(one_of(EVENT_PERSON.c.person, "people"))
        ),
        INBOX.c.content.is_not(None),
    )
    .order_by(REPORTED_EVENT.c.seq)
)
_HEARD_OF: Final = union(
    select(EVENT_PERSON.c.person).where(
        one_of(EVENT_PERSON.c.person, "people"), ~one_of(EVENT_PERSON.c.event, "but_for")
    ),
    select(DEPARTURE_PERSON.c.person).where(one_of(DEPARTURE_PERSON.c.person, "people")),
)
_SEALED: Final = select(INBOX.c.id, INBOX.c.sender, INBOX.c.content).where(
    one_of(INBOX.c.id, "ids")
)
_ESTABLISHED: Final = (
    update(REPORTED_EVENT)
    .where(REPORTED_EVENT.c.id == bindparam("event"))
    .values(unanswered=0, outbox_id=bindparam("outbox"))
)


def store_events(
    connection: Connection, privacy: Privacy, reports: Sequence[tuple[UUID, Reported]]
) -> None:
    """Keep the reports of inbox rows, in this order of arrival; a second time changes nothing."""
    if not reports:
        return
    connection.execute(_STORE, [{"id": inbox_id} for inbox_id, _ in reports])
    connection.execute(
        _STORE_PEOPLE,
        [
            {"person": person, "event": inbox_id}
            for inbox_id, reported in reports
            for person in sorted(privacy.indexes_of(family_in(reported)))
        ],
    )


def sealed_reports(
    connection: Connection, inbox_ids: Sequence[UUID]
) -> dict[UUID, tuple[str, bytes | None]]:
    """Sender and sealed content of each row; no content where it was erased."""
    rows = connection.execute(_SEALED, {"ids": list(inbox_ids)})
    return {row.id: (row.sender, row.content) for row in rows}


def heard_of(
    connection: Connection, people: Collection[bytes], *, but_for: Collection[UUID]
) -> frozenset[bytes]:
    """Those of these people (blind indexes) about whom there is more than these reports."""
    given = {"people": list(people), "but_for": list(but_for)}
    return frozenset(connection.execute(_HEARD_OF, given).scalars())


def events_about(
    connection: Connection, privacy: Privacy, people: Collection[bytes]
) -> tuple[Reported, ...]:
    """All reports that name any of these people (blind indexes), in order of arrival."""
    rows = connection.execute(_ABOUT, {"people": list(people)})
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
    connection.execute(_ESTABLISHED, {"event": inbox_id, "outbox": outbox_id})
