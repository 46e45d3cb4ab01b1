"""Where people lived when a departure was established: the BRP shows only the new address after it.

No address is kept, only keyed hashes to compare (``Privacy.masked``), sealed like the rest.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid4

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as message
from sqlalchemy import Connection, delete, exists, insert, select, update

from brp_adapter.custody.person import AddressInNetherlands, AddressKey, FormerAddress, Person
from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.tables import (
    DEPARTURE,
    DEPARTURE_PERSON,
    RESIDENCE,
    DepartureState,
    one_of,
)
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate

KEPT_FOR = timedelta(days=90)
"""Without an open departure: as far back as a move counts (DECISION R06)."""

_NEXT_DAY = timedelta(days=1)
_OF: Final = (
    select(RESIDENCE)
    .where(one_of(RESIDENCE.c.person, "people"))
    .order_by(RESIDENCE.c.seen_until, RESIDENCE.c.seen_from)
)


@dataclass(frozen=True, slots=True)
class KeptResidence:
    """One stored row; ``address.until`` is the day after it was last seen."""

    id: UUID
    address: FormerAddress


@message(frozen=True)
class _Content:
    bsn: Bsn
    object_hash: str | None
    lines_hash: str
    since: PartialDate | None


_CONTENT: TypeAdapter[_Content] = TypeAdapter(_Content)


def residences_of(
    connection: Connection, privacy: Privacy, people: Collection[bytes]
) -> tuple[KeptResidence, ...]:
    """Everything kept about these people (blind indexes), oldest first."""
    rows = connection.execute(_OF, {"people": list(people)})
    return tuple(_kept(privacy, row.id, row.content, row.seen_from, row.seen_until) for row in rows)


def keep_residences(
    connection: Connection,
    privacy: Privacy,
    persons: Iterable[Person],
    kept: Iterable[KeptResidence],
    *,
    today: date,
) -> None:
    """Keep where these people live today; ``kept`` is what is known about them so far.

    Only addresses in the Netherlands: from abroad no departure of ours begins. An address without
    a first day counts from the day on which it was first seen, never from earlier.
    """
    last = {residence.address.person: residence for residence in kept}
    still_there, moved_in = [], []
    for person in persons:
        stay = person.stay
        if not isinstance(stay, AddressInNetherlands) or not stay.key.lines:
            continue
        before = last.get(person.bsn)
        if before is None or not _same(before.address, stay, today):
            moved_in.append(_row(privacy, person.bsn, stay, today))
        elif before.address.until <= today:
            still_there.append(before.id)
    if still_there:
        connection.execute(
            update(RESIDENCE).where(RESIDENCE.c.id.in_(still_there)).values(seen_until=today)
        )
    if moved_in:
        connection.execute(insert(RESIDENCE), moved_in)


def forget_residences(connection: Connection, *, today: date) -> int:
    """Erase what no open departure needs and no later one can use; how many rows."""
    needed = exists().where(
        DEPARTURE_PERSON.c.person == RESIDENCE.c.person,
        DEPARTURE_PERSON.c.departure == DEPARTURE.c.id,
        DEPARTURE.c.state == DepartureState.OPEN,
    )
    old = RESIDENCE.c.seen_until < today - KEPT_FOR
    return connection.execute(delete(RESIDENCE).where(old, ~needed)).rowcount


def _same(before: FormerAddress, stay: AddressInNetherlands, today: date) -> bool:
    since = _known(stay.since)
    begun_alike = before.since == since or (since is None and before.since.earliest <= today)
    return begun_alike and before.key == stay.key


def _known(since: PartialDate | None) -> PartialDate | None:
    return None if since is None or since.year is None else since


def _row(privacy: Privacy, bsn: Bsn, stay: AddressInNetherlands, today: date) -> dict[str, object]:
    row_id = uuid4()
    content = _Content(bsn, stay.key.object_id, stay.key.lines[0], _known(stay.since))
    return {
        "id": row_id,
        "person": privacy.index_of(bsn),
        "seen_from": today,
        "seen_until": today,
        "content": privacy.seal(_CONTENT.dump_json(content), RESIDENCE, "content", row_id),
    }


def _kept(
    privacy: Privacy, row_id: UUID, sealed: bytes, seen_from: date, seen_until: date
) -> KeptResidence:
    content = _CONTENT.validate_json(privacy.open(sealed, RESIDENCE, "content", row_id))
    key = AddressKey(content.object_hash, (content.lines_hash,))
    since = content.since or PartialDate.of(seen_from)
    return KeptResidence(row_id, FormerAddress(content.bsn, key, since, seen_until + _NEXT_DAY))
