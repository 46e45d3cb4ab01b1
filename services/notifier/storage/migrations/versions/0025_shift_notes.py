"""What one shift leaves to the next, and who read it.

Revision ID: 0025
Revises: 0024
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "shift_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_note")),
    )
    op.create_index(op.f("ix_shift_note_at"), "shift_note", ["at"])
    op.create_table(
        "shift_note_read",
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["note_id"],
            ["shift_note.id"],
            name=op.f("fk_shift_note_read_note_id_shift_note"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("note_id", "subject", name=op.f("pk_shift_note_read")),
    )
