"""The subscriptions of one source are found without reading those of all others.

Code of before can run beside it.

Revision ID: 0012
Revises: 0011
"""  # noqa: INP001  Alembic loads it by path

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index(
        "ix_subscription_of_connection",
        "subscription",
        ["connection", "state", "next_attempt_at", "id"],
    )
