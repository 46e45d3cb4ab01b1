"""What people do about cases: actions with a second person, who has a case in hand, conflicts.

Code of before can run beside it; it does not know of steps that are still to be done, and shows a
case that waits by its own clock. The table of cases is rewritten for the columns that the database
keeps itself: about a second for every hundred thousand cases.

Revision ID: 0021
Revises: 0020
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_OPEN = "shadow IS false AND erased_at IS NULL AND merged_into IS NULL AND handling != 'closed'"
_IN = (
    ("code", "'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A9', 'A10', 'A12', 'A13'"),
    ("action_state", "'proposed', 'done', 'refused', 'taken_back'"),
    ("next_step", "'second_reader', 'submit', 'reply', 'check'"),
)
_CHECKS = (
    *((name, f"{name} IN ({values})") for name, values in _IN),
    ("two_people", "second_subject <> subject"),
    (
        "agreed_by_a_second",
        "code NOT IN ('A1', 'A13', 'A7') OR action_state <> 'done' OR second_subject IS NOT NULL",
    ),
    (
        "proposed_waits",
        "(action_state = 'proposed') = COALESCE(next_step = 'second_reader', false)",
    ),
    ("refused_by_one", "action_state <> 'refused' OR second_subject IS NOT NULL"),
    ("taken_back", "(action_state = 'taken_back') = (taken_back_at IS NOT NULL)"),
    ("step_has_a_clock", "(next_step IS NULL) = (due_at IS NULL)"),
    ("checked_by_another", "next_step <> 'check' OR step_subject <> subject"),
)


def upgrade() -> None:
    """Create the tables, and let the worklist know of steps and waiting."""
    _create_actions()
    op.create_table(
        "zaak_conflict",
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["zaak_id"], ["zaak.id"], name=op.f("fk_zaak_conflict_zaak_id_zaak")
        ),
        sa.PrimaryKeyConstraint("zaak_id", "subject", name=op.f("pk_zaak_conflict")),
    )
    op.add_column("message", sa.Column("taken_back_at", sa.DateTime(timezone=True)))
    _widen_the_worklist()


def _create_actions() -> None:
    op.create_table(
        "zaak_action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("action_state", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fields", sa.LargeBinary()),
        sa.Column("product", sa.LargeBinary()),
        sa.Column("product_sha256", sa.LargeBinary(length=32)),
        sa.Column("second_subject", sa.Text()),
        sa.Column("second_role", sa.Text()),
        sa.Column("second_at", sa.DateTime(timezone=True)),
        sa.Column("second_reason", sa.LargeBinary()),
        sa.Column("next_step", sa.Text()),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("step_subject", sa.Text()),
        sa.Column("step_role", sa.Text()),
        sa.Column("step_at", sa.DateTime(timezone=True)),
        sa.Column("step_fields", sa.LargeBinary()),
        sa.Column("expires_on", sa.Date()),
        sa.Column("review_on", sa.Date()),
        sa.Column("taken_back_at", sa.DateTime(timezone=True)),
        *(sa.CheckConstraint(text, name=op.f(f"ck_zaak_action_{name}")) for name, text in _CHECKS),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_zaak_action_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zaak_action")),
    )
    op.create_index(op.f("ix_zaak_action_zaak_id"), "zaak_action", ["zaak_id"])
    op.create_index(
        "ix_zaak_action_open",
        "zaak_action",
        ["due_at", "id"],
        postgresql_where=sa.text("next_step IS NOT NULL AND step_at IS NULL"),
    )


def _widen_the_worklist() -> None:
    op.add_column("zaak", sa.Column("taken_by", sa.Text()))
    op.add_column("zaak", sa.Column("waits_until", sa.DateTime(timezone=True)))
    op.add_column("zaak", sa.Column("task_at", sa.DateTime(timezone=True)))
    # In one go: each of them alone would write the table again. The indexes go with the columns.
    op.execute(
        """
        ALTER TABLE zaak
        DROP COLUMN clockless,
        DROP COLUMN sorts_at,
        ADD COLUMN clockless boolean GENERATED ALWAYS AS (
            clock_at IS NULL AND task_at IS NULL AND waits_until IS NULL
        ) STORED,
        ADD COLUMN sorts_at timestamptz GENERATED ALWAYS AS (
            COALESCE(
                LEAST(
                    CASE WHEN handling = 'waiting'::text
                    THEN COALESCE(waits_until, clock_at) ELSE clock_at END,
                    task_at
                ),
                timezone('Europe/Amsterdam'::text, lower(leaves_on)::timestamp without time zone),
                opened_at
            )
        ) STORED
        """
    )
    op.create_index(
        "ix_zaak_worklist",
        "zaak",
        ["clockless", "sorts_at", "id"],
        postgresql_include=[
            "municipality",
            "tier",
            "looks_first",
            "leaves_on",
            "reason_groups",
            "on_hold",
            "flagged",
            "replied",
            "waiting",
        ],
        postgresql_where=sa.text(_OPEN),
    )
    op.create_index(
        "ix_zaak_worklist_municipality",
        "zaak",
        ["municipality", "clockless", "sorts_at", "id"],
        postgresql_where=sa.text(_OPEN),
    )
