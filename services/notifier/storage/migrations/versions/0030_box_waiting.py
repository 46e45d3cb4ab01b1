"""Messages of which MijnOverheid has said nothing yet are found without reading all others.

Revision ID: 0030
Revises: 0029
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One small index."""
    op.create_index(
        "ix_message_box_waiting",
        "message",
        ["sent_at"],
        postgresql_where=sa.text("channel = 'berichtenbox' AND message_state = 'sent'"),
    )
