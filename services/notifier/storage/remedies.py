"""Tables of remedy cards: what holds with a country, and who verified that from which source.

No personal data but the pseudonym of who verified. Nothing of a case depends on these: a
destination is never an input of a decision (DECISION §1).
"""

from typing import Final

from sqlalchemy import Column, Date, DateTime, ForeignKey, Integer, LargeBinary, Table, Text, Uuid

from notifier.remedies.card_fields import CardField, Known, RemedyClass
from notifier.remedies.verification_kind import VerificationKind
from notifier.storage.metadata import METADATA, one_of

REMEDY_CARD: Final = Table(
    "remedy_card",
    METADATA,
    Column("iso2", Text, primary_key=True),
    Column("name", Text, nullable=False),
    # Goes up with every change and every verification.
    Column("version", Integer, nullable=False),
    Column("remedy_class", Text, nullable=False),
    Column("hkov", Text, nullable=False),
    Column("hkov_with_nl_since", Date),
    Column("party_since", Date),
    Column("hkbv", Text, nullable=False),
    Column("brussels_iib", Text, nullable=False),
    Column("schengen", Text, nullable=False),
    # Fields of which the present value was verified, by name and in one text: mostly none or all.
    Column("verified", Text, nullable=False),
    # Since when all of them are; NULL as long as one is not.
    Column("verified_at", DateTime(timezone=True)),
    one_of("remedy_class", RemedyClass),
    one_of("hkov", Known),
    one_of("hkbv", Known),
    one_of("brussels_iib", Known),
    one_of("schengen", Known),
)

REMEDY_VERIFICATION: Final = Table(
    # Written once: a trigger refuses every change.
    "remedy_verification",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("iso2", ForeignKey("remedy_card.iso2"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("field", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    # Title, address and date of what was looked at: typed by a person, so sealed.
    Column("source", LargeBinary, nullable=False),
    one_of("field", CardField),
    one_of("kind", VerificationKind),
)

ONLY_ADDED_SQL: Final = """
CREATE FUNCTION remedy_verification_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'verifications are only added' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER remedy_verification_only_added BEFORE UPDATE OR DELETE ON remedy_verification
  FOR EACH ROW EXECUTE FUNCTION remedy_verification_refuses();
CREATE TRIGGER remedy_verification_not_truncated BEFORE TRUNCATE ON remedy_verification
  FOR EACH STATEMENT EXECUTE FUNCTION remedy_verification_refuses();
"""
"""For the migration that creates the table."""
