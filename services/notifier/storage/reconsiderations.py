"""Table of cases to look at again because something came in beside the facts of a departure."""

from typing import Final

from sqlalchemy import Column, ForeignKey, LargeBinary, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY

from foundation.work import WORK_COLUMNS
from notifier.cases.timeline import Happening
from notifier.storage.metadata import METADATA

CAUSES: Final = frozenset(
    {
        Happening.REPORTED,
        Happening.REPORT_WITHDRAWN,
        Happening.REPORT_MARKED,
        Happening.ANSWERED,
        Happening.ANSWER_WITHDRAWN,
        Happening.HISTORY_CHANGED,
    }
)
"""What may be the cause; noted in the timeline of every case that it touches."""

RECONSIDERATION: Final = Table(
    "reconsideration",
    METADATA,
    *WORK_COLUMNS(),
    Column("cause", Text, nullable=False),
    # The report, answer or outcome that it is about.
    Column("subject", Uuid, nullable=False, index=True),
    # One case, or else every case of these people.
    Column("zaak_id", ForeignKey("zaak.id")),
    Column("persons", ARRAY(LargeBinary), nullable=False),
)
