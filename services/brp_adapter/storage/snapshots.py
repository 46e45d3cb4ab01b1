"""Determined gezag answers, kept because the BRP forgets them once a child has emigrated."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from hmac import compare_digest
from typing import Final
from uuid import UUID, uuid4

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass
from sqlalchemy import Connection, and_, delete, exists, insert, or_, select

from brp_adapter.custody.person import GezagOver, GezagSnapshot, Person
from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.tables import DEPARTURE, DEPARTURE_PERSON, SNAPSHOT, DepartureState, one_of
from contracts.gezag import Gezag, is_determined
from contracts.values.bsn import Bsn
from contracts.values.dates import start_of
from foundation.encryption import CannotOpen
from foundation.log import get_logger

FROM_BRP: Final = "brp"
"""The source of every snapshot so far: what the BRP answered itself."""

MOST: Final = 1000
"""Erased in one statement."""

_log = get_logger(__name__)


@dataclass(frozen=True)
class _Relation:
    child: Bsn
    gezag: Gezag
    in_onderzoek: bool


_OF: Final = (
    select(SNAPSHOT.c.id, SNAPSHOT.c.taken_at, SNAPSHOT.c.hash, SNAPSHOT.c.gezag)
    .where(one_of(SNAPSHOT.c.child, "children"))
    .order_by(SNAPSHOT.c.taken_at)
)
_RELATIONS: TypeAdapter[tuple[_Relation, ...]] = TypeAdapter(tuple[_Relation, ...])


def keep_snapshot(
    connection: Connection,
    privacy: Privacy,
    person: Person,
    *,
    kept: Iterable[GezagSnapshot],
    taken_at: datetime,
) -> bool:
    """Keep what the BRP says now about a child, when it is determined and differs from the last.

    ``kept`` is what is kept about the child so far, oldest first; more may be among it. False:
    nothing was written. A snapshot that says the same keeps its first moment, which is
    the stronger one: it has to be from before the departure. One that was erased since it was read
    is kept anew.
    """
    own = tuple(r for r in person.gezag if r.child in (None, person.bsn))
    if not own or not all(is_determined(relation.gezag) for relation in own):
        return False
    relations = tuple(
        _Relation(person.bsn, relation.gezag, relation.in_onderzoek) for relation in own
    )
    last = [snapshot for snapshot in kept if snapshot.child == person.bsn][-1:]
    child = privacy.index_of(person.bsn)
    if last and _relations(last[0]) == relations and _held(connection, child, last[0].taken_at):
        return False
    plain = _RELATIONS.dump_json(relations)
    row_id = uuid4()
    connection.execute(
        insert(SNAPSHOT).values(
            id=row_id,
            child=child,
            taken_at=taken_at,
            source=FROM_BRP,
            hash=_hash(privacy, plain),
            gezag=privacy.seal(plain, SNAPSHOT, "gezag", row_id),
        )
    )
    return True


def snapshots_of(
    connection: Connection, privacy: Privacy, children: Collection[bytes]
) -> tuple[GezagSnapshot, ...]:
    """Every snapshot of these people (blind indexes) that is as it was kept, oldest first.

    One that is not never counts: who has gezag is then for a human (DECISION S14, S15).
    """
    rows = connection.execute(_OF, {"children": list(children)})
    read = (_snapshot(privacy, row.id, row.taken_at, row.hash, row.gezag) for row in rows)
    return tuple(snapshot for snapshot in read if snapshot is not None)


def forget_snapshots(connection: Connection, *, today: date, days: int) -> int:
    """Erase the snapshots of children for whom nothing follows; how many.

    Nothing follows when no departure of the child, or of whom it departs with, is registered, and
    every day on which one was to take place lies more than ``days`` back, like the snapshot itself.
    """
    last = today - timedelta(days=days)
    going_on = exists().where(
        DEPARTURE_PERSON.c.person == SNAPSHOT.c.child,
        DEPARTURE_PERSON.c.departure == DEPARTURE.c.id,
        DEPARTURE.c.state != DepartureState.CLOSED,
        or_(DEPARTURE.c.awaited_until.is_(None), DEPARTURE.c.awaited_until >= last),
    )
    old = (
        select(SNAPSHOT.c.id)
        .where(SNAPSHOT.c.taken_at < start_of(last), ~going_on)
        .limit(MOST)
        .with_for_update(skip_locked=True)
    )
    erased = 0
    while found := connection.execute(old).scalars().all():
        # Looked at again now that they are locked: a departure may have come to rest on one.
        gone = delete(SNAPSHOT).where(SNAPSHOT.c.id.in_(found), ~going_on)
        erased += connection.execute(gone).rowcount
    return erased


def _held(connection: Connection, child: bytes, taken_at: datetime) -> bool:
    """Whether it is there still; from now on nobody erases it before this transaction is over."""
    same = and_(SNAPSHOT.c.child == child, SNAPSHOT.c.taken_at == taken_at)
    held = select(SNAPSHOT.c.id).where(same).with_for_update(read=True)
    return connection.execute(held).first() is not None


def _relations(snapshot: GezagSnapshot) -> tuple[_Relation, ...]:
    return tuple(_Relation(snapshot.child, r.gezag, r.in_onderzoek) for r in snapshot.gezag)


def _hash(privacy: Privacy, plain: bytes) -> bytes:
    return privacy.index.of_bytes("gezag", plain)


def _snapshot(
    privacy: Privacy, row_id: UUID, taken_at: datetime, hashed: bytes, sealed: bytes
) -> GezagSnapshot | None:
    try:
        plain = privacy.open(sealed, SNAPSHOT, "gezag", row_id)
    except CannotOpen:
        plain = None
    if plain is None or not compare_digest(_hash(privacy, plain), hashed):
        _log.error("snapshot_not_as_kept", snapshot=str(row_id))
        return None
    relations = _RELATIONS.validate_json(plain)
    return GezagSnapshot(
        relations[0].child,
        taken_at,
        tuple(GezagOver(r.child, r.gezag, r.in_onderzoek) for r in relations),
    )
