"""The tables of the sources: what they brought that nobody can read, and what we ask of them."""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from brp_adapter.storage.tables import METADATA
from foundation.inbox import inbox_table
from foundation.work import WORK_COLUMNS

# What a source only points at, until it was fetched: the notification or the event itself, sealed.
# Then the inbox has it, under the same id.
TO_FETCH: Final = inbox_table(METADATA, "to_fetch")
TO_FETCH_CONFLICT: Final = METADATA.tables["to_fetch_conflict"]

# What a known sender brought and nobody here can read: kept for a person to look at.
UNREADABLE: Final = Table(
    "unreadable",
    METADATA,
    Column("id", Uuid, primary_key=True),
    # Name of the connected source, ours.
    Column("connection", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("format", Text, nullable=False),
    # What is wrong: members and codes, never a value.
    Column("reason", Text, nullable=False),
    Column("content_hash", LargeBinary(32), nullable=False),
    Column("content", LargeBinary, nullable=False),
    # A sender that repeats itself every minute fills one row, not a table.
    Column("times", Integer, nullable=False, server_default="1"),
    Column("correlation_id", Text, nullable=False),
    Column("first_at", DateTime(timezone=True), nullable=False),
    Column("last_at", DateTime(timezone=True), nullable=False, index=True),
    # Ended by an operator; comes back when it is sent again.
    Column("looked_at", DateTime(timezone=True)),
    UniqueConstraint("connection", "content_hash"),
)

# Of a source that already has as many there as are kept: that more came, and how many.
NOT_KEPT: Final = Table(
    "unreadable_not_kept",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("connection", Text, nullable=False, unique=True),
    Column("format", Text, nullable=False),
    Column("times", Integer, nullable=False, server_default="1"),
    Column("correlation_id", Text, nullable=False),
    Column("first_at", DateTime(timezone=True), nullable=False),
    Column("last_at", DateTime(timezone=True), nullable=False),
)

# We as a subscriber of the BRP API Gebeurtenissen, one row per connected source: work that is due
# again after every turn.
SUBSCRIBER: Final = Table(
    "subscriber",
    METADATA,
    *WORK_COLUMNS(),
    # Name of the connected source, ours.
    Column("connection", Text, nullable=False),
    # When we last saw that our name is registered; none: it has to be.
    Column("registered_at", DateTime(timezone=True)),
    # The id of the last event that we kept, written together with it.
    Column("cursor", Text),
    # When everything there was had been read.
    Column("read_at", DateTime(timezone=True)),
    # Turns in a row that failed, and since when.
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("failing_since", DateTime(timezone=True)),
    # Where the server remembers what was read: when we asked and have no answer kept yet.
    Column("asked_at", DateTime(timezone=True)),
    # An answer of that time never came; a person looks at it.
    Column("missed_since", DateTime(timezone=True)),
    # No subscription is made or ended before this.
    Column("quiet_until", DateTime(timezone=True)),
    UniqueConstraint("connection"),
)

# Whom we follow there: one row per person and kind of event. What is ended is deleted.
SUBSCRIPTION: Final = Table(
    "subscription",
    METADATA,
    *WORK_COLUMNS(),
    Column("person", LargeBinary(32), nullable=False),
    Column("connection", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("bsn", LargeBinary, nullable=False),
    # With READY: still to be made, or to be ended; with DONE: made.
    Column("wanted", Boolean, nullable=False),
    # The last day on which this person is followed; none: until somebody says so.
    Column("last_day", Date),
    UniqueConstraint("person", "connection", "kind"),
)
# One source is worked off at a time: the rows of all others must not be read for it.
Index(
    "ix_subscription_of_connection",
    *(SUBSCRIPTION.c[name] for name in ("connection", "state", "next_attempt_at", "id")),
)
