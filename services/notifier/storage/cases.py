"""Tables of the case: who it is about, what was established, what was decided, what happened.

People appear as blind indexes (to find) and inside sealed columns (to read), never otherwise.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    and_,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import DATEMULTIRANGE

from contracts.policy.effects import Mode
from notifier.cases.handling_state import HandlingState
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Disposition, Tier
from notifier.storage.metadata import METADATA, one_of

ZAAK: Final = Table(
    "zaak",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("reference", Text, nullable=False, unique=True),
    Column("municipality", Text),
    Column("handling", Text, nullable=False),
    Column("disposition", Text),
    Column("tier", Text),
    Column("clock_at", DateTime(timezone=True)),
    Column("escalated_at", DateTime(timezone=True)),
    # The case in which this one goes on: they turned out to be one household.
    Column("merged_into", ForeignKey("zaak.id")),
    # Since when we know that someone was told who has no gezag: perhaps a data breach.
    Column("breach_at", DateTime(timezone=True)),
    # Recipients of the flags that the decision asks for, and its mode: what has yet to leave when
    # an effect goes on is found by these.
    Column("flags", Text),
    Column("mode", Text),
    # Nothing may leave for its municipality: not in the API, erased within a day.
    Column("shadow", Boolean, nullable=False),
    # What the worklist asks for and only the sealed decision and facts say, written with them
    # (``WorklistPlace``): the days on which a child may leave, ...
    Column("leaves_on", DATEMULTIRANGE),
    Column("looks_first", Text),
    # ... kinds of reasons (``ReasonGroup.bit``) and never the codes, and since when an answer asks
    # for a human.
    Column("reason_groups", Integer),
    Column("replied_at", DateTime(timezone=True)),
    # Who took it up at the workbench (the provider's id), until when it waits for something from
    # outside, and when the first step about it is due that a person still has to do.
    Column("taken_by", Text),
    Column("waits_until", DateTime(timezone=True)),
    Column("task_at", DateTime(timezone=True)),
    # The database keeps these itself: they cannot say anything but what the others say.
    Column(
        "clockless",
        Boolean,
        Computed("clock_at IS NULL AND task_at IS NULL AND waits_until IS NULL", persisted=True),
    ),
    Column(
        "sorts_at",
        DateTime(timezone=True),
        Computed(
            # What waits has the clock of what it waits for; LEAST passes over what is not there.
            "COALESCE(LEAST(CASE WHEN handling = 'waiting'::text"
            " THEN COALESCE(waits_until, clock_at) ELSE clock_at END, task_at),"
            " timezone('Europe/Amsterdam'::text, lower(leaves_on)::timestamp without time zone),"
            " opened_at)",
            persisted=True,
        ),
    ),
    Column(
        "on_hold",
        Boolean,
        Computed(
            "handling = 'held'::text OR COALESCE(disposition = 'HOLD'::text, false)",
            persisted=True,
        ),
    ),
    Column(
        "flagged",
        Boolean,
        Computed("COALESCE(flags <> ''::text, false) OR escalated_at IS NOT NULL", persisted=True),
    ),
    Column("replied", Boolean, Computed("replied_at IS NOT NULL", persisted=True)),
    Column("waiting", Boolean, Computed("handling = 'waiting'::text", persisted=True)),
    Column("erased_at", DateTime(timezone=True)),
    Column("opened_at", DateTime(timezone=True), nullable=False),
    # When the newest event about it was taken in; for measuring only.
    Column("reported_at", DateTime(timezone=True)),
    # Seconds from the first report of it to the first decision; NULL where no event reported it.
    Column("decided_after", Integer),
    # When it was added to the figures for policy, which happens once.
    Column("counted_at", DateTime(timezone=True)),
    # Until when tier and track hold; NULL: of before this was kept. The sweep decides again then.
    Column("turns_at", DateTime(timezone=True)),
    # Goes up with every decision that differs from the one before it.
    Column("version", Integer, nullable=False),
    Column("correlation_id", Text, nullable=False),
    one_of("handling", HandlingState),
    one_of("disposition", Disposition),
    one_of("tier", Tier),
    one_of("mode", Mode),
    one_of("looks_first", Desk),
    Index(None, "handling", "clock_at"),
    Index(None, "shadow", "opened_at"),
)
Index(
    "ix_zaak_shadow_waiting",
    ZAAK.c.opened_at,
    # Erased ones stay as a number; there are many, and nobody looks for them.
    postgresql_where=ZAAK.c.shadow & ZAAK.c.erased_at.is_(None),
)

Index(
    "ix_zaak_open_turning",
    ZAAK.c.turns_at,
    # In the end nearly all of them are closed, and those do not age.
    postgresql_where=ZAAK.c.handling != HandlingState.CLOSED,
)

UNCOUNTED: Final = and_(
    ZAAK.c.counted_at.is_(None), ZAAK.c.merged_into.is_(None), ZAAK.c.erased_at.is_(None)
)
"""Still to be added to the figures for policy; a household that was merged is counted once."""

Index("ix_zaak_uncounted", ZAAK.c.opened_at, postgresql_where=UNCOUNTED)

SHOWN: Final = and_(
    ZAAK.c.shadow.is_(False), ZAAK.c.erased_at.is_(None), ZAAK.c.merged_into.is_(None)
)
"""What people may ever see in a list (who may see which is another matter)."""

OPEN: Final = and_(SHOWN, ZAAK.c.handling != literal_column("'closed'"))
"""Written out, not as a parameter: else a prepared statement could not use the indexes below."""

Index(
    # The whole worklist: every tab, filter and count is read from this index alone, however few
    # of the cases it is about.
    "ix_zaak_worklist",
    ZAAK.c.clockless,
    ZAAK.c.sorts_at,
    ZAAK.c.id,
    postgresql_include=[
        "municipality", "tier", "looks_first", "leaves_on", "reason_groups",
        "on_hold", "flagged", "replied", "waiting",
    ],
    postgresql_where=OPEN,
)  # fmt: skip
Index(
    "ix_zaak_worklist_municipality",
    ZAAK.c.municipality,
    ZAAK.c.clockless,
    ZAAK.c.sorts_at,
    ZAAK.c.id,
    postgresql_where=OPEN,
)
Index(
    # Of before there was a worklist; they are filled in, and then this is empty.
    "ix_zaak_without_place",
    ZAAK.c.opened_at,
    postgresql_where=and_(OPEN, ZAAK.c.reason_groups.is_(None)),
)

FACTS: Final = Table(
    "facts",
    METADATA,
    Column("id", Uuid, primary_key=True),  # the facts_id of the message
    Column("established_at", DateTime(timezone=True), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("content", LargeBinary),  # sealed; NULL once erased
    Column("received_at", DateTime(timezone=True), nullable=False),
)

ZAAK_CHILD: Final = Table(
    "zaak_child",
    METADATA,
    Column("departure_id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("child_index", LargeBinary(32), nullable=False, index=True),
    # The newest facts about this child; older ones that arrive later change nothing.
    Column("facts_id", ForeignKey("facts.id"), nullable=False, index=True),
    Column("established_at", DateTime(timezone=True), nullable=False),
)

ZAAK_PERSON: Final = Table(
    "zaak_person",
    METADATA,
    Column("zaak_id", ForeignKey("zaak.id"), primary_key=True),
    Column("person_index", LargeBinary(32), primary_key=True, index=True),
)

ZAAK_RELATED: Final = Table(
    # Everyone whom the facts name, also by former numbers: so a report finds the case. Kept apart
    # from zaak_person, which is the departure set and decides which children are one household.
    "zaak_related",
    METADATA,
    Column("zaak_id", ForeignKey("zaak.id"), primary_key=True),
    Column("person_index", LargeBinary(32), primary_key=True, index=True),
)

DECISION: Final = Table(
    "decision",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("policy_version", Text, nullable=False),
    # SHA-256 of the policy file: two files of one version differ here. NULL before it was kept.
    Column("policy_sha256", Text),
    Column("decided_at", DateTime(timezone=True), nullable=False),
    # Both sealed, for explaining and repeating years later; NULL once a shadow case is erased.
    Column("facts", LargeBinary),
    Column("content", LargeBinary),
    Index(None, "zaak_id", "version", unique=True),
)

TIMELINE: Final = Table(
    "timeline",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text),
    Column("actor", Text, nullable=False),
    # By which transaction: the only order in which nothing is missed that commits late. A moment
    # or a number is drawn before the commit.
    Column(
        "written_in",
        BigInteger,
        server_default=text("((pg_current_xact_id())::text)::bigint"),
    ),
    Index(None, "zaak_id", "number", unique=True),
    Index(None, "written_in"),
)
