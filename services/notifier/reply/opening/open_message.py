"""A code and a date of birth open a message, or they do not: then nobody can tell why.

Whatever was typed, the same is done: a keyed hash under each key, one question to the database,
one unsealing and comparing of as many bytes. Only then it is looked whether all of it holds.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Select, select

from notifier.cases.handling_state import HandlingState
from notifier.delivery.message_state import MessageState
from notifier.letters.content import LetterKind
from notifier.reply.births import DECOY_ROW, decoy, is_born
from notifier.service import Service
from notifier.storage.cases import ZAAK
from notifier.storage.history import ZAAK_OUTCOME
from notifier.storage.messages import MESSAGE
from notifier.storage.reply_codes import REPLY_CODE

_S = MessageState
ARRIVES: Final = frozenset(
    {_S.CLAIMED, _S.MAYBE_SENT, _S.NEEDS_REVIEW, _S.SENT, _S.DELIVERED, _S.RECALLED}
)
"""Whoever has it in hand is its addressee. Not what came back as undeliverable: somebody else may
have that; nor what the provider never took in."""

_BY_HAND: Final = (
    select(ZAAK_OUTCOME.c.id)
    .where(ZAAK_OUTCOME.c.zaak_id == ZAAK.c.id, ZAAK_OUTCOME.c.undone_at.is_(None))
    .exists()
    .label("by_hand")
)


@dataclass(frozen=True, slots=True)
class OpenedMessage:
    """What was opened; what may be shown of it is decided each time it is looked at."""

    id: UUID
    zaak_id: UUID


class Opener:
    """With its decoy, which is made once."""

    def __init__(self, service: Service) -> None:
        """Raises ``ValueError`` where there is no page for parents."""
        if service.reply is None:
            message = "there are no keys for codes"
            raise ValueError(message)
        self._service = service
        self._keys = service.reply.keys
        self._decoy = decoy(service.keyring)

    def open(self, signs: str, born: date) -> OpenedMessage | None:
        """None: there is nothing to open with these two. Raises ``DatabaseError``, ``CannotOpen``.

        Not when the code is unknown or over, the date is of no child of the message, the message
        never came or came back, the case is in shadow or people closed it.
        """
        with self._service.database.transaction() as connection:
            row = connection.execute(_found(self._keys.every(signs))).one_or_none()
        fits = is_born(
            self._service.keyring,
            DECOY_ROW if row is None else row.code_id,
            self._decoy if row is None else row.births,
            born,
        )
        if row is None or not fits or row.expires_at <= self._service.clock():
            return None
        closed = row.handling == HandlingState.CLOSED and row.by_hand
        if row.shadow or row.erased_at is not None or closed:
            return None
        if row.message_state not in ARRIVES or row.kind == LetterKind.RECALL:
            return None
        return OpenedMessage(row.message_id, row.zaak_id)


def _found(hashes: list[bytes]) -> Select[tuple[object, ...]]:
    return (
        select(
            REPLY_CODE.c.id.label("code_id"),
            REPLY_CODE.c.births,
            REPLY_CODE.c.expires_at,
            MESSAGE.c.id.label("message_id"),
            MESSAGE.c.zaak_id,
            MESSAGE.c.message_state,
            MESSAGE.c.kind,
            ZAAK.c.handling,
            ZAAK.c.shadow,
            ZAAK.c.erased_at,
            _BY_HAND,
        )
        .join(MESSAGE, MESSAGE.c.id == REPLY_CODE.c.message_id)
        .join(ZAAK, ZAAK.c.id == MESSAGE.c.zaak_id)
        .where(REPLY_CODE.c.hash.in_(hashes))
    )
