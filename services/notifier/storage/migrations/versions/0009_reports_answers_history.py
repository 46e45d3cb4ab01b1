"""Reports of partner organisations, answers of holders, how cases ended, and looking again.

Cases from before get as related people those who are known by index without opening their facts;
the others are added when the facts of the case are next established. A decision never depends on
that: it finds reports by the people in the facts themselves.

Code of before can run beside it.

Revision ID: 0009
Revises: 0008
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_WORK_STATES = "state IN ('READY', 'DONE', 'REFUSED', 'NEEDS_REVIEW', 'HELD')"
_ROLES = (
    "IN ('parent', 'municipality', 'veilig_thuis', 'police', 'rvdk', 'ca_ika', "
    "'gi', 'court', 'school')"
)
_OUTCOMES = (
    "outcome IN ('overbrenging_bevestigd', 'aangifte_ingetrokken', 'aangifte_geweigerd', "
    "'toestemming_bevestigd', 'toestemming_rechter', 'gezin_vertrekt_samen', 'geen_gezag', "
    "'gegevensfout', 'signalering_geplaatst', 'teruggekeerd', 'overeenstemming', 'meerderjarig', "
    "'geen_verdere_rol', 'overgedragen', 'bezwaar_ongegrond', 'veiligheid')"
)
_KINDS = "kind IN ('removal_confirmed', 'declaration_withdrawn', 'declaration_refused')"
_RELATED_BEFORE = """
INSERT INTO zaak_related (zaak_id, person_index)
SELECT zaak_id, person_index FROM zaak_person
UNION SELECT zaak_id, child_index FROM zaak_child
UNION SELECT zaak_id, holder_index FROM message
"""


def upgrade() -> None:
    """Create the tables."""
    _related()
    _reports()
    _answers()
    _outcomes()
    _reconsiderations()


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _related() -> None:
    op.create_table(
        "zaak_related",
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("person_index", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["zaak_id"], ["zaak.id"], name=op.f("fk_zaak_related_zaak_id_zaak")
        ),
        sa.PrimaryKeyConstraint("zaak_id", "person_index", name=op.f("pk_zaak_related")),
    )
    op.create_index(op.f("ix_zaak_related_person_index"), "zaak_related", ["person_index"])
    op.execute(_RELATED_BEFORE)


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("sender_role", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("credible", sa.Boolean(), nullable=False),
        sa.Column("checked", sa.Boolean(), nullable=False),
        _moment("withdrawn_at", nullable=True),
        _moment("received_at"),
        _moment("updated_at"),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.CheckConstraint(f"sender_role {_ROLES}", name=op.f("ck_report_sender_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("sender", "reference", name=op.f("uq_report_sender_reference")),
    )
    op.create_table(
        "report_person",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("person_index", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_person_report_id_report")
        ),
        sa.PrimaryKeyConstraint("report_id", "person_index", name=op.f("pk_report_person")),
    )
    op.create_index(op.f("ix_report_person_person_index"), "report_person", ["person_index"])


def _answers() -> None:
    op.create_table(
        "answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("zaak_id", sa.Uuid(), nullable=True),
        sa.Column("holder_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("child_index", sa.LargeBinary(length=32), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        _moment("given_at"),
        _moment("received_at"),
        sa.Column("correlation_id", sa.Text(), nullable=False),
        sa.CheckConstraint("answer IN ('agree', 'object', 'wrong')", name=op.f("ck_answer_answer")),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_answer_message_id_message")
        ),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_answer_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("sender", "reference", name=op.f("uq_answer_sender_reference")),
    )
    for column in ("message_id", "zaak_id", "holder_index"):
        op.create_index(op.f(f"ix_answer_{column}"), "answer", [column])


def _outcomes() -> None:
    op.create_table(
        "zaak_outcome",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        _moment("closed_at"),
        _moment("undone_at", nullable=True),
        sa.CheckConstraint(_OUTCOMES, name=op.f("ck_zaak_outcome_outcome")),
        sa.CheckConstraint(f"role {_ROLES}", name=op.f("ck_zaak_outcome_role")),
        sa.ForeignKeyConstraint(
            ["zaak_id"], ["zaak.id"], name=op.f("fk_zaak_outcome_zaak_id_zaak")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zaak_outcome")),
    )
    op.create_index(op.f("ix_zaak_outcome_zaak_id"), "zaak_outcome", ["zaak_id"])
    op.create_index(
        "uq_zaak_outcome_stands",
        "zaak_outcome",
        ["zaak_id"],
        unique=True,
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("departure_id", sa.Uuid(), nullable=True),
        sa.Column("outcome_id", sa.Uuid(), nullable=True),
        sa.Column("person_index", sa.LargeBinary(length=32), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        _moment("at"),
        sa.CheckConstraint(_KINDS, name=op.f("ck_history_kind")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_history_zaak_id_zaak")),
        sa.ForeignKeyConstraint(
            ["outcome_id"], ["zaak_outcome.id"], name=op.f("fk_history_outcome_id_zaak_outcome")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sa.UniqueConstraint(
            "zaak_id",
            "person_index",
            "kind",
            "at",
            name=op.f("uq_history_zaak_id_person_index_kind_at"),
        ),
    )
    for column in ("zaak_id", "outcome_id", "person_index"):
        op.create_index(op.f(f"ix_history_{column}"), "history", [column])


def _reconsiderations() -> None:
    op.create_table(
        "reconsideration",
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
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=True),
        sa.Column("persons", ARRAY(sa.LargeBinary()), nullable=False),
        sa.CheckConstraint(_WORK_STATES, name=op.f("ck_reconsideration_state")),
        sa.ForeignKeyConstraint(
            ["zaak_id"], ["zaak.id"], name=op.f("fk_reconsideration_zaak_id_zaak")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconsideration")),
    )
    op.create_index(
        op.f("ix_reconsideration_state_next_attempt_at_id"),
        "reconsideration",
        ["state", "next_attempt_at", "id"],
    )
    op.create_index(op.f("ix_reconsideration_subject"), "reconsideration", ["subject"])
