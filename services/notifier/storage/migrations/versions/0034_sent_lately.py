"""What left lately is counted without reading everything that ever left.

Revision ID: 0034
Revises: 0033
"""  # noqa: INP001  Alembic loads it by path

from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index(op.f("ix_message_sent_at"), "message", ["sent_at"])
