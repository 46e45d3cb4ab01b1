"""What was reported, findable by the people concerned."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import (
    Connection,
    LargeBinary,
    Uuid,
    bindparam,
    column,
    exists,
    func,
    or_,
    select,
    union,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert

from brp_adapter.custody.reported import ReportedDeparture, family_in
from brp_adapter.sources.reading import read_report
from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.tables import (
    DEPARTURE_PERSON,
    EVENT_PERSON,
    INBOX,
    REPORTED_EVENT,
    RESIDENCE,
    SAFETY_ANSWER,
    SNAPSHOT,
    one_of,
)

_ARRIVED: Final = (
    func.unnest(bindparam("arrived", type_=ARRAY(Uuid)))
    .table_valued(column("id", Uuid), with_ordinality="place", name="arrived")
    .render_derived()
)
_NAMED: Final = (
    func.unnest(
        bindparam("named", type_=ARRAY(LargeBinary)), bindparam("named_in", type_=ARRAY(Uuid))
    )
    .table_valued(column("person", LargeBinary), column("event", Uuid), name="named")
    .render_derived()
)
_STORE: Final = (
    insert(REPORTED_EVENT)
    .from_select(["id"], select(_ARRIVED.c.id).order_by(_ARRIVED.c.place))
    .on_conflict_do_nothing(index_elements=["id"])
    .cte("stored")
)
_STORE_PEOPLE: Final = (
    insert(EVENT_PERSON)
    .from_select(["person", "event"], select(_NAMED.c.person, _NAMED.c.event))
    .on_conflict_do_nothing()
    .cte("stored_people")
)
_ABOUT: Final = (
    select(
        INBOX.c.id,
        INBOX.c.kind,
        INBOX.c.sender,
        INBOX.c.source,
        INBOX.c.content,
        INBOX.c.created_at,
    )
    .join(REPORTED_EVENT, REPORTED_EVENT.c.id == INBOX.c.id)
    .where(
        REPORTED_EVENT.c.id.in_(
            select(EVENT_PERSON.c.event).where(one_of(EVENT_PERSON.c.person, "people"))
        ),
        INBOX.c.content.is_not(None),
    )
    .order_by(REPORTED_EVENT.c.seq)
)
_STORE_AND_SEE: Final = union(
    select(EVENT_PERSON.c.person).where(
        one_of(EVENT_PERSON.c.person, "named"), ~one_of(EVENT_PERSON.c.event, "arrived")
    ),
    select(DEPARTURE_PERSON.c.person).where(one_of(DEPARTURE_PERSON.c.person, "named")),
).add_cte(_STORE, _STORE_PEOPLE)
_KEPT: Final = union(
    select(EVENT_PERSON.c.person).where(one_of(EVENT_PERSON.c.person, "people")),
    select(DEPARTURE_PERSON.c.person).where(one_of(DEPARTURE_PERSON.c.person, "people")),
    select(SNAPSHOT.c.child).where(one_of(SNAPSHOT.c.child, "people")),
)
_ANYTHING_ELSE: Final = select(
    or_(
        exists().where(
            one_of(EVENT_PERSON.c.person, "people"), EVENT_PERSON.c.event != bindparam("event")
        ),
        exists().where(one_of(DEPARTURE_PERSON.c.person, "people")),
        exists().where(
            SAFETY_ANSWER.c.sender == bindparam("sender"),
            SAFETY_ANSWER.c.external_id == bindparam("external_id"),
        ),
        exists().where(one_of(SNAPSHOT.c.child, "people")),
        exists().where(one_of(RESIDENCE.c.person, "people")),
    )
)
_ESTABLISHED: Final = (
    update(REPORTED_EVENT)
    .where(REPORTED_EVENT.c.id == bindparam("event"))
    .values(unanswered=0, outbox_id=bindparam("outbox"))
)


def store_events(
    connection: Connection, privacy: Privacy, reports: Sequence[tuple[UUID, ReportedDeparture]]
) -> frozenset[UUID]:
    """Keep the reports of inbox rows, in this order of arrival; a second time changes nothing.

    Answers the reports about people about whom there is more than these reports. What others are
    about to commit is not seen: whoever writes looks again, under a lock.
    """
    if not reports:
        return frozenset()
    people = {row_id: privacy.indexes_of(family_in(reported)) for row_id, reported in reports}
    named = [(person, row_id) for row_id, indexes in people.items() for person in sorted(indexes)]
    given = {
        "arrived": list(people),
        "named": [person for person, _ in named],
        "named_in": [row_id for _, row_id in named],
    }
    known = frozenset(connection.execute(_STORE_AND_SEE, given).scalars())
    return frozenset(row_id for row_id, indexes in people.items() if indexes & known)


def anything_else(
    connection: Connection, people: Collection[bytes], *, but_for: tuple[UUID, ReportedDeparture]
) -> bool:
    """Whether anything is kept but this one report about any of these people (blind indexes).

    Also whether something was answered about that report itself.
    """
    row_id, reported = but_for
    given = {
        "people": list(people),
        "event": row_id,
        "sender": reported.sender,
        "external_id": reported.event_id,
    }
    return bool(connection.execute(_ANYTHING_ELSE, given).scalar_one())


def kept_about(connection: Connection, people: Collection[bytes]) -> frozenset[bytes]:
    """Those of these people (blind indexes) of whom a report, departure or snapshot is kept."""
    return frozenset(connection.execute(_KEPT, {"people": list(people)}).scalars())


def events_about(
    connection: Connection, privacy: Privacy, people: Collection[bytes]
) -> tuple[ReportedDeparture, ...]:
    """All reports that name any of these people (blind indexes), in order of arrival."""
    rows = connection.execute(_ABOUT, {"people": list(people)})
    return tuple(
        read_report(
            row.kind,
            privacy.open(row.content, INBOX, "content", row.id),
            sender=row.sender,
            received_at=row.created_at,
            source=row.source,
        )
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
