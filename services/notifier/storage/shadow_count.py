"""Table of what came of shadow cases: numbers per day and municipality, nothing about people."""

from enum import StrEnum
from typing import Final

from sqlalchemy import Column, Date, Integer, Table, Text

from notifier.storage.metadata import METADATA, one_of


class Counted(StrEnum):
    """What is counted: cases by their last decision, and what would have left."""

    CASE_SKIP = "zaak_skip"
    CASE_NOTIFY = "zaak_notify"
    CASE_HOLD = "zaak_hold"
    LETTER = "brief"
    RECEIPT = "ontvangstbericht"
    FLAG_RVDK = "vlag_rvdk"
    FLAG_CA_IKA = "vlag_ca_ika"


SHADOW_COUNT: Final = Table(
    "shadow_count",
    METADATA,
    # The local date on which the cases were opened.
    Column("day", Date, primary_key=True),
    # OIN; empty where it is not known.
    Column("municipality", Text, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    one_of("what", Counted),
)
