"""What providers say afterwards, and what is asked of them.

Letters of the last week are asked about from now on. Code of before can run beside it; about what
that sends nothing is asked.

Revision ID: 0029
Revises: 0028
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

WORK_STATES = "state IN ('READY', 'DONE', 'REFUSED', 'NEEDS_REVIEW', 'HELD')"
PROVIDERS = "provider IN ('notifynl', 'ebms', 'vertrekmelding')"
MEDIA = "medium IN ('brief', 'berichtenbox', 'sms', 'email')"
WORDS = (
    "word IN ('onderweg', 'onbekend', 'geen_bericht', 'naar_mens', 'geen_plaats', 'niet_gepost',"
    " 'gepost', 'niet_aangekomen', 'bezorgd')"
)
CALLS = (
    "message_state IN ('planned', 'claimed', 'maybe_sent', 'sent', 'delivered', 'failed',"
    " 'cancelled')"
)


def upgrade() -> None:
    """Create both tables, and fill the second."""
    op.create_table(
        "receipt",
        *_work(),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("medium", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_receipt_state")),
        sa.CheckConstraint(PROVIDERS, name=op.f("ck_receipt_provider")),
        sa.CheckConstraint(MEDIA, name=op.f("ck_receipt_medium")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint(
            "provider",
            "provider_id",
            "status",
            name=op.f("uq_receipt_provider_provider_id_status"),
        ),
    )
    op.create_index(op.f("ix_receipt_reference"), "receipt", ["reference"])
    op.create_table(
        "awaited",
        *_work(),
        sa.Column("medium", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_awaited_state")),
        sa.CheckConstraint(MEDIA, name=op.f("ck_awaited_medium")),
        sa.CheckConstraint(WORDS, name=op.f("ck_awaited_word")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_awaited")),
    )
    op.create_index("ix_awaited_medium_sent_at", "awaited", ["medium", "sent_at"])
    for table in ("receipt", "awaited"):
        op.create_index(
            op.f(f"ix_{table}_state_next_attempt_at_id"), table, ["state", "next_attempt_at", "id"]
        )
    op.execute(
        "INSERT INTO awaited (id, state, next_attempt_at, attempts, correlation_id, created_at,"
        " updated_at, medium, provider_id, sent_at, word)"
        " SELECT id, 'READY', now(), 0, correlation_id, now(), now(), 'brief', provider_id,"
        " sent_at, 'onderweg' FROM message"
        " WHERE message_state = 'sent' AND channel = 'brief' AND provider_id IS NOT NULL"
        " AND sent_at > now() - interval '7 days'"
    )
    name = "ck_call_message_message_state"
    op.execute(f"ALTER TABLE call_message DROP CONSTRAINT {name}")
    op.execute(f"ALTER TABLE call_message ADD CONSTRAINT {name} CHECK ({CALLS}) NOT VALID")
    op.execute(f"ALTER TABLE call_message VALIDATE CONSTRAINT {name}")


def _work() -> list[sa.Column[object]]:
    moment = sa.DateTime(timezone=True)
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("next_attempt_at", moment, nullable=False),
        sa.Column("lease_until", moment, nullable=True),
        sa.Column("lease_token", sa.Uuid(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
    ]
