"""Figures for policy: numbers by month, what was published, and which cases were counted.

Cases of before are counted as well, as far as they are not erased.

Revision ID: 0020
Revises: 0019
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two tables, two columns and the index of what is still to be counted."""
    op.create_table(
        "statistic_count",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("cell", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "stream IN ('werkelijk', 'proef')", name=op.f("ck_statistic_count_stream")
        ),
        sa.PrimaryKeyConstraint("month", "stream", "cell", name=op.f("pk_statistic_count")),
    )
    op.create_table(
        "statistic_edition",
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("method", sa.Integer(), nullable=False),
        sa.Column("cells", postgresql.JSONB(), nullable=False),
        sa.CheckConstraint(
            "stream IN ('werkelijk', 'proef')", name=op.f("ck_statistic_edition_stream")
        ),
        sa.PrimaryKeyConstraint("period", "stream", name=op.f("pk_statistic_edition")),
    )
    op.add_column("zaak", sa.Column("decided_after", sa.Integer(), nullable=True))
    op.add_column("zaak", sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_zaak_uncounted",
        "zaak",
        ["opened_at"],
        postgresql_where=sa.text(
            "counted_at IS NULL AND merged_into IS NULL AND erased_at IS NULL"
        ),
    )
