"""Determined gezag answers, kept because the BRP forgets them once a child has emigrated."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass
from sqlalchemy import Connection, insert, select

from brp_adapter.custody.person import GezagOver, GezagSnapshot, Person
from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.tables import SNAPSHOT, one_of
from contracts.gezag import Gezag, is_determined
from contracts.values.bsn import Bsn


@dataclass(frozen=True)
class _Relation:
    child: Bsn
    gezag: Gezag
    in_onderzoek: bool


_OF: Final = (
    select(SNAPSHOT.c.id, SNAPSHOT.c.taken_at, SNAPSHOT.c.gezag)
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
    the stronger one: it has to be from before the departure.
    """
    own = tuple(r for r in person.gezag if r.child in (None, person.bsn))
    if not own or not all(is_determined(relation.gezag) for relation in own):
        return False
    relations = tuple(
        _Relation(person.bsn, relation.gezag, relation.in_onderzoek) for relation in own
    )
    last = [snapshot for snapshot in kept if snapshot.child == person.bsn][-1:]
    if last and _relations(last[0]) == relations:
        return False
    plain = _RELATIONS.dump_json(relations)
    row_id = uuid4()
    connection.execute(
        insert(SNAPSHOT).values(
            id=row_id,
            child=privacy.index_of(person.bsn),
            taken_at=taken_at,
            hash=privacy.index.of_bytes("gezag", plain),
            gezag=privacy.seal(plain, SNAPSHOT, "gezag", row_id),
        )
    )
    return True


def snapshots_of(
    connection: Connection, privacy: Privacy, children: Collection[bytes]
) -> tuple[GezagSnapshot, ...]:
    """Every snapshot of these people (blind indexes), oldest first."""
    rows = connection.execute(_OF, {"children": list(children)})
    return tuple(_snapshot(privacy, row.id, row.taken_at, row.gezag) for row in rows)


def _relations(snapshot: GezagSnapshot) -> tuple[_Relation, ...]:
    return tuple(_Relation(snapshot.child, r.gezag, r.in_onderzoek) for r in snapshot.gezag)


def _snapshot(privacy: Privacy, row_id: UUID, taken_at: datetime, sealed: bytes) -> GezagSnapshot:
    relations = _RELATIONS.validate_json(privacy.open(sealed, SNAPSHOT, "gezag", row_id))
    return GezagSnapshot(
        relations[0].child,
        taken_at,
        tuple(GezagOver(r.child, r.gezag, r.in_onderzoek) for r in relations),
    )
