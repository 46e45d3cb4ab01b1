"""The people of a case by whom a report, an answer or an earlier case finds it.

Wider than the departure set, which alone decides which children are one household: also holders,
declarants, whoever stays, and everyone's former numbers.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.postgresql import insert as upsert

from contracts.gezag import holders_of
from contracts.messages.facts import ChildFacts
from contracts.values.bsn import Bsn
from foundation.encryption import BlindIndex
from notifier.cases.person_index import person_index
from notifier.storage.cases import ZAAK, ZAAK_RELATED


def people_in(children: Iterable[ChildFacts]) -> frozenset[Bsn]:
    """Everyone whom the facts name by number."""
    return frozenset(bsn for child in children for bsn in _people_in(child))


def _people_in(child: ChildFacts) -> Iterator[Bsn]:
    for person in (child.child, *child.persons):
        yield person.bsn
        yield from person.former_numbers
    yield from child.departing
    yield from child.departs_apart
    yield from (sibling.bsn for sibling in child.siblings)
    for declaration in child.declarations:
        if declaration.declarant is not None:
            yield declaration.declarant
        yield from (consent.holder for consent in declaration.consents)
    if child.gezag.gezag is not None:
        yield from (h.bsn for h in holders_of(child.gezag.gezag) if h.bsn is not None)


def indexed(index: BlindIndex, people: Iterable[Bsn]) -> dict[bytes, Bsn]:
    """Who stands behind which index."""
    return {person_index(index, bsn): bsn for bsn in people}


def remember_related(connection: Connection, zaak_id: UUID, indexes: Iterable[bytes]) -> None:
    """Add these people to the case; nobody is taken out, for what was reported stays true."""
    rows = [{"zaak_id": zaak_id, "person_index": one} for one in sorted(indexes)]
    if rows:
        connection.execute(upsert(ZAAK_RELATED).on_conflict_do_nothing(), rows)


def related_to(connection: Connection, zaak_id: UUID) -> frozenset[bytes]:
    """The indexes of the people of this case."""
    mine = select(ZAAK_RELATED.c.person_index).where(ZAAK_RELATED.c.zaak_id == zaak_id)
    return frozenset(connection.execute(mine).scalars())


def cases_of(connection: Connection, indexes: Iterable[bytes]) -> tuple[UUID, ...]:
    """Cases that any of these people belongs to, in order of id; erased ones are no cases."""
    statement = (
        select(ZAAK_RELATED.c.zaak_id)
        .join(ZAAK, ZAAK.c.id == ZAAK_RELATED.c.zaak_id)
        .where(ZAAK_RELATED.c.person_index.in_(sorted(indexes)), ZAAK.c.erased_at.is_(None))
        .distinct()
        .order_by(ZAAK_RELATED.c.zaak_id)
    )
    return tuple(connection.execute(statement).scalars())


def take_turns(connection: Connection, indexes: Iterable[bytes]) -> None:
    """Wait for others who work on any of these people, until the end of the transaction.

    Two messages about one household open one case; and a report that comes in while a case opens
    is seen by the one or by the other. Sorted, so that nobody waits crosswise.
    """
    keys = [int.from_bytes(index[:8], signed=True) for index in sorted(indexes)]
    in_this_order = text(
        "SELECT pg_advisory_xact_lock(key) FROM unnest(CAST(:keys AS bigint[])) key"
    )
    connection.execute(in_this_order, {"keys": keys})
