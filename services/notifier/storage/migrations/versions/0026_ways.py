"""A message may go to the Berichtenbox, which may turn out to have no place for somebody.

Code of before can run beside it; it plans paper only.

Revision ID: 0026
Revises: 0025
"""  # noqa: INP001  Alembic loads it by path

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

CHECKS = {
    "channel": "'brief', 'berichtenbox'",
    "message_state": (
        "'planned', 'claimed', 'sent', 'maybe_sent', 'delivered', 'undeliverable', 'not_taken', "
        "'refused', 'needs_review', 'recalled', 'cancelled'"
    ),
}


def upgrade() -> None:
    """Widen both sets; what is there is not looked at while the table is locked."""
    for column, members in CHECKS.items():
        name = f"ck_message_{column}"
        op.execute(f"ALTER TABLE message DROP CONSTRAINT {name}")
        op.execute(
            f"ALTER TABLE message ADD CONSTRAINT {name} CHECK ({column} IN ({members})) NOT VALID"
        )
    for column in CHECKS:
        op.execute(f"ALTER TABLE message VALIDATE CONSTRAINT ck_message_{column}")
