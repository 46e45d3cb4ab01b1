"""Handing a case over to Ca IKA: the transfer, and the package that goes with it.

Code of before can run beside it: it plans no transfer, and leaves one that is planned alone.

Revision ID: 0024
Revises: 0023
"""  # noqa: INP001  Alembic loads it by path

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

KINDS = "kind IN ('gevlagd', 'geescaleerd', 'ingetrokken', 'overgedragen')"
TO_CONFIRM = "kind = 'overgedragen' AND handover_state IN ('needs_review', 'planned', 'received')"
GROUNDS = "ground IN ('bezwaar', 'eigen_oordeel')"
RETURN_CODES = (
    "return_code IN ('niet_voor_ca_ika', 'pakket_onvolledig', 'geen_verzoek', 'kind_terug', "
    "'anders')"
)
KEPT = """
CREATE FUNCTION handover_package_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.content_hash IS DISTINCT FROM OLD.content_hash
     OR (NEW.content IS NOT NULL AND NEW.content IS DISTINCT FROM OLD.content)
     OR (NEW.pdf IS NOT NULL AND NEW.pdf IS DISTINCT FROM OLD.pdf) THEN
    RAISE EXCEPTION 'a package is never changed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER handover_package_kept BEFORE UPDATE ON handover_package
  FOR EACH ROW EXECUTE FUNCTION handover_package_refuses();
"""


def upgrade() -> None:
    """Create the table, and let a transfer be a kind of event."""
    op.drop_constraint(op.f("ck_handover_kind"), "handover")
    op.create_check_constraint(op.f("ck_handover_kind"), "handover", KINDS)
    op.create_index(
        "ix_handover_to_confirm", "handover", ["zaak_id"], postgresql_where=sa.text(TO_CONFIRM)
    )
    op.create_table(
        "handover_package",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("content_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("confirm_by", sa.DateTime(timezone=True), nullable=False),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.Text(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_by", sa.Text(), nullable=True),
        sa.Column("return_code", sa.Text(), nullable=True),
        sa.Column("return_note", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(GROUNDS, name=op.f("ck_handover_package_ground")),
        sa.CheckConstraint(RETURN_CODES, name=op.f("ck_handover_package_return_code")),
        sa.ForeignKeyConstraint(
            ["id"], ["handover.id"], name=op.f("fk_handover_package_id_handover")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_package")),
    )
    op.execute(KEPT)
