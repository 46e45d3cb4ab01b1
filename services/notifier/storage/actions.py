"""Tables of what people at the workbench do about cases. What they write is sealed."""

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    Table,
    Text,
    Uuid,
    text,
)

from notifier.cases.case_action import FOUR_EYES, ActionCode, ActionState, NextStep
from notifier.storage.metadata import METADATA, one_of

_TWO: Final = ", ".join(f"'{code}'" for code in sorted(FOUR_EYES))

ZAAK_ACTION: Final = Table(
    "zaak_action",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("code", Text, nullable=False),
    Column("action_state", Text, nullable=False),
    # Who did or proposed it: the provider's id of a person, never a name.
    Column("subject", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    # Sealed: what was typed, and the text that came of it; NULL once erased, or without one.
    Column("fields", LargeBinary),
    Column("product", LargeBinary),
    Column("product_sha256", LargeBinary(32)),
    # The second person, who agreed or refused, and why.
    Column("second_subject", Text),
    Column("second_role", Text),
    Column("second_at", DateTime(timezone=True)),
    Column("second_reason", LargeBinary),
    # What somebody still has to do about it, until when, and who did that.
    Column("next_step", Text),
    Column("due_at", DateTime(timezone=True)),
    Column("step_subject", Text),
    Column("step_role", Text),
    Column("step_at", DateTime(timezone=True)),
    Column("step_fields", LargeBinary),
    # Of an alert: until when it is asked, and when somebody looks again.
    Column("expires_on", Date),
    Column("review_on", Date),
    Column("taken_back_at", DateTime(timezone=True)),
    one_of("code", ActionCode),
    one_of("action_state", ActionState),
    one_of("next_step", NextStep),
    CheckConstraint("second_subject <> subject", "two_people"),
    CheckConstraint(
        f"code NOT IN ({_TWO}) OR action_state <> 'done' OR second_subject IS NOT NULL",
        "agreed_by_a_second",
    ),
    CheckConstraint(
        "(action_state = 'proposed') = COALESCE(next_step = 'second_reader', false)",
        "proposed_waits",
    ),
    CheckConstraint("action_state <> 'refused' OR second_subject IS NOT NULL", "refused_by_one"),
    CheckConstraint("(action_state = 'taken_back') = (taken_back_at IS NOT NULL)", "taken_back"),
    CheckConstraint("(next_step IS NULL) = (due_at IS NULL)", "step_has_a_clock"),
    CheckConstraint("next_step <> 'check' OR step_subject <> subject", "checked_by_another"),
)
Index(
    # What still has to be done, the first first: few of all there ever were.
    "ix_zaak_action_open",
    ZAAK_ACTION.c.due_at,
    ZAAK_ACTION.c.id,
    postgresql_where=text("next_step IS NOT NULL AND step_at IS NULL"),
)

ZAAK_CONFLICT: Final = Table(
    # Who said of themselves that they know the family: they see that the case exists, no more.
    "zaak_conflict",
    METADATA,
    Column("zaak_id", ForeignKey("zaak.id"), primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)
