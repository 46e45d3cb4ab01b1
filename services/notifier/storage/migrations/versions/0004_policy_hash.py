"""The SHA-256 of the policy file stands with every decision.

Code of before and after can run beside it.

Revision ID: 0004
Revises: 0003
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    # Absent for decisions of before.
    op.add_column("decision", sa.Column("policy_sha256", sa.Text(), nullable=True))
