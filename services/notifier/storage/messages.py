"""Tables of messages to holders and of the attempts to send them."""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    and_,
    literal_column,
)

from foundation.work import WORK_COLUMNS
from notifier.delivery.message_state import NOT_ARRIVED, MessageState
from notifier.letters.content import LetterKind
from notifier.storage.metadata import METADATA, one_of


class Channel(StrEnum):
    """Through what a message goes."""

    LETTER = "brief"
    BERICHTENBOX = "berichtenbox"


class Outcome(StrEnum):
    """How an attempt ended; absent while it runs, or when its process died."""

    SENT = "sent"
    NOT_SENT = "not_sent"
    MAYBE_SENT = "maybe_sent"
    REFUSED = "refused"
    FOUND = "found"
    NOT_FOUND = "not_found"


MESSAGE: Final = Table(
    "message",
    METADATA,
    *WORK_COLUMNS(),
    Column("zaak_id", ForeignKey("zaak.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("message_state", Text, nullable=False),
    # The code on paper that a parent reads out on the phone.
    Column("reference", Text, nullable=False, unique=True),
    Column("holder_index", LargeBinary(32), nullable=False),
    Column("round", Integer, nullable=False),
    Column("holder", LargeBinary, nullable=False),
    Column("children", LargeBinary, nullable=False),
    # The departure date that it tells; sealed like the people it is about. NULL when it tells none.
    Column("told_date", LargeBinary),
    Column("not_before", DateTime(timezone=True), nullable=False),
    Column("sent_at", DateTime(timezone=True), index=True),
    # Two people found that it should not have been told (A13): a recall is due.
    Column("taken_back_at", DateTime(timezone=True)),
    # When its holder first opened it on our page. Nothing says from where, or on what.
    Column("read_at", DateTime(timezone=True)),
    Column("provider_id", Text),
    Column("text_sha256", LargeBinary(32)),
    Column("template_version", Text),
    UniqueConstraint("zaak_id", "holder_index", "kind", "channel", "round"),
    one_of("kind", LetterKind),
    one_of("channel", Channel),
    one_of("message_state", MessageState),
)

STUCK: Final = MESSAGE.c.message_state.in_(
    [literal_column(f"'{state}'") for state in sorted(NOT_ARRIVED)]
)
"""Written out, not as parameters: else a prepared statement could not use the index."""

Index("ix_message_stuck", MESSAGE.c.zaak_id, postgresql_where=STUCK)
Index("ix_message_stuck_since", MESSAGE.c.updated_at, postgresql_where=STUCK)

BOX_WAITING: Final = and_(
    MESSAGE.c.channel == literal_column(f"'{Channel.BERICHTENBOX}'"),
    MESSAGE.c.message_state == literal_column(f"'{MessageState.SENT}'"),
)
"""MijnOverheid has not said yet what became of it. Written out for the same reason."""

Index("ix_message_box_waiting", MESSAGE.c.sent_at, postgresql_where=BOX_WAITING)

ATTEMPT: Final = Table(
    "attempt",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("message_id", ForeignKey("message.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("started_at", DateTime(timezone=True), nullable=False),
    # Under which the letter left, as the policy stood at that moment.
    Column("grondslag", Text),
    Column("artikel", Text),
    Column("finished_at", DateTime(timezone=True)),
    Column("outcome", Text),
    Column("code", Text),
    UniqueConstraint("message_id", "number"),
    one_of("outcome", Outcome),
)
