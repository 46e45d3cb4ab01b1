"""Codes by which a holder opens a message, how sure an answer is whose it is, and what was written.

Code of before can run beside it; answers that it takes count as passed on.

Revision ID: 0027
Revises: 0026
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and add the columns."""
    op.create_table(
        "reply_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("births", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_reply_code_message_id_message")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_code")),
        sa.UniqueConstraint("hash", name=op.f("uq_reply_code_hash")),
    )
    op.create_index(op.f("ix_reply_code_message_id"), "reply_code", ["message_id"])
    op.add_column("message", sa.Column("read_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "answer", sa.Column("strength", sa.Text(), server_default="passed_on", nullable=False)
    )
    op.create_check_constraint(
        op.f("ck_answer_strength"), "answer", "strength IN ('passed_on', 'code', 'login')"
    )
    op.add_column("answer", sa.Column("words", sa.LargeBinary(), nullable=True))
    op.add_column("answer", sa.Column("knew", sa.Boolean(), nullable=True))
