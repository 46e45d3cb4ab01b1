"""An answer that was registered by mistake can be taken back.

Code of before can run beside it; it goes on counting an answer that was taken back.

Revision ID: 0011
Revises: 0010
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("answer", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
