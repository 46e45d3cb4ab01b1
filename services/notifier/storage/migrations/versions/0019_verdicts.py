"""What people decide about a hold, their calls, and the letter without a date.

Code of before can run beside it: it knows no verdict, so that what is held stays held, and it plans
no letter of the new kind. One that is planned already it cannot read; nobody chose one before all
of the code is new, for only the new workbench has the form.

Revision ID: 0019
Revises: 0018
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

CHOICES = "choice IN ('volledig', 'beperkt', 'telefoon', 'achterhouden')"
STATES = "state IN ('wacht_op_tweede', 'oordelen_verschillen', 'geldt', 'voorbij')"
ENDED = "ended_because IN ('teruggenomen', 'vervangen', 'zaak_gesloten')"
REASONS = (
    "reason IN ('geen_gevaar_gebleken', 'gevaar_voorbij', 'register_nagekeken', 'weet_het_al', "
    "'datum_of_plaats_is_risico', 'brief_niet_veilig', 'brief_komt_niet_aan', "
    "'te_weinig_tijd_voor_brief', 'gevaar_voor_kind_of_ouder', 'verbod_van_kracht', 'opvang', "
    "'advies_veilig_thuis', 'verzoek_politie', 'anders')"
)
PURPOSES = "purpose IN ('vertellen', 'herroepen')"
KINDS = "'vertrek', 'vertrek_beperkt', 'recall', 'receipt', 'correction', 'confirmation'"
WITHHELD = "(choice = 'achterhouden') = (review_on IS NOT NULL AND veilig_thuis_asked IS NOT NULL)"


def upgrade() -> None:
    """Create the tables, and let a message be of the new kind."""
    _verdict()
    _judgement()
    _holder_call()
    op.execute("ALTER TABLE message DROP CONSTRAINT ck_message_kind")
    # Looked at apart: every row there is satisfies it, and the table is not locked meanwhile.
    op.execute(
        f"ALTER TABLE message ADD CONSTRAINT ck_message_kind CHECK (kind IN ({KINDS})) NOT VALID"
    )
    op.execute("ALTER TABLE message VALIDATE CONSTRAINT ck_message_kind")


def _verdict() -> None:
    op.create_table(
        "verdict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("choice", sa.Text(), nullable=True),
        sa.Column("stands_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settles", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("ended_because", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state IN ('geldt', 'voorbij')) OR choice IS NULL",
            name=op.f("ck_verdict_nothing_before_it_stands"),
        ),
        sa.CheckConstraint(
            "state <> 'geldt' OR (choice IS NOT NULL AND stands_since IS NOT NULL)",
            name=op.f("ck_verdict_stands_for_one"),
        ),
        sa.CheckConstraint(STATES, name=op.f("ck_verdict_state")),
        sa.CheckConstraint(CHOICES, name=op.f("ck_verdict_choice")),
        sa.CheckConstraint(ENDED, name=op.f("ck_verdict_ended_because")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_verdict_zaak_id_zaak")),
        sa.ForeignKeyConstraint(
            ["settles"], ["verdict.id"], name=op.f("fk_verdict_settles_verdict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
    )
    op.create_index(op.f("ix_verdict_zaak_id_began_at"), "verdict", ["zaak_id", "began_at"])


def _judgement() -> None:
    op.create_table(
        "judgement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("verdict_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("remark", sa.LargeBinary(), nullable=True),
        sa.Column("looked_at", sa.LargeBinary(), nullable=False),
        sa.Column("decision_version", sa.Integer(), nullable=False),
        sa.Column("veilig_thuis_asked", sa.Boolean(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.CheckConstraint("number IN (1, 2)", name=op.f("ck_judgement_one_or_two")),
        sa.CheckConstraint(WITHHELD, name=op.f("ck_judgement_withheld_until")),
        sa.CheckConstraint(CHOICES, name=op.f("ck_judgement_choice")),
        sa.CheckConstraint(REASONS, name=op.f("ck_judgement_reason")),
        sa.ForeignKeyConstraint(
            ["verdict_id"], ["verdict.id"], name=op.f("fk_judgement_verdict_id_verdict")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
        sa.UniqueConstraint("verdict_id", "by", name=op.f("uq_judgement_verdict_id_by")),
        sa.UniqueConstraint("verdict_id", "number", name=op.f("uq_judgement_verdict_id_number")),
    )


def _holder_call() -> None:
    op.create_table(
        "holder_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("holder_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("holder", sa.LargeBinary(), nullable=False),
        sa.Column("children", sa.LargeBinary(), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.LargeBinary(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(PURPOSES, name=op.f("ck_holder_call_purpose")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_holder_call_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holder_call")),
    )
    op.create_index(op.f("ix_holder_call_zaak_id"), "holder_call", ["zaak_id"])
