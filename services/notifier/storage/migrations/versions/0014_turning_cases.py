"""Until when the urgency of a case holds: what time reaches is found by it and decided again.

Empty for cases of before; the sweep looks at each of them once. Code of before can run beside it.

Revision ID: 0014
Revises: 0013
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and its index."""
    op.add_column("zaak", sa.Column("turns_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_zaak_open_turning",
        "zaak",
        ["turns_at"],
        postgresql_where=sa.text("handling <> 'closed'"),
    )
