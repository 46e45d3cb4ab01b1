"""Shadow cases that still say something about people are found without reading the erased ones.

Revision ID: 0012
Revises: 0011
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index(
        "ix_zaak_shadow_waiting",
        "zaak",
        ["opened_at"],
        postgresql_where=sa.text("shadow AND erased_at IS NULL"),
    )
