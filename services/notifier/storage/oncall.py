"""Tables of on call: colleagues, their shifts and swaps, calls and the messages that carry them.

A colleague is the provider's pairwise id. The label and the phone number are the colleague's own
and sealed; of a case a call keeps its id only, and a message not even that.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    literal_column,
)
from sqlalchemy.dialects.postgresql import ARRAY

from foundation.work import WORK_COLUMNS
from notifier.oncall.kinds import CallChannel, CallMessageState, Cause, Place, SwapState, Why
from notifier.storage.cases import TIMELINE
from notifier.storage.metadata import METADATA, one_of

COLLEAGUE: Final = Table(
    "oncall_colleague",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("subject", Text, nullable=False, unique=True),
    Column("label", LargeBinary, nullable=False),
    # Sealed; NULL where somebody is called through the webhook only.
    Column("phone", LargeBinary),
    # Whether the provider called this colleague a lead when the rota was last opened by them.
    Column("lead", Boolean, nullable=False),
    Column("registered_at", DateTime(timezone=True), nullable=False),
    Column("left_at", DateTime(timezone=True)),
)

SHIFT: Final = Table(
    "oncall_shift",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("colleague_id", ForeignKey("oncall_colleague.id"), nullable=False, index=True),
    Column("place", Text, nullable=False),
    Column("starts_at", DateTime(timezone=True), nullable=False),
    Column("ends_at", DateTime(timezone=True), nullable=False),
    # The newest change to it, so that whoever made it can undo it.
    Column("changed_by", Text, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    Column("removed_at", DateTime(timezone=True)),
    one_of("place", Place),
    Index(None, "ends_at"),
)

SWAP: Final = Table(
    "oncall_swap",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("shift_id", ForeignKey("oncall_shift.id"), nullable=False),
    Column("asked_by", ForeignKey("oncall_colleague.id"), nullable=False),
    Column("asked_of", ForeignKey("oncall_colleague.id"), nullable=False),
    # What the one who asks takes over in return; NULL: nothing.
    Column("return_id", ForeignKey("oncall_shift.id")),
    Column("swap_state", Text, nullable=False),
    Column("asked_at", DateTime(timezone=True), nullable=False),
    Column("answered_at", DateTime(timezone=True)),
    one_of("swap_state", SwapState),
)
Index(
    # One question at a time about one shift.
    "ix_oncall_swap_open",
    SWAP.c.shift_id,
    unique=True,
    postgresql_where=SWAP.c.swap_state == literal_column("'gevraagd'"),
)

CALL_OUT: Final = Table(
    "call_out",
    METADATA,
    *WORK_COLUMNS(),  # due: when the next people are called
    # NULL: a colleague asked for a call to try it.
    Column("zaak_id", ForeignKey("zaak.id")),
    Column("colleague_id", ForeignKey("oncall_colleague.id")),
    Column("cause", Text, nullable=False),
    Column("round", Integer, nullable=False),
    # Number of the newest entry of the timeline that whoever answers has before them.
    Column("through", Integer, nullable=False),
    # How many steps were taken, and how often all were called again after the last of them.
    Column("step", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("unanswered_at", DateTime(timezone=True)),
    Column("acknowledged_at", DateTime(timezone=True)),
    Column("acknowledged_by", Text),
    # What it was for is over: the next time is another round.
    Column("over_at", DateTime(timezone=True)),
    UniqueConstraint("zaak_id", "cause", "round"),
    one_of("cause", Cause),
)

WAITS: Final = and_(CALL_OUT.c.acknowledged_at.is_(None), CALL_OUT.c.over_at.is_(None))
"""Nobody answered yet."""

Index("ix_call_out_waits", CALL_OUT.c.created_at, postgresql_where=WAITS)
Index("ix_call_out_live", CALL_OUT.c.zaak_id, postgresql_where=CALL_OUT.c.over_at.is_(None))

CALL_MESSAGE: Final = Table(
    "call_message",
    METADATA,
    *WORK_COLUMNS(),  # the id is the one under which the other side knows it, at every attempt
    Column("call_id", ForeignKey("call_out.id"), nullable=False, index=True),
    Column("channel", Text, nullable=False),
    Column("step", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    # One colleague for an SMS, everybody of the step for the webhook.
    Column("colleagues", ARRAY(Uuid), nullable=False),
    Column("message_state", Text, nullable=False),
    Column("sent_at", DateTime(timezone=True)),
    Column("provider_id", Text),
    one_of("channel", CallChannel),
    one_of("message_state", CallMessageState),
)

REACHABILITY: Final = Table(
    # A row per change, never altered: since when the team is, or is not, reachable.
    "oncall_reachability",
    METADATA,
    Column("number", BigInteger, Identity(always=True), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("why", Text, nullable=False),
    one_of("why", Why),
)

DISAGREED: Final = literal_column(
    "(kind = 'oordelen_verschillen' OR (kind = 'antwoord_ontvangen' AND code = 'object'))",
    Boolean,
)
"""Entries for which somebody is called before the departure: few, among very many."""

Index("ix_timeline_disagreed", TIMELINE.c.zaak_id, TIMELINE.c.number, postgresql_where=DISAGREED)
