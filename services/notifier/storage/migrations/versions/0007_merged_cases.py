"""A case may go on in another one, when they turn out to be one household.

Code of before can run beside it.

Revision ID: 0007
Revises: 0006
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("zaak", sa.Column("merged_into", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_zaak_merged_into_zaak"), "zaak", "zaak", ["merged_into"], ["id"])
