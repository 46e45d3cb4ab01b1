"""A letter may ask whether an agreement that came by code alone is right.

Code of before can run beside it; it never plans such a letter.

Revision ID: 0032
Revises: 0031
"""  # noqa: INP001  Alembic loads it by path

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

KINDS = (
    "'vertrek', 'vertrek_beperkt', 'recall', 'receipt', 'correction', 'confirmation', 'agreement'"
)


def upgrade() -> None:
    """Widen the set; what is there is not looked at while the table is locked."""
    op.execute("ALTER TABLE message DROP CONSTRAINT ck_message_kind")
    op.execute(
        f"ALTER TABLE message ADD CONSTRAINT ck_message_kind CHECK (kind IN ({KINDS})) NOT VALID"
    )
    op.execute("ALTER TABLE message VALIDATE CONSTRAINT ck_message_kind")
