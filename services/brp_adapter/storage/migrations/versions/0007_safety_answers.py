"""What the departing parent answers to "is it safe?", and the card on which that is asked.

Code of before can run beside it; it does not see an answer. So stop it before a card is given out.

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
    """Add both tables, and the reason for looking again."""
    op.create_table(
        "safety_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("said", sa.LargeBinary(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_answer")),
        sa.UniqueConstraint(
            "sender",
            "external_id",
            "source",
            "number",
            name=op.f("uq_safety_answer_sender_external_id_source_number"),
        ),
    )
    op.create_index(op.f("ix_safety_answer_said_at"), "safety_answer", ["said_at"])
    op.create_table(
        "card",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("ticket", sa.LargeBinary(32), nullable=False),
        sa.Column("ticket_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("page_key", sa.LargeBinary(32), nullable=True),
        sa.Column("page_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("ticket", name=op.f("uq_card_ticket")),
        sa.UniqueConstraint("page_key", name=op.f("uq_card_page_key")),
    )
    op.create_index(op.f("ix_card_ticket_until"), "card", ["ticket_until"])
    op.drop_constraint(op.f("ck_recheck_why"), "recheck", type_="check")
    op.create_check_constraint(
        op.f("ck_recheck_why"), "recheck", "why IN ('all_depart', 'finding', 'safety')"
    )
