"""A sweep reads what it looks for, and not the whole table.

While an index is made, writing to its table waits; workers and senders try again.

Revision ID: 0004
Revises: 0003
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_INDEXES = (
    ("ix_inbox_content_kept", "inbox", ["sender", "created_at"], "content IS NOT NULL"),
    ("ix_departure_shadow", "departure", ["opened_at"], "shadow"),
    ("ix_residence_seen_until", "residence", ["seen_until"], None),
)


def upgrade() -> None:
    """Add the indexes."""
    for name, table, columns, where in _INDEXES:
        condition = None if where is None else sa.text(where)
        op.create_index(name, table, columns, postgresql_where=condition)
