"""One departure per child, and everyone whose news must reach it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Connection,
    LargeBinary,
    Row,
    Uuid,
    and_,
    bindparam,
    case,
    func,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert

from brp_adapter.custody.awaited import awaited_until
from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.tables import (
    DEPARTURE,
    DEPARTURE_PERSON,
    EVENT_PERSON,
    DepartureState,
    one_of,
)
from contracts.messages.facts import ChildFacts
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date

_KEYS: Final = func.unnest(bindparam("keys", type_=ARRAY(BigInteger)), type_=BigInteger)
_LOCK: Final = select(func.pg_advisory_xact_lock(_KEYS.column_valued("key")))
_BY: Final = (
    select(
        DEPARTURE_PERSON.c.departure,
        func.array_agg(DEPARTURE_PERSON.c.person, type_=ARRAY(LargeBinary)).label("by"),
    )
    .where(one_of(DEPARTURE_PERSON.c.person, "people"))
    .group_by(DEPARTURE_PERSON.c.departure)
    .subquery()
)
_CONCERNING: Final = (
    select(DEPARTURE, _BY.c.by)
    .join(_BY, _BY.c.departure == DEPARTURE.c.id)
    .where(DEPARTURE.c.state != DepartureState.CLOSED)
    .order_by(DEPARTURE.c.opened_at, DEPARTURE.c.id)
)
_PERSON: Final = func.unnest(
    bindparam("concerned", type_=ARRAY(LargeBinary)), type_=LargeBinary
).column_valued("person")
_KEEP_PEOPLE: Final = (
    insert(DEPARTURE_PERSON)
    .from_select(["person", "departure"], select(_PERSON, bindparam("new_id", type_=Uuid)))
    .on_conflict_do_nothing()
    .cte("kept_people")
)
_CHANGING: Final = ("state", "updated_at", "child", "child_bsn", "told")
_GIVEN: Final = insert(DEPARTURE).values(
    {column.name: bindparam(f"new_{column.name}", type_=column.type) for column in DEPARTURE.c}
)
_KEPT: Final = (
    _GIVEN.on_conflict_do_update(
        index_elements=["id"],
        set_={name: _GIVEN.excluded[name] for name in _CHANGING}
        | {
            # What is undone stays so since the first time, however often it is read again.
            "awaited_until": case(
                (
                    and_(
                        DEPARTURE.c.state == DepartureState.UNDONE,
                        _GIVEN.excluded.state == DepartureState.UNDONE,
                    ),
                    func.least(DEPARTURE.c.awaited_until, _GIVEN.excluded.awaited_until),
                ),
                else_=_GIVEN.excluded.awaited_until,
            )
        },
    )
    .returning(DEPARTURE.c.municipality)
    .cte("kept")
)
_KEEP: Final = select(_KEPT.c.municipality).add_cte(_KEEP_PEOPLE)


@dataclass(frozen=True, slots=True)
class KnownDeparture:
    """A departure as stored; ``municipality`` is the OIN that reported it first."""

    id: UUID
    child: Bsn
    state: DepartureState
    municipality: str | None
    by: frozenset[bytes] = field(default=frozenset(), repr=False)
    """Through whom of those asked about it was found (blind indexes)."""

    told: bytes | None = field(default=None, repr=False)
    """What its facts said when they were last handed over (``same_facts``); None: not known."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stays as it was when a departure is opened: whose it is, and whether in shadow."""

    municipality: str | None
    shadow: bool


def lock_people(connection: Connection, people: Iterable[bytes]) -> None:
    """Let one process at a time write about these people, until the end of the transaction.

    In order of key, so that two processes with the same people cannot wait for each other.
    """
    keys = sorted({int.from_bytes(person[:8], signed=True) for person in people})
    connection.execute(_LOCK, {"keys": keys})


def departures_concerning(
    connection: Connection, privacy: Privacy, people: Collection[bytes]
) -> tuple[KnownDeparture, ...]:
    """The present departures in which any of these people (blind indexes) takes part."""
    rows = connection.execute(_CONCERNING, {"people": list(people)})
    return tuple(_known(row, privacy, frozenset(row.by)) for row in rows)


def departures_by_id(
    connection: Connection, privacy: Privacy, ids: Collection[UUID]
) -> tuple[KnownDeparture, ...]:
    """The departures with these ids, closed ones as well."""
    rows = connection.execute(select(DEPARTURE).where(DEPARTURE.c.id.in_(ids)))
    return tuple(_known(row, privacy) for row in rows)


def keep_departure(
    connection: Connection,
    privacy: Privacy,
    facts: ChildFacts,
    opening: Opening,
    *,
    told: bytes | None,
    now: datetime,
) -> str | None:
    """Open the departure or bring it up to date, with everyone who is now concerned.

    Answers whose departure it is: the OIN that reported it first. News from another sender does
    not take it over. ``told``: see ``KnownDeparture``.
    """
    state = DepartureState.OPEN if facts.undone is None else DepartureState.UNDONE
    child = facts.child.bsn
    # The child may have got another number since: the row follows the present one.
    values = {
        "id": facts.departure_id,
        "child": privacy.index_of(child),
        "child_bsn": privacy.seal(
            child.reveal().encode(), DEPARTURE, "child_bsn", facts.departure_id
        ),
        "state": state,
        "municipality": opening.municipality,
        "shadow": opening.shadow,
        "opened_at": now,
        "updated_at": now,
        "told": told,
        "awaited_until": awaited_until(facts, local_date(now)),
    }
    given = {f"new_{name}": value for name, value in values.items()}
    concerned = sorted(privacy.indexes_of(_concerned(facts)))
    whose: str | None = connection.execute(_KEEP, given | {"concerned": concerned}).scalar_one()
    return whose


def close_departure(connection: Connection, departure_id: UUID, *, now: datetime) -> None:
    """End a departure, so that the child's next one is a new one."""
    connection.execute(
        update(DEPARTURE)
        .where(DEPARTURE.c.id == departure_id)
        .values(state=DepartureState.CLOSED, updated_at=now)
    )


def _concerned(facts: ChildFacts) -> set[Bsn]:
    people = [facts.child, *facts.persons]
    numbers = {person.bsn for person in people}
    for person in people:
        numbers.update(person.former_numbers)
    numbers.update(facts.departing, facts.departs_apart)
    return numbers | {sibling.bsn for sibling in facts.siblings}


def _known(row: Row[Any], privacy: Privacy, by: frozenset[bytes] = frozenset()) -> KnownDeparture:
    digits = privacy.open(row.child_bsn, DEPARTURE, "child_bsn", row.id).decode()
    state = DepartureState(row.state)
    return KnownDeparture(row.id, Bsn(digits), state, row.municipality, by, row.told)


def departures_of_event(connection: Connection, event: UUID) -> tuple[UUID, ...]:
    """The departures of the children whom a stored report names, in order of opening."""
    rows = connection.execute(
        select(DEPARTURE.c.id)
        .join(EVENT_PERSON, EVENT_PERSON.c.person == DEPARTURE.c.child)
        .where(EVENT_PERSON.c.event == event, DEPARTURE.c.state != DepartureState.CLOSED)
        .order_by(DEPARTURE.c.opened_at, DEPARTURE.c.id)
    )
    return tuple(row.id for row in rows)
