"""Table of words to municipalities: one row per event. Nothing in it says anything about a person.

A departure id is ours, and the municipality that reported the departure has it from the state of
its own event.
"""

from typing import Final

from sqlalchemy import (
    ARRAY,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from foundation.work import WORK_COLUMNS
from notifier.outgoing.word_kind import WordKind
from notifier.outgoing.word_state import WordState
from notifier.storage.metadata import METADATA, one_of

MUNICIPALITY_WORD: Final = Table(
    "municipality_word",
    METADATA,
    *WORK_COLUMNS(),  # the id is also the id of the event, the same wherever it is given
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False),
    Column("municipality", Text, nullable=False),  # OIN
    Column("kind", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("departure_ids", ARRAY(Uuid), nullable=False),
    Column("word_state", Text, nullable=False),
    # Its place among the words of this municipality, from 1 and without gaps: the cursor of who
    # fetches. Given when it is offered, one after another, so that none appears behind a reader.
    Column("number", Integer),
    Column("answer_by", DateTime(timezone=True)),
    Column("one_year_on", Date),
    # When the municipality first fetched it.
    Column("fetched_at", DateTime(timezone=True)),
    # Under which it was offered, written with that.
    Column("grondslag", Text),
    Column("artikel", Text),
    UniqueConstraint("zaak_id", "kind", "round"),
    UniqueConstraint("municipality", "number"),
    one_of("kind", WordKind),
    one_of("word_state", WordState),
    Index(None, "zaak_id", "created_at"),
)
