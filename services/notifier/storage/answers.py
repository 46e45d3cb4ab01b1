"""Table of the answers of holders, each of them kept: a later one does not erase an earlier one."""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from notifier.decision.facts import AnswerKind, Strength
from notifier.storage.metadata import METADATA, one_of

ANSWER: Final = Table(
    "answer",
    METADATA,
    Column("id", Uuid, primary_key=True),
    Column("sender", Text, nullable=False),  # OIN of who passed it on
    Column("reference", Text, nullable=False),  # the sender's own
    Column("content_hash", LargeBinary(32), nullable=False),
    # To a message; both absent for an objection that was registered before there was any.
    Column("message_id", ForeignKey("message.id"), index=True),
    Column("zaak_id", ForeignKey("zaak.id"), index=True),
    Column("holder_index", LargeBinary(32), nullable=False, index=True),
    # A registered objection may be about one child only.
    Column("child_index", LargeBinary(32)),
    Column("answer", Text, nullable=False),
    Column("given_at", DateTime(timezone=True), nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    # Taken back by who passed it on: it was somebody else's, or a mistake.
    Column("withdrawn_at", DateTime(timezone=True)),
    # How sure it is whose it is, what they wrote with it, and, where they do not agree, whether
    # they knew of it.
    Column("strength", Text, nullable=False, server_default=Strength.PASSED_ON),
    Column("words", LargeBinary),
    Column("knew", Boolean),
    Column("correlation_id", Text, nullable=False),
    UniqueConstraint("sender", "reference"),
    one_of("answer", AnswerKind),
    one_of("strength", Strength),
)
