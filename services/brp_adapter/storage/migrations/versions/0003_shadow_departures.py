"""A departure says whether anything could leave for it when it was opened.

Code of before can run beside it; what it opens counts as not in shadow.

Revision ID: 0003
Revises: 0002
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column(
        "departure", sa.Column("shadow", sa.Boolean(), nullable=False, server_default=sa.false())
    )
