"""How long things took, for the figures of all processes together.

Code of before can run beside it: it measures nothing.

Revision ID: 0006
Revises: 0005
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two tables and the moment of the newest event of a case."""
    op.create_table(
        "duration",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duration")),
    )
    op.create_table(
        "duration_bucket",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("bucket", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("name", "bucket", name=op.f("pk_duration_bucket")),
    )
    # Unknown for the cases there are.
    op.add_column("zaak", sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True))
