"""The subscriptions of one source are found without reading those of all others.

Code of before can run beside it.

Revision ID: 0011
Revises: 0010
"""  # noqa: INP001  Alembic loads it by path

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index(
        "ix_subscription_of_connection",
        "subscription",
        ["connection", "state", "next_attempt_at", "id"],
    )
