"""On call: colleagues and their rota, calls, the messages that carry them, and reachability.

Code of before can run beside it; it calls nobody.

Revision ID: 0022
Revises: 0021
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

WORK_STATES = "state IN ('READY', 'DONE', 'REFUSED', 'NEEDS_REVIEW', 'HELD')"
PLACES = "place IN ('eerste', 'tweede')"
SWAPS = "swap_state IN ('gevraagd', 'aanvaard', 'geweigerd', 'vervallen')"
CAUSES = "cause IN ('t0', 'tegenspraak', 'termijn', 'proef')"
CHANNELS = "channel IN ('webhook', 'sms')"
MESSAGES = "message_state IN ('planned', 'claimed', 'maybe_sent', 'sent', 'failed', 'cancelled')"
WHY = "why IN ('bereikbaar', 'geen_kanaal', 'niemand_ingeroosterd', 'niemand_nam_aan')"


def upgrade() -> None:
    """Create the tables."""
    _rota()
    _calls()
    op.create_index(
        "ix_timeline_disagreed",
        "timeline",
        ["zaak_id", "number"],
        postgresql_where=sa.text(
            "kind = 'oordelen_verschillen' OR (kind = 'antwoord_ontvangen' AND code = 'object')"
        ),
    )
    op.create_table(
        "oncall_reachability",
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        _moment("at"),
        sa.Column("why", sa.Text(), nullable=False),
        sa.CheckConstraint(WHY, name=op.f("ck_oncall_reachability_why")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_oncall_reachability")),
    )


def _rota() -> None:
    op.create_table(
        "oncall_colleague",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("label", sa.LargeBinary(), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("lead", sa.Boolean(), nullable=False),
        _moment("registered_at"),
        _moment("left_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oncall_colleague")),
        sa.UniqueConstraint("subject", name=op.f("uq_oncall_colleague_subject")),
    )
    op.create_table(
        "oncall_shift",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("colleague_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        _moment("starts_at"),
        _moment("ends_at"),
        sa.Column("changed_by", sa.Text(), nullable=False),
        _moment("changed_at"),
        _moment("removed_at", nullable=True),
        sa.CheckConstraint(PLACES, name=op.f("ck_oncall_shift_place")),
        _refers("oncall_shift", "colleague_id", "oncall_colleague"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oncall_shift")),
    )
    op.create_index(op.f("ix_oncall_shift_colleague_id"), "oncall_shift", ["colleague_id"])
    op.create_index(op.f("ix_oncall_shift_ends_at"), "oncall_shift", ["ends_at"])
    op.create_table(
        "oncall_swap",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_of", sa.Uuid(), nullable=False),
        sa.Column("return_id", sa.Uuid(), nullable=True),
        sa.Column("swap_state", sa.Text(), nullable=False),
        _moment("asked_at"),
        _moment("answered_at", nullable=True),
        sa.CheckConstraint(SWAPS, name=op.f("ck_oncall_swap_swap_state")),
        _refers("oncall_swap", "shift_id", "oncall_shift"),
        _refers("oncall_swap", "asked_by", "oncall_colleague"),
        _refers("oncall_swap", "asked_of", "oncall_colleague"),
        _refers("oncall_swap", "return_id", "oncall_shift"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oncall_swap")),
    )
    op.create_index(
        "ix_oncall_swap_open",
        "oncall_swap",
        ["shift_id"],
        unique=True,
        postgresql_where=sa.text("swap_state = 'gevraagd'"),
    )


def _calls() -> None:
    op.create_table(
        "call_out",
        *_work(),
        sa.Column("zaak_id", sa.Uuid(), nullable=True),
        sa.Column("colleague_id", sa.Uuid(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("through", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        _moment("unanswered_at", nullable=True),
        _moment("acknowledged_at", nullable=True),
        sa.Column("acknowledged_by", sa.Text(), nullable=True),
        _moment("over_at", nullable=True),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_call_out_state")),
        sa.CheckConstraint(CAUSES, name=op.f("ck_call_out_cause")),
        _refers("call_out", "zaak_id", "zaak"),
        _refers("call_out", "colleague_id", "oncall_colleague"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_out")),
        sa.UniqueConstraint(
            "zaak_id", "cause", "round", name=op.f("uq_call_out_zaak_id_cause_round")
        ),
    )
    _due_index("call_out")
    op.create_index(
        "ix_call_out_waits",
        "call_out",
        ["created_at"],
        postgresql_where=sa.text("acknowledged_at IS NULL AND over_at IS NULL"),
    )
    op.create_index(
        "ix_call_out_live",
        "call_out",
        ["zaak_id"],
        postgresql_where=sa.text("over_at IS NULL"),
    )
    op.create_table(
        "call_message",
        *_work(),
        sa.Column("call_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("colleagues", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("message_state", sa.Text(), nullable=False),
        _moment("sent_at", nullable=True),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.CheckConstraint(WORK_STATES, name=op.f("ck_call_message_state")),
        sa.CheckConstraint(CHANNELS, name=op.f("ck_call_message_channel")),
        sa.CheckConstraint(MESSAGES, name=op.f("ck_call_message_message_state")),
        _refers("call_message", "call_id", "call_out"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_message")),
    )
    op.create_index(op.f("ix_call_message_call_id"), "call_message", ["call_id"])
    _due_index("call_message")


def _work() -> tuple[sa.Column[object], ...]:
    return (
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
    )


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name)


def _due_index(table: str) -> None:
    name = op.f(f"ix_{table}_state_next_attempt_at_id")
    op.create_index(name, table, ["state", "next_attempt_at", "id"])
