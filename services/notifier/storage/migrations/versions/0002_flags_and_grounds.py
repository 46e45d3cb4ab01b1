"""A planned flag is called so, an escalation is a kind of its own, and grounds are kept.

Code of before and after can run beside it, but for one thing: a process of before cannot plan a
flag once this has run. It is stopped first.

Revision ID: 0002
Revises: 0001
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STATES = "'received', 'taken', 'done', 'returned', 'withdrawn', 'needs_review'"


def upgrade() -> None:
    """Rename the first state of a flag, allow the kind, add the columns."""
    op.drop_constraint(op.f("ck_handover_handover_state"), "handover")
    op.execute("UPDATE handover SET handover_state = 'planned' WHERE handover_state = 'flagged'")
    op.create_check_constraint(
        op.f("ck_handover_handover_state"), "handover", f"handover_state IN ('planned', {_STATES})"
    )
    op.drop_constraint(op.f("ck_handover_kind"), "handover")
    op.create_check_constraint(
        op.f("ck_handover_kind"), "handover", "kind IN ('gevlagd', 'geescaleerd', 'ingetrokken')"
    )
    for table in ("handover", "attempt"):
        # Absent for what left before this column, and for a flag that did not leave yet.
        op.add_column(table, sa.Column("grondslag", sa.Text(), nullable=True))
        op.add_column(table, sa.Column("artikel", sa.Text(), nullable=True))
