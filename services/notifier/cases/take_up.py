"""Facts that came in find their case, or open one (DESIGN §2, *Household*).

A child stays with the case of its departure. A child that is new joins the open case of someone
in its departure set (brothers and sisters, the parent they leave with), so that each holder gets
one letter and a hold on one child holds the household.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import (
    Connection,
    LargeBinary,
    Select,
    Uuid,
    any_,
    bindparam,
    exists,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import insert as upsert

from contracts.messages.facts import ChildFacts, DepartureFacts
from contracts.values.dates import local_date
from foundation.encryption import BlindIndex
from notifier.cases.attach import attach
from notifier.cases.case_row import locked_case
from notifier.cases.facts_store import store_facts
from notifier.cases.handling_state import HandlingState
from notifier.cases.person_index import person_index
from notifier.cases.related import indexed, people_in, remember_related, take_turns
from notifier.cases.timeline import Happening, note
from notifier.letters.reference import short_reference
from notifier.service import Service
from notifier.storage.cases import ZAAK, ZAAK_CHILD, ZAAK_PERSON

_DRAWS: Final = 10
_KNOWN: Final = select(
    or_(
        exists().where(
            ZAAK_CHILD.c.departure_id == any_(bindparam("departures", type_=ARRAY(Uuid)))
        ),
        exists().where(
            ZAAK_CHILD.c.child_index == any_(bindparam("children", type_=ARRAY(LargeBinary)))
        ),
        exists().where(
            ZAAK_PERSON.c.person_index == any_(bindparam("people", type_=ARRAY(LargeBinary)))
        ),
    )
)


@dataclass(frozen=True)
class TakenUp:
    """``zaak_ids``: whose facts are newer than before; empty when nothing was news.

    ``households``: open cases that turn out to be about one household; each of them is locked.
    ``alone``: no other case was about any of these people, so there is none to be merged with.
    """

    zaak_ids: tuple[UUID, ...]
    households: tuple[frozenset[UUID], ...] = ()
    alone: bool = False


def take_up(
    connection: Connection,
    service: Service,
    facts: DepartureFacts,
    *,
    correlation_id: str,
    now: datetime,
) -> TakenUp:
    """Store the facts and attach every child to its case.

    Facts about a child that are older than those we have change nothing: order is not promised.
    """
    indexes = {child.departure_id: _departure_set(service.index, child) for child in facts.children}
    related = {
        child.departure_id: set(indexed(service.index, people_in([child])))
        for child in facts.children
    }
    take_turns(connection, set().union(*indexes.values(), *related.values()))
    store_facts(connection, service.keyring, service.index, facts, now=now)
    known = _anything_known(connection, service, facts, indexes)
    if known:
        _lock_in_order(connection, service, facts, indexes)
    touched: list[UUID] = []
    here: UUID | None = None
    for child in facts.children:
        own = person_index(service.index, child.child.bsn)
        zaak_id = _case_of(connection, child.departure_id, own) if known else None
        zaak_id = zaak_id or here
        if zaak_id is None and known:
            zaak_id = _open_case_with(connection, indexes[child.departure_id])
        fresh = zaak_id is None
        if zaak_id is None:
            zaak_id = _open_case(connection, service, facts, correlation_id, now)
        ended = known and locked_case(connection, zaak_id).handling is HandlingState.CLOSED
        if attach(connection, zaak_id, child, own, facts=facts, first=fresh, now=now):
            _remember(connection, zaak_id, indexes[child.departure_id])
            remember_related(connection, zaak_id, related[child.departure_id])
            touched.append(zaak_id)
        # News about a parent also brings children of a departure that is long over: what begins
        # now does not belong to the case that then ended, nor may that one's outcome be lost.
        here = None if ended else zaak_id
    found = households_of(connection, service, facts) if touched and known else ()
    return TakenUp(tuple(dict.fromkeys(touched)), found, alone=not known)


def _anything_known(
    connection: Connection,
    service: Service,
    facts: DepartureFacts,
    indexes: Mapping[UUID, set[bytes]],
) -> bool:
    """Whether any case can be about one of these departures, children or those who go with them.

    When there is none, none can come before the end of the transaction: ``take_turns`` keeps out
    whoever would open one for any of these people, and then there is nothing to lock or to merge.
    """
    values = {
        "departures": [child.departure_id for child in facts.children],
        "children": [person_index(service.index, child.child.bsn) for child in facts.children],
        "people": sorted(set().union(*indexes.values())),
    }
    return bool(connection.execute(_KNOWN, values).scalar_one())


def households_of(
    connection: Connection, service: Service, facts: DepartureFacts
) -> tuple[frozenset[UUID], ...]:
    """Open cases that share somebody of the departure set of one of these children."""
    cases = (
        _open_cases_with(connection, _departure_set(service.index, child))
        for child in facts.children
    )
    return tuple(group for group in cases if len(group) > 1)


def _departure_set(index: BlindIndex, child: ChildFacts) -> set[bytes]:
    people = {child.child.bsn, *child.departing}
    people |= {sibling.bsn for sibling in child.siblings if sibling.departs}
    return {person_index(index, bsn) for bsn in people}


def _lock_in_order(
    connection: Connection,
    service: Service,
    facts: DepartureFacts,
    indexes: Mapping[UUID, set[bytes]],
) -> None:
    """Lock every case that this is about, sorted: nobody waits for two cases crosswise."""
    known: set[UUID] = set()
    for child in facts.children:
        own = person_index(service.index, child.child.bsn)
        zaak_id = _case_of(connection, child.departure_id, own)
        zaak_id = zaak_id or _open_case_with(connection, indexes[child.departure_id])
        known |= set() if zaak_id is None else {zaak_id}
        known |= _open_cases_with(connection, indexes[child.departure_id])
    for zaak_id in sorted(known):
        locked_case(connection, zaak_id)


def _case_of(connection: Connection, departure_id: UUID, child_index: bytes) -> UUID | None:
    """The case of this departure, open or closed; else the open case of this child."""
    same = select(ZAAK_CHILD.c.zaak_id).where(ZAAK_CHILD.c.departure_id == departure_id)
    found: UUID | None = connection.execute(same).scalar()
    if found is not None:
        return found
    same_child = (
        select(ZAAK.c.id)
        .join(ZAAK_CHILD, ZAAK_CHILD.c.zaak_id == ZAAK.c.id)
        .where(ZAAK_CHILD.c.child_index == child_index, ZAAK.c.handling != HandlingState.CLOSED)
        .order_by(ZAAK.c.opened_at)
        .limit(1)
    )
    return connection.execute(same_child).scalar()


def _open_cases_with(connection: Connection, indexes: set[bytes]) -> frozenset[UUID]:
    return frozenset(connection.execute(_with_someone(indexes)).scalars())


def _open_case_with(connection: Connection, indexes: set[bytes]) -> UUID | None:
    oldest = _with_someone(indexes).order_by(ZAAK.c.opened_at).limit(1)
    return connection.execute(oldest).scalar()


def _with_someone(indexes: set[bytes]) -> Select[UUID]:
    """Open cases of a departure set in which one of these people is."""
    return (
        select(ZAAK.c.id)
        .join(ZAAK_PERSON, ZAAK_PERSON.c.zaak_id == ZAAK.c.id)
        .where(
            ZAAK_PERSON.c.person_index.in_(sorted(indexes)),
            ZAAK.c.handling != HandlingState.CLOSED,
        )
    )


def _open_case(
    connection: Connection,
    service: Service,
    facts: DepartureFacts,
    correlation_id: str,
    now: datetime,
) -> UUID:
    values = {
        "municipality": facts.municipality,
        "handling": HandlingState.ESTABLISHED,
        "shadow": not service.policy.visible(facts.municipality, local_date(now)),
        "opened_at": now,
        "reported_at": facts.reported_at,
        "version": 0,
        "correlation_id": correlation_id,
    }
    # A reference is short, so that one can already be another case's: then the next is drawn.
    drawn = (_insert_case(connection, values) for _ in range(_DRAWS))
    zaak_id = next(one for one in drawn if one is not None)
    note(connection, zaak_id, Happening.OPENED, now=now)
    return zaak_id


def _insert_case(connection: Connection, values: Mapping[str, object]) -> UUID | None:
    zaak_id = uuid4()
    row = upsert(ZAAK).values(id=zaak_id, reference=short_reference(zaak_id), **values)
    unless_known = row.on_conflict_do_nothing(index_elements=[ZAAK.c.reference])
    return connection.execute(unless_known.returning(ZAAK.c.id)).scalar_one_or_none()


def _remember(connection: Connection, zaak_id: UUID, indexes: set[bytes]) -> None:
    rows = [{"zaak_id": zaak_id, "person_index": index} for index in sorted(indexes)]
    connection.execute(upsert(ZAAK_PERSON).on_conflict_do_nothing(), rows)
