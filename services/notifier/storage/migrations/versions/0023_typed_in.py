"""What people of the workbench do to reports and findings, and what they write with it.

Code of before can run beside it; it writes none of this, and deletes no report that has any.

Revision ID: 0023
Revises: 0022
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "report_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "act IN ('gemeld', 'beoordeeld', 'ingetrokken')", name=op.f("ck_report_entry_act")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_entry_report_id_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_entry")),
    )
    op.create_index(op.f("ix_report_entry_report_id"), "report_entry", ["report_id"])
    op.create_table(
        "finding_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("second_subject", sa.Text(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("act IN ('gedaan', 'ingetrokken')", name=op.f("ck_finding_entry_act")),
        sa.CheckConstraint("second_subject <> subject", name=op.f("ck_finding_entry_two_people")),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_finding_entry_finding_id_finding")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_entry")),
    )
    op.create_index(op.f("ix_finding_entry_finding_id"), "finding_entry", ["finding_id"])
    op.create_table(
        "finding_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("departure_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("why", sa.LargeBinary(), nullable=True),
        sa.Column("finding_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "state IN ('voorgesteld', 'bevestigd', 'afgewezen', 'teruggenomen')",
            name=op.f("ck_finding_proposal_state"),
        ),
        sa.ForeignKeyConstraint(
            ["zaak_id"], ["zaak.id"], name=op.f("fk_finding_proposal_zaak_id_zaak")
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_finding_proposal_finding_id_finding")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_proposal")),
    )
    op.create_index(op.f("ix_finding_proposal_zaak_id"), "finding_proposal", ["zaak_id"])
