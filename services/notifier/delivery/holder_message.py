"""A message to one holder as stored, whatever became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Uuid, bindparam, select

from contracts.values.bsn import Bsn
from notifier.delivery.message_state import MessageState
from notifier.letters.content import LetterKind
from notifier.service import Service
from notifier.storage.messages import MESSAGE, Channel
from notifier.storage.sealed import seal, unseal, unseal_bsns

FIRST_LETTERS: Final = frozenset({LetterKind.VERTREK, LetterKind.LIMITED})
"""Kinds that tell of a departure first: who got one of them was told."""

TELLING: Final = FIRST_LETTERS | {LetterKind.RECEIPT, LetterKind.CORRECTION}
"""Kinds that tell of a departure; the others take back or answer."""


@dataclass(frozen=True)
class HolderMessage:
    """``children``: about whom it tells, or still stands.

    ``told_date``: the departure date in it (of a planned correction: the one it is to tell); None
    when it names none, or did not leave yet. ``taken_back``: people found it wrong (A13).
    """

    id: UUID
    kind: LetterKind
    state: MessageState
    holder: Bsn
    children: frozenset[Bsn]
    told_date: date | None = None
    sent_at: datetime | None = None
    taken_back: bool = False
    channel: Channel = Channel.LETTER


_COLUMNS: Final = select(
    MESSAGE.c.id,
    MESSAGE.c.kind,
    MESSAGE.c.message_state,
    MESSAGE.c.holder,
    MESSAGE.c.children,
    MESSAGE.c.told_date,
    MESSAGE.c.sent_at,
    MESSAGE.c.taken_back_at,
    MESSAGE.c.channel,
)
_OF_CASE: Final = _COLUMNS.where(MESSAGE.c.zaak_id == bindparam("zaak_id", type_=Uuid)).order_by(
    MESSAGE.c.created_at, MESSAGE.c.id
)


def messages_of_case(
    connection: Connection, service: Service, zaak_id: UUID
) -> tuple[HolderMessage, ...]:
    """All messages of a case, in order of planning."""
    rows = connection.execute(_OF_CASE, {"zaak_id": zaak_id})
    return tuple(_opened(service, row) for row in rows)


def under_present_numbers(
    messages: Iterable[HolderMessage], newer: Mapping[Bsn, Bsn]
) -> tuple[HolderMessage, ...]:
    """The same messages; someone who got another number since is told as that person."""
    return tuple(
        replace(
            message,
            holder=newer.get(message.holder, message.holder),
            children=frozenset(newer.get(child, child) for child in message.children),
        )
        for message in messages
    )


def sealed_date(service: Service, message_id: UUID, day: date | None) -> bytes | None:
    """``told_date`` for its column."""
    if day is None:
        return None
    return seal(service.keyring, MESSAGE, "told_date", message_id, day.isoformat().encode())


def _opened(service: Service, row: Row[*tuple[Any, ...]]) -> HolderMessage:
    keyring = service.keyring
    (holder,) = unseal_bsns(keyring, MESSAGE, "holder", row.id, row.holder)
    told = row.told_date
    return HolderMessage(
        id=row.id,
        kind=LetterKind(row.kind),
        state=MessageState(row.message_state),
        holder=holder,
        children=unseal_bsns(keyring, MESSAGE, "children", row.id, row.children),
        told_date=None
        if told is None
        else date.fromisoformat(unseal(keyring, MESSAGE, "told_date", row.id, told).decode()),
        sent_at=row.sent_at,
        taken_back=row.taken_back_at is not None,
        channel=Channel(row.channel),
    )
