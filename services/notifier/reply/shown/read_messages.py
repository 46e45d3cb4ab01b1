"""The messages that a reader may see, as each stands at this moment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from math import inf
from uuid import UUID

from sqlalchemy import Connection, select

from notifier.cases.case_row import CaseRow, read_case
from notifier.cases.facts_store import FactsErased
from notifier.cases.handling_state import HandlingState
from notifier.cases.outcomes import standing_outcome
from notifier.delivery.holder_message import TELLING, HolderMessage
from notifier.delivery.message_state import MessageState
from notifier.own_numbers import own_indexes
from notifier.reply.opening.open_message import ARRIVES
from notifier.reply.opening.reader import Reader
from notifier.reply.shown.as_it_stands import as_it_stands
from notifier.reply.shown.tellable import Tellable, tellable
from notifier.service import Service
from notifier.storage.cases import ZAAK
from notifier.storage.messages import MESSAGE


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """One message and what may be told of it now."""

    message: HolderMessage
    zaak_id: UUID
    holder_index: bytes
    tellable: Tellable


def read_messages(
    connection: Connection, service: Service, reader: Reader, *, now: datetime
) -> tuple[ReadMessage, ...]:
    """The newest first; none where its code is over, or its case closed by people or in shadow."""
    states = ARRIVES
    if reader.holder is None:
        mine = MESSAGE.c.id == reader.message_id
    else:
        # Whoever logged in is its addressee, whoever has the letter that did not arrive.
        states |= {MessageState.UNDELIVERABLE}
        own = own_indexes(connection, service, reader.holder)
        mine = MESSAGE.c.holder_index.in_(own) & MESSAGE.c.kind.in_(sorted(TELLING))
    rows = connection.execute(
        select(MESSAGE.c.id, MESSAGE.c.zaak_id, MESSAGE.c.holder_index)
        .join(ZAAK, ZAAK.c.id == MESSAGE.c.zaak_id)
        .where(
            mine,
            MESSAGE.c.message_state.in_(sorted(states)),
            ZAAK.c.shadow.is_(False),
            ZAAK.c.erased_at.is_(None),
        )
    ).all()
    holders = {row.id: row.holder_index for row in rows}
    found = [
        ReadMessage(message, zaak_id, holders[message.id], told)
        for zaak_id in sorted({row.zaak_id for row in rows})
        for message, told in _of_case(connection, service, reader, zaak_id, now)
        if message.id in holders
    ]
    return tuple(_once(sorted(found, key=_when, reverse=True)))


def _of_case(
    connection: Connection,
    service: Service,
    reader: Reader,
    zaak_id: UUID,
    now: datetime,
) -> Iterator[tuple[HolderMessage, Tellable]]:
    case = read_case(connection, zaak_id)
    if _is_closed(connection, case):
        return
    try:
        stands = as_it_stands(connection, service, case, now=now)
    except FactsErased:
        return
    switched = service.policy.content.antwoordpagina.bestemming_na_inloggen
    logged_in = reader.holder is not None
    for message in stands.messages:
        told = tellable(message, stands, logged_in=logged_in, with_destination=switched, now=now)
        yield message, told


def _is_closed(connection: Connection, case: CaseRow) -> bool:
    """By people: what the rules alone closed, an answer may open again."""
    closed = case.handling is HandlingState.CLOSED
    return closed and standing_outcome(connection, case.id) is not None


def _when(read: ReadMessage) -> tuple[float, str]:
    sent = read.message.sent_at  # not yet noted: it left this minute
    return (inf if sent is None else sent.timestamp(), str(read.message.id))


def _once(found: Iterable[ReadMessage]) -> Iterator[ReadMessage]:
    """What went by letter and by the personal box is one message to its reader."""
    seen = set()
    for read in found:
        one = read.message
        same = (read.zaak_id, one.kind, one.children, one.told_date, read.tellable.standing)
        if same not in seen:
            seen.add(same)
            yield read
