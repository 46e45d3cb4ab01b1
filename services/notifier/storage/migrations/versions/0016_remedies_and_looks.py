"""Remedy cards, filled from our own file and verified by nobody yet; looks at what is hidden.

Code of before can run beside it; it knows neither.

Revision ID: 0016
Revises: 0015
"""  # noqa: INP001  Alembic loads it by path

import csv
from datetime import date
from pathlib import Path

import sqlalchemy as sa
from alembic import op

from notifier.storage.remedies import ONLY_ADDED_SQL

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

CARDS = Path(__file__).parents[3] / "remedies" / "cards.csv"
CLASSES = "remedy_class IN ('A', 'B', 'V', 'C', 'D')"
KNOWN = "{} IN ('ja', 'nee', 'onbekend')"
FIELDS = (
    "field IN ('remedy_class', 'hkov', 'hkov_with_nl_since', 'party_since', 'hkbv', "
    "'brussels_iib', 'schengen')"
)
KINDS = "kind IN ('gewijzigd', 'nagekeken')"
REASONS = (
    "reason IN ('bellen', 'schrijven', 'register_navragen', 'politie_kmar', 'rechter', "
    "'overdracht', 'identiteit_vaststellen', 'veiligheid')"
)
TREATIES = ("hkov", "hkbv", "brussels_iib", "schengen")


def upgrade() -> None:
    """Create the tables and write the cards."""
    card = op.create_table(
        "remedy_card",
        sa.Column("iso2", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("remedy_class", sa.Text(), nullable=False),
        sa.Column("hkov", sa.Text(), nullable=False),
        sa.Column("hkov_with_nl_since", sa.Date(), nullable=True),
        sa.Column("party_since", sa.Date(), nullable=True),
        sa.Column("hkbv", sa.Text(), nullable=False),
        sa.Column("brussels_iib", sa.Text(), nullable=False),
        sa.Column("schengen", sa.Text(), nullable=False),
        sa.Column("verified", sa.Text(), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(CLASSES, name=op.f("ck_remedy_card_remedy_class")),
        *(
            sa.CheckConstraint(KNOWN.format(name), name=op.f(f"ck_remedy_card_{name}"))
            for name in TREATIES
        ),
        sa.PrimaryKeyConstraint("iso2", name=op.f("pk_remedy_card")),
    )
    op.create_table(
        "remedy_verification",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("iso2", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(FIELDS, name=op.f("ck_remedy_verification_field")),
        sa.CheckConstraint(KINDS, name=op.f("ck_remedy_verification_kind")),
        sa.ForeignKeyConstraint(
            ["iso2"], ["remedy_card.iso2"], name=op.f("fk_remedy_verification_iso2_remedy_card")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remedy_verification")),
    )
    op.create_index(op.f("ix_remedy_verification_iso2"), "remedy_verification", ["iso2"])
    op.execute(ONLY_ADDED_SQL)
    op.bulk_insert(card, _cards())
    op.create_table(
        "reveal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("explanation", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(REASONS, name=op.f("ck_reveal_reason")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_reveal_zaak_id_zaak")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reveal")),
    )
    op.create_index(op.f("ix_reveal_zaak_id"), "reveal", ["zaak_id"])


def _cards() -> list[dict[str, object]]:
    with CARDS.open(encoding="utf-8", newline="") as file:
        return [_card(row) for row in csv.DictReader(file)]


def _card(row: dict[str, str]) -> dict[str, object]:
    dates = {
        name: date.fromisoformat(row[name]) if row[name] else None
        for name in ("hkov_with_nl_since", "party_since")
    }
    return {**row, **dates, "version": 1, "verified": "", "verified_at": None}
