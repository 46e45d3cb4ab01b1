"""The worklist is read from the row of the case, and what changed from its timeline.

Code of before can run beside it: what it decides on is not yet in the worklist, or stands there as
at the decision before. The sweep fills in what was decided before this. The table is rewritten for
the columns that the database keeps itself: about a second for every hundred thousand cases.

Revision ID: 0015
Revises: 0014
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_SHOWN = "shadow IS false AND erased_at IS NULL AND merged_into IS NULL"
_OPEN = f"{_SHOWN} AND handling != 'closed'"


def upgrade() -> None:
    """Add columns and indexes."""
    op.add_column("zaak", sa.Column("leaves_on", postgresql.DATEMULTIRANGE()))
    op.add_column("zaak", sa.Column("looks_first", sa.Text()))
    op.add_column("zaak", sa.Column("reason_groups", sa.Integer()))
    op.add_column("zaak", sa.Column("replied_at", sa.DateTime(timezone=True)))
    # In one go: each of them alone would write the table again.
    op.execute(
        """
        ALTER TABLE zaak
        ADD COLUMN clockless boolean GENERATED ALWAYS AS (clock_at IS NULL) STORED,
        ADD COLUMN sorts_at timestamptz GENERATED ALWAYS AS (
            COALESCE(
                clock_at,
                timezone('Europe/Amsterdam'::text, lower(leaves_on)::timestamp without time zone),
                opened_at
            )
        ) STORED,
        ADD COLUMN on_hold boolean GENERATED ALWAYS AS (
            handling = 'held'::text OR COALESCE(disposition = 'HOLD'::text, false)
        ) STORED,
        ADD COLUMN flagged boolean GENERATED ALWAYS AS (
            COALESCE(flags <> ''::text, false) OR escalated_at IS NOT NULL
        ) STORED,
        ADD COLUMN replied boolean GENERATED ALWAYS AS (replied_at IS NOT NULL) STORED,
        ADD COLUMN waiting boolean GENERATED ALWAYS AS (handling = 'waiting'::text) STORED,
        ADD CONSTRAINT ck_zaak_looks_first CHECK (looks_first IN ('gemeente', 'rvdk_iko'))
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
    op.create_index(
        "ix_zaak_without_place",
        "zaak",
        ["opened_at"],
        postgresql_where=sa.text(f"{_OPEN} AND reason_groups IS NULL"),
    )
    op.create_index(
        "ix_message_stuck",
        "message",
        ["zaak_id"],
        postgresql_where=sa.text("message_state IN ('needs_review', 'refused', 'undeliverable')"),
    )
    op.create_index(
        "ix_handover_stuck",
        "handover",
        ["zaak_id"],
        postgresql_where=sa.text("handover_state = 'needs_review'"),
    )
    # Without a default first: what is in the table already was written before anybody looked.
    op.add_column("timeline", sa.Column("written_in", sa.BigInteger()))
    op.alter_column(
        "timeline",
        "written_in",
        server_default=sa.text("((pg_current_xact_id())::text)::bigint"),
    )
    op.create_index("ix_timeline_written_in", "timeline", ["written_in"])
