"""Words to municipalities about departures that they reported.

Code of before can run beside it; it plans none and offers none.

Revision ID: 0018
Revises: 0017
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

WORK_STATES = "state IN ('READY', 'DONE', 'REFUSED', 'NEEDS_REVIEW', 'HELD')"
KINDS = (
    "kind IN ('geinformeerd', 'aangehouden', 'geweigerd', 'verzoek-oproepen', "
    "'geen-bereikbaarheid')"
)
WORD_STATES = "word_state IN ('planned', 'offered', 'delivered', 'lapsed', 'needs_review')"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "municipality_word",
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
        sa.Column("municipality", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("departure_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("word_state", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("one_year_on", sa.Date(), nullable=True),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("grondslag", sa.Text(), nullable=True),
        sa.Column("artikel", sa.Text(), nullable=True),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_municipality_word_state")),
        sa.CheckConstraint(KINDS, name=op.f("ck_municipality_word_kind")),
        sa.CheckConstraint(WORD_STATES, name=op.f("ck_municipality_word_word_state")),
        sa.ForeignKeyConstraint(
            ["zaak_id"], ["zaak.id"], name=op.f("fk_municipality_word_zaak_id_zaak")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality_word")),
        sa.UniqueConstraint(
            "zaak_id", "kind", "round", name=op.f("uq_municipality_word_zaak_id_kind_round")
        ),
        sa.UniqueConstraint(
            "municipality", "number", name=op.f("uq_municipality_word_municipality_number")
        ),
    )
    op.create_index(
        op.f("ix_municipality_word_state_next_attempt_at_id"),
        "municipality_word",
        ["state", "next_attempt_at", "id"],
    )
    op.create_index(
        op.f("ix_municipality_word_zaak_id_created_at"),
        "municipality_word",
        ["zaak_id", "created_at"],
    )
