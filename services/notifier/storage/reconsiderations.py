"""Table of cases to look at again because something came in beside the facts of a departure."""

from typing import Final

from sqlalchemy import Column, ForeignKey, LargeBinary, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY

from foundation.work import WORK_COLUMNS
from notifier.storage.metadata import METADATA

RECONSIDERATION: Final = Table(
    "reconsideration",
    METADATA,
    *WORK_COLUMNS(),
    # A ``Happening``, noted in the timeline of every case that it touches.
    Column("cause", Text, nullable=False),
    # The report, answer or outcome that it is about.
    Column("subject", Uuid, nullable=False, index=True),
    # One case, or else every case of these people.
    Column("zaak_id", ForeignKey("zaak.id")),
    Column("persons", ARRAY(LargeBinary), nullable=False),
)
