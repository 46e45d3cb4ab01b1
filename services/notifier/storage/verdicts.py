"""Tables of what people decide about a hold, each person's judgement apart, and of their calls."""

from typing import Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from notifier.decision.verdict import Choice
from notifier.storage.metadata import METADATA, one_of
from notifier.verdicts.call_purpose import CallAnswer, CallPurpose, CallReason, TaskEnd
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.verdict_state import EndedBecause, VerdictState

VERDICT: Final = Table(
    "verdict",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False),
    Column("state", Text, nullable=False),
    Column("began_at", DateTime(timezone=True), nullable=False),
    # What holds; NULL while people have not come to it.
    Column("choice", Text),
    Column("stands_since", DateTime(timezone=True)),
    # Until when somebody must have called, or people decide again.
    Column("due_at", DateTime(timezone=True)),
    # The one that the lead settled by this.
    Column("settles", ForeignKey("verdict.id")),
    Column("ended_at", DateTime(timezone=True)),
    Column("ended_by", Text),
    Column("ended_because", Text),
    CheckConstraint(
        "(state IN ('geldt', 'voorbij')) OR choice IS NULL", "nothing_before_it_stands"
    ),
    CheckConstraint(
        "state <> 'geldt' OR (choice IS NOT NULL AND stands_since IS NOT NULL)", "stands_for_one"
    ),
    one_of("state", VerdictState),
    one_of("choice", Choice),
    one_of("ended_because", EndedBecause),
    Index(None, "zaak_id", "began_at"),
)

JUDGEMENT: Final = Table(
    "judgement",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("verdict_id", ForeignKey("verdict.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("by", Text, nullable=False),  # pairwise id of the person
    Column("role", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("choice", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("remark", LargeBinary),  # sealed free text
    # Sealed: the hold codes, the facts behind them, the holders and children that lay before them.
    Column("looked_at", LargeBinary, nullable=False),
    Column("decision_version", Integer, nullable=False),
    # Of withholding only.
    Column("veilig_thuis_asked", Boolean),
    Column("review_on", Date),
    # Two people, never one twice.
    UniqueConstraint("verdict_id", "by"),
    UniqueConstraint("verdict_id", "number"),
    CheckConstraint("number IN (1, 2)", "one_or_two"),
    CheckConstraint(
        "(choice = 'achterhouden') = (review_on IS NOT NULL AND veilig_thuis_asked IS NOT NULL)",
        "withheld_until",
    ),
    one_of("choice", Choice),
    one_of("reason", HoldReason),
)

HOLDER_CALL: Final = Table(
    "holder_call",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("purpose", Text, nullable=False),
    Column("holder_index", LargeBinary(32), nullable=False),
    Column("holder", LargeBinary, nullable=False),  # sealed
    Column("children", LargeBinary, nullable=False),  # sealed
    Column("called_at", DateTime(timezone=True), nullable=False),
    Column("reached", Boolean, nullable=False),
    # Why somebody had to call. Code of before knows only calls that people chose.
    Column("reason", Text, nullable=False, server_default=CallReason.CHOSEN),
    # How it went; NULL where code of before noted only whether somebody was reached.
    Column("answer", Text),
    # When they asked to be called.
    Column("again_at", DateTime(timezone=True)),
    Column("remark", LargeBinary),  # sealed free text
    Column("by", Text, nullable=False),
    Column("noted_at", DateTime(timezone=True), nullable=False),
    CheckConstraint("answer IS NULL OR reached = (answer = 'gesproken')", "who_spoke_was_reached"),
    one_of("purpose", CallPurpose),
    one_of("reason", CallReason),
    one_of("answer", CallAnswer),
)

CALL_TASK: Final = Table(
    "call_task",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("holder_index", LargeBinary(32), nullable=False),
    Column("holder", LargeBinary, nullable=False),  # sealed
    Column("children", LargeBinary, nullable=False),  # sealed
    Column("since", DateTime(timezone=True), nullable=False),
    # Until when somebody must have called.
    Column("due_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Column("ended_because", Text),
    CheckConstraint("(ended_at IS NULL) = (ended_because IS NULL)", "ended_for_a_reason"),
    one_of("reason", CallReason),
    one_of("ended_because", TaskEnd),
    # One at a time for each holder, and how the worklist finds those that wait.
    Index(
        "ix_call_task_open",
        "zaak_id",
        "holder_index",
        unique=True,
        postgresql_where=text("ended_at IS NULL"),
    ),
)
