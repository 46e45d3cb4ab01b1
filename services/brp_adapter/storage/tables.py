"""The tables of the adapter. BSNs stand in them sealed or as a blind index, never plain."""

from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    any_,
    bindparam,
    false,
)
from sqlalchemy.dialects.postgresql import ARRAY

from foundation.audit import audit_table
from foundation.heartbeat import heartbeat_table
from foundation.inbox import inbox_table
from foundation.migrate import new_metadata
from foundation.outbox import outbox_table
from foundation.work import WORK_COLUMNS


class DepartureState(StrEnum):
    """``UNDONE`` still is the child's departure: a late report may yet belong to it."""

    OPEN = "OPEN"
    UNDONE = "UNDONE"
    CLOSED = "CLOSED"


class RecheckWhy(StrEnum):
    """Why a departure is looked at again.

    ``ALL_DEPART``: everyone with gezag departs along (DECISION G03), so daily. ``FINDING``: a
    person confirmed or corrected what was derived, so once. ``SAFETY``: somebody answered whether
    it is safe to tell, so once.
    """

    ALL_DEPART = "all_depart"
    FINDING = "finding"
    SAFETY = "safety"


def one_of(column: Column[Any], parameter: str) -> ColumnElement[bool]:
    """Whether the column is in the list that is given under ``parameter``.

    An array, and not ``IN``: the statement stays the same however long the list is, so that neither
    side has to prepare it again.
    """
    return column == any_(bindparam(parameter, type_=ARRAY(column.type)))


METADATA: Final = new_metadata()

INBOX: Final = inbox_table(METADATA)
INBOX_CONFLICT: Final = METADATA.tables["inbox_conflict"]
Index(
    "ix_inbox_content_kept",
    INBOX.c.sender,
    INBOX.c.created_at,
    # What says something about people: erasing begins here.
    postgresql_where=INBOX.c.content.is_not(None),
)
OUTBOX: Final = outbox_table(METADATA)
AUDIT: Final = audit_table(METADATA)
HEARTBEAT: Final = heartbeat_table(METADATA)

REPORTED_EVENT: Final = Table(
    "reported_event",
    METADATA,
    # The id of the inbox row, where the (sealed) content is: there is one copy of it.
    Column("id", Uuid, ForeignKey(INBOX.c.id), primary_key=True),
    # Order of arrival: decides between reports that were recorded at the same moment.
    Column("seq", BigInteger, Identity(always=True), nullable=False),
    # Questions in a row to which the BRP gave no answer.
    Column("unanswered", Integer, nullable=False, server_default="0"),
    # The message in which its facts went out; none while there are none.
    Column("outbox_id", Uuid, ForeignKey(OUTBOX.c.id)),
    UniqueConstraint("seq"),
)

EVENT_PERSON: Final = Table(
    "event_person",
    METADATA,
    Column("person", LargeBinary(32), primary_key=True),
    Column("event", Uuid, ForeignKey(REPORTED_EVENT.c.id), primary_key=True),
)

DEPARTURE: Final = Table(
    "departure",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("child", LargeBinary(32), nullable=False),
    Column("child_bsn", LargeBinary, nullable=False),
    Column(
        "state",
        Text,
        CheckConstraint(f"state IN ({', '.join(repr(s.value) for s in DepartureState)})", "state"),
        nullable=False,
    ),
    Column("municipality", Text),
    # Nothing could leave for its municipality when it was opened: erased within a day.
    Column("shadow", Boolean, nullable=False, server_default=false()),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
    # What its facts said when they were last put in the outbox: a keyed hash. None: not known.
    Column("told", LargeBinary(32)),
    # Until when a registration may be expected; none once there is one (docs/privacy.md).
    Column("awaited_until", Date),
)
ONE_PER_CHILD: Final = Index(
    "uq_departure_child",
    DEPARTURE.c.child,
    unique=True,
    postgresql_where=DEPARTURE.c.state != DepartureState.CLOSED.value,
)

Index("ix_departure_shadow", DEPARTURE.c.opened_at, postgresql_where=DEPARTURE.c.shadow)

DEPARTURE_PERSON: Final = Table(
    "departure_person",
    METADATA,
    Column("person", LargeBinary(32), primary_key=True),
    Column("departure", Uuid, ForeignKey(DEPARTURE.c.id), primary_key=True),
    # When the register was last seen to show that this person left the Netherlands.
    Column("seen_gone_at", DateTime(timezone=True)),
)

RECHECK: Final = Table(
    "recheck",
    METADATA,
    # The id of the departure: each has one row at most.
    *WORK_COLUMNS(),
    ForeignKeyConstraint(["id"], [DEPARTURE.c.id]),
    Column(
        "why",
        Text,
        CheckConstraint(f"why IN ({', '.join(repr(w.value) for w in RecheckWhy)})", "why"),
        nullable=False,
    ),
    # The last day of looking again every day; none when it is done once.
    Column("last_day", Date),
    # Questions in a row to which the BRP gave no answer.
    Column("unanswered", Integer, nullable=False, server_default="0"),
)

RESIDENCE: Final = Table(
    "residence",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("person", LargeBinary(32), nullable=False, index=True),
    # The first and the last day on which the register was seen to give this address.
    Column("seen_from", Date, nullable=False),
    Column("seen_until", Date, nullable=False, index=True),
    Column("content", LargeBinary, nullable=False),
)

SNAPSHOT: Final = Table(
    "snapshot",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("child", LargeBinary(32), nullable=False, index=True),
    Column("taken_at", DateTime(timezone=True), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("gezag", LargeBinary, nullable=False),
    # Who answered. Nobody but the BRP does so far; a row without one would prove nothing.
    Column("source", Text, nullable=False, server_default="brp"),
)

# What a person found about the gezag over the child of a departure, by the id of the notifier.
FINDING: Final = Table(
    "finding",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("departure", Uuid, ForeignKey(DEPARTURE.c.id), nullable=False, index=True),
    Column("child", LargeBinary(32), nullable=False, index=True),
    Column("found_at", DateTime(timezone=True), nullable=False),
    # Of the content without its withdrawal: the same id never says something else.
    Column("hash", LargeBinary(32), nullable=False),
    # The whole message, with the gezag that was found and which organisation found it.
    Column("content", LargeBinary, nullable=False),
    Column("withdrawn_at", DateTime(timezone=True)),
    Column("received_at", DateTime(timezone=True), nullable=False),
)

# What the departing parent answered to "is it safe?", by the event that it belongs to. The event
# may still have to come: the card is read before the declaration is sent.
SAFETY_ANSWER: Final = Table(
    "safety_answer",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("sender", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    # Nobody may read in the database who is not safe.
    Column("said", LargeBinary, nullable=False),
    Column("said_at", DateTime(timezone=True), nullable=False, index=True),
    # How often it was answered about this event; one writer at a time.
    Column("number", Integer, nullable=False),
    UniqueConstraint("sender", "external_id", "source", "number"),
)

# Leave to open the card once, for one event of one municipality.
CARD: Final = Table(
    "card",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("sender", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    # Keyed hashes: of the ticket that opens the card, and of the key that the open page holds.
    Column("ticket", LargeBinary(32), nullable=False, unique=True),
    Column("ticket_until", DateTime(timezone=True), nullable=False, index=True),
    Column("page_key", LargeBinary(32), unique=True),
    Column("page_until", DateTime(timezone=True)),
    Column("closed_at", DateTime(timezone=True)),
)
