"""Why somebody must call a holder, until when, and how each call went.

Code of before can run beside it: the calls that it notes are of the kind that it knows.

Revision ID: 0031
Revises: 0030
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

REASONS = (
    "'besloten', 'brief_komt_te_laat', 'adres_met_vertrekker', 'bericht_kwam_niet_aan', "
    "'post_naar_buitenland', 'lang_geleden', 'eigen_wens', 'gaat_niet_door'"
)
ANSWERS = "'gesproken', 'geen_gehoor', 'verkeerd_nummer', 'later_bellen'"
ENDS = "'gesproken', 'niet_meer_nodig', 'zaak_gesloten', 'zaak_samengevoegd'"


def upgrade() -> None:
    """Add the columns and the table."""
    op.add_column(
        "holder_call",
        sa.Column("reason", sa.Text(), nullable=False, server_default="besloten"),
    )
    op.add_column("holder_call", sa.Column("answer", sa.Text()))
    op.add_column("holder_call", sa.Column("again_at", sa.DateTime(timezone=True)))
    for name, rule in (
        ("reason", f"reason IN ({REASONS})"),
        ("answer", f"answer IN ({ANSWERS})"),
        ("who_spoke_was_reached", "answer IS NULL OR reached = (answer = 'gesproken')"),
    ):
        op.create_check_constraint(op.f(f"ck_holder_call_{name}"), "holder_call", rule)
    op.create_table(
        "call_task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("holder_index", sa.LargeBinary(32), nullable=False),
        sa.Column("holder", sa.LargeBinary(), nullable=False),
        sa.Column("children", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_because", sa.Text()),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_because IS NULL)",
            name=op.f("ck_call_task_ended_for_a_reason"),
        ),
        sa.CheckConstraint(f"reason IN ({REASONS})", name=op.f("ck_call_task_reason")),
        sa.CheckConstraint(f"ended_because IN ({ENDS})", name=op.f("ck_call_task_ended_because")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_call_task_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_task")),
    )
    op.create_index(op.f("ix_call_task_zaak_id"), "call_task", ["zaak_id"])
    op.create_index(
        "ix_call_task_open",
        "call_task",
        ["zaak_id", "holder_index"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
