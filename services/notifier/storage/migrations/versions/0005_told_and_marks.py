"""What a message told is kept, and two more kinds of it; a case keeps its marks.

Of messages that left before this the date told is not known; none of them is corrected. Code of
before can run beside it.

Revision ID: 0005
Revises: 0004
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, and allow the kinds."""
    op.add_column("message", sa.Column("told_date", sa.LargeBinary(), nullable=True))
    op.drop_constraint(op.f("ck_message_kind"), "message")
    op.create_check_constraint(
        op.f("ck_message_kind"),
        "message",
        "kind IN ('vertrek', 'recall', 'receipt', 'correction', 'confirmation')",
    )
    op.add_column("zaak", sa.Column("breach_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("zaak", sa.Column("flags", sa.Text(), nullable=True))
    op.add_column("zaak", sa.Column("mode", sa.Text(), nullable=True))
    op.create_check_constraint(op.f("ck_zaak_mode"), "zaak", "mode IN ('on', 'shadow', 'off')")
