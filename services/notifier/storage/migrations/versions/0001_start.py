"""Everything the notifier keeps.

Revision ID: 0001
Revises:
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

from foundation.audit import APPEND_ONLY_SQL

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORK_STATES = "state IN ('READY', 'DONE', 'REFUSED', 'NEEDS_REVIEW', 'HELD')"


def upgrade() -> None:
    """Create the tables, the checks on their states and the lock on the audit."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("person", sa.LargeBinary(length=32), nullable=True),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("previous_hash", name=op.f("uq_audit_previous_hash")),
        sa.UniqueConstraint("seq", name=op.f("uq_audit_seq")),
    )
    op.create_index(op.f("ix_audit_person"), "audit", ["person"], unique=False)
    op.create_table(
        "facts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("established_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facts")),
    )
    op.create_table(
        "heartbeat",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_heartbeat")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_token", sa.Uuid(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_inbox_source_external_id")),
    )
    op.create_index(
        op.f("ix_inbox_state_next_attempt_at_id"),
        "inbox",
        ["state", "next_attempt_at", "id"],
        unique=False,
    )
    op.create_table(
        "inbox_conflict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inbox_id", sa.Uuid(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_conflict")),
        sa.UniqueConstraint(
            "inbox_id", "content_hash", name=op.f("uq_inbox_conflict_inbox_id_content_hash")
        ),
    )
    op.create_table(
        "zaak",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("municipality", sa.Text(), nullable=True),
        sa.Column("handling", sa.Text(), nullable=False),
        sa.Column("disposition", sa.Text(), nullable=True),
        sa.Column("tier", sa.Text(), nullable=True),
        sa.Column("clock_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shadow", sa.Boolean(), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "disposition IN ('SKIP', 'NOTIFY', 'HOLD')", name=op.f("ck_zaak_disposition")
        ),
        sa.CheckConstraint(
            "handling IN ("
            "'established', 'held', 'scheduled', 'in_review', "
            "'waiting', 'closed', 'reopened')",
            name=op.f("ck_zaak_handling"),
        ),
        sa.CheckConstraint(
            "tier IN ('T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7')", name=op.f("ck_zaak_tier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zaak")),
        sa.UniqueConstraint("reference", name=op.f("uq_zaak_reference")),
    )
    op.create_index(
        op.f("ix_zaak_handling_clock_at"), "zaak", ["handling", "clock_at"], unique=False
    )
    op.create_index(op.f("ix_zaak_shadow_opened_at"), "zaak", ["shadow", "opened_at"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("policy_version", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_decision_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(
        op.f("ix_decision_zaak_id_version"), "decision", ["zaak_id", "version"], unique=True
    )
    op.create_table(
        "handover",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_token", sa.Uuid(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("handover_state", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "handover_state IN ("
            "'flagged', 'received', 'taken', 'done', "
            "'returned', 'withdrawn', 'needs_review')",
            name=op.f("ck_handover_handover_state"),
        ),
        sa.CheckConstraint("kind IN ('gevlagd', 'ingetrokken')", name=op.f("ck_handover_kind")),
        sa.CheckConstraint(
            "recipient IN ('RVDK_IKO', 'CA_IKA')", name=op.f("ck_handover_recipient")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_handover_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        sa.UniqueConstraint(
            "zaak_id",
            "recipient",
            "kind",
            "round",
            name=op.f("uq_handover_zaak_id_recipient_kind_round"),
        ),
    )
    op.create_index(
        op.f("ix_handover_state_next_attempt_at_id"),
        "handover",
        ["state", "next_attempt_at", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_handover_zaak_id"), "handover", ["zaak_id"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_token", sa.Uuid(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("message_state", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("holder_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("holder", sa.LargeBinary(), nullable=False),
        sa.Column("children", sa.LargeBinary(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("text_sha256", sa.LargeBinary(length=32), nullable=True),
        sa.Column("template_version", sa.Text(), nullable=True),
        sa.CheckConstraint("channel IN ('brief')", name=op.f("ck_message_channel")),
        sa.CheckConstraint(
            "kind IN ('vertrek', 'recall', 'receipt')", name=op.f("ck_message_kind")
        ),
        sa.CheckConstraint(
            "message_state IN ("
            "'planned', 'claimed', 'sent', 'maybe_sent', "
            "'delivered', 'undeliverable', 'refused', 'needs_review', 'recalled', 'cancelled')",
            name=op.f("ck_message_message_state"),
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_message_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("reference", name=op.f("uq_message_reference")),
        sa.UniqueConstraint(
            "zaak_id",
            "holder_index",
            "kind",
            "channel",
            "round",
            name=op.f("uq_message_zaak_id_holder_index_kind_channel_round"),
        ),
    )
    op.create_index(
        op.f("ix_message_state_next_attempt_at_id"),
        "message",
        ["state", "next_attempt_at", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_message_zaak_id"), "message", ["zaak_id"], unique=False)
    op.create_table(
        "timeline",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_timeline_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timeline")),
    )
    op.create_index(
        op.f("ix_timeline_zaak_id_number"), "timeline", ["zaak_id", "number"], unique=True
    )
    op.create_table(
        "zaak_child",
        sa.Column("departure_id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("child_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("facts_id", sa.Uuid(), nullable=False),
        sa.Column("established_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["facts_id"], ["facts.id"], name=op.f("fk_zaak_child_facts_id_facts")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_zaak_child_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("departure_id", name=op.f("pk_zaak_child")),
    )
    op.create_index(op.f("ix_zaak_child_child_index"), "zaak_child", ["child_index"], unique=False)
    op.create_index(op.f("ix_zaak_child_facts_id"), "zaak_child", ["facts_id"], unique=False)
    op.create_index(op.f("ix_zaak_child_zaak_id"), "zaak_child", ["zaak_id"], unique=False)
    op.create_table(
        "zaak_person",
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("person_index", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_zaak_person_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("zaak_id", "person_index", name=op.f("pk_zaak_person")),
    )
    op.create_index(
        op.f("ix_zaak_person_person_index"), "zaak_person", ["person_index"], unique=False
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('sent', 'not_sent', 'maybe_sent', 'refused', 'found', 'not_found')",
            name=op.f("ck_attempt_outcome"),
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_attempt_message_id_message")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint("message_id", "number", name=op.f("uq_attempt_message_id_number")),
    )
    for table in ("inbox", "message", "handover"):
        op.create_check_constraint(op.f(f"ck_{table}_state"), table, WORK_STATES)
    op.execute(APPEND_ONLY_SQL)
