"""Enrolments of holders, and the hints that go to the addresses they confirmed.

Code of before can run beside it; it sends no hints.

Revision ID: 0028
Revises: 0027
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

WORK_STATES = "state IN ('READY', 'DONE', 'REFUSED', 'NEEDS_REVIEW', 'HELD')"
KINDS = "kind IN ('email', 'sms')"
ADDRESSES = "address_state IN ('niet_bevestigd', 'bevestigd', 'mislukt')"
PURPOSES = "purpose IN ('code', 'bericht')"
HINTS = (
    "hint_state IN ('planned', 'claimed', 'maybe_sent', 'sent', 'delivered', 'undelivered', "
    "'failed', 'cancelled')"
)


def upgrade() -> None:
    """Create the tables; a hint is counted apart by the breaker."""
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("holder_index", sa.LargeBinary(32), nullable=False),
        sa.Column("wishes", sa.LargeBinary(), nullable=False),
        _moment("created_at"),
        _moment("seen_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint("holder_index", name=op.f("uq_enrolment_holder_index")),
    )
    op.create_table(
        "enrolment_address",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.Column("address_state", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(32), nullable=True),
        _moment("code_until", nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        _moment("given_at"),
        _moment("verified_at", nullable=True),
        sa.CheckConstraint(KINDS, name=op.f("ck_enrolment_address_kind")),
        sa.CheckConstraint(ADDRESSES, name=op.f("ck_enrolment_address_address_state")),
        _refers("enrolment_address", "enrolment_id", "enrolment"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_address")),
        sa.UniqueConstraint(
            "enrolment_id", "kind", name=op.f("uq_enrolment_address_enrolment_id_kind")
        ),
    )
    _hints()
    op.execute("ALTER TABLE left_lately DROP CONSTRAINT ck_left_lately_kind")
    op.execute(
        "ALTER TABLE left_lately ADD CONSTRAINT ck_left_lately_kind "
        "CHECK (kind IN ('letter', 'flag', 'hint'))"
    )


def _hints() -> None:
    op.create_table(
        "hint",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        _moment("next_attempt_at"),
        _moment("lease_until", nullable=True),
        sa.Column("lease_token", sa.Uuid(), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        _moment("created_at"),
        _moment("updated_at"),
        sa.Column("address_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("holder_index", sa.LargeBinary(32), nullable=False),
        sa.Column("hint_state", sa.Text(), nullable=False),
        _moment("sent_at", nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_hint_state")),
        sa.CheckConstraint(KINDS, name=op.f("ck_hint_kind")),
        sa.CheckConstraint(PURPOSES, name=op.f("ck_hint_purpose")),
        sa.CheckConstraint(HINTS, name=op.f("ck_hint_hint_state")),
        _refers("hint", "address_id", "enrolment_address", ondelete="SET NULL"),
        _refers("hint", "message_id", "message"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hint")),
        sa.UniqueConstraint("message_id", "address_id", name=op.f("uq_hint_message_id_address_id")),
    )
    for columns in (
        ["state", "next_attempt_at", "id"],
        ["holder_index", "created_at"],
        ["address_id"],
        ["message_id"],
    ):
        op.create_index(op.f(f"ix_hint_{'_'.join(columns)}"), "hint", columns)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _refers(
    table: str, column: str, to: str, *, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=ondelete)
