"""Whom we follow at a source: what is to be made, what is made, what is to be ended.

A row is wanted or not, and READY (to be done) or DONE. Not wanted and done is no row at all.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    and_,
    bindparam,
    case,
    column,
    delete,
    exists,
    false,
    func,
    null,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert

from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.source_tables import SUBSCRIPTION
from brp_adapter.storage.tables import one_of
from contracts.values.bsn import Bsn
from foundation.correlation import current_correlation_id
from foundation.work import Claimed, WorkState, new_work

_OF: Final = SUBSCRIPTION.c


@dataclass(frozen=True, slots=True)
class Followed:
    """A person to follow, up to and including ``last_day``; None: until somebody ends it."""

    bsn: Bsn = field(repr=False)
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Subscriptions of one source. ``refused``: the API turned them down, a person looks."""

    wanted: int = 0
    made: int = 0
    ending: int = 0
    refused: int = 0


_FRESH: Final = insert(SUBSCRIPTION)
_AS_IT_WAS: Final = and_(
    _OF.wanted, or_(_OF.state == WorkState.READY.value, _OF.state == WorkState.DONE.value)
)
_WANT: Final = _FRESH.on_conflict_do_update(
    index_elements=["person", "connection", "kind"],
    set_={
        "wanted": true(),
        "last_day": _FRESH.excluded.last_day,
        "state": case((_AS_IT_WAS, _OF.state), else_=WorkState.READY.value),
        "next_attempt_at": case(
            (_AS_IT_WAS, _OF.next_attempt_at), else_=_FRESH.excluded.created_at
        ),
        "attempts": case((_AS_IT_WAS, _OF.attempts), else_=0),
        "reason": case((_AS_IT_WAS, _OF.reason), else_=null()),
        # A call to end it that is under way finds its claim gone, and all is done again.
        "lease_until": case((_AS_IT_WAS, _OF.lease_until), else_=null()),
        "lease_token": case((_AS_IT_WAS, _OF.lease_token), else_=null()),
        "updated_at": _FRESH.excluded.updated_at,
    },
    where=or_(~_AS_IT_WAS, _OF.last_day.is_distinct_from(_FRESH.excluded.last_day)),
)


def want(
    connection: Connection,
    privacy: Privacy,
    source: str,
    kinds: Sequence[str],
    people: Iterable[Followed],
    *,
    now: datetime,
) -> None:
    """Have these people followed for these kinds of event; a second time changes nothing."""
    rows = [
        _row(privacy, source, kind, person, now=now)
        for person in people
        for kind in dict.fromkeys(kinds)
    ]
    if rows:
        connection.execute(_WANT, rows)


def _row(
    privacy: Privacy, source: str, kind: str, person: Followed, *, now: datetime
) -> dict[str, object]:
    row_id = uuid4()
    sealed = privacy.seal(person.bsn.reveal().encode(), SUBSCRIPTION, "bsn", row_id)
    return new_work(now=now, correlation_id=current_correlation_id(), row_id=row_id) | {
        "person": privacy.index_of(person.bsn),
        "connection": source,
        "kind": kind,
        "bsn": sealed,
        "wanted": True,
        "last_day": person.last_day,
        "lease_until": None,
        "lease_token": None,
        "attempts": 0,
        "reason": None,
    }


def end_people(
    connection: Connection, people: Collection[bytes], *, now: datetime, source: str | None = None
) -> int:
    """Have these (blind indexes) no longer be followed, at one source or at all."""
    where = one_of(_OF.person, "people")
    if source is not None:
        where = and_(where, _OF.connection == source)
    return _end(connection, where, now, {"people": list(people)})


def end_all_but(
    connection: Connection, people: Collection[bytes], *, now: datetime, source: str
) -> int:
    """Have nobody but these (blind indexes) be followed at a source."""
    return _end(connection, _not_listed(source), now, {"listed": list(people)})


def count_all_but(connection: Connection, people: Collection[bytes], *, source: str) -> int:
    """How many subscriptions ``end_all_but`` would end."""
    counted = select(func.count()).where(_OF.wanted, _not_listed(source))
    return int(connection.execute(counted, {"listed": list(people)}).scalar_one())


def end_past(connection: Connection, *, today: date, now: datetime) -> int:
    """Have those no longer be followed whose last day is over."""
    return _end(connection, _OF.last_day < today, now)


def _end(
    connection: Connection,
    where: ColumnElement[bool],
    now: datetime,
    given: dict[str, object] | None = None,
) -> int:
    # Also one that was never made: a call to make it may be under way, or have been lost.
    values = {"wanted": False, "state": WorkState.READY, "next_attempt_at": now, "attempts": 0}
    freed = {"reason": None, "lease_until": None, "lease_token": None, "updated_at": now}
    statement = update(SUBSCRIPTION).where(_OF.wanted, where).values(values | freed)
    return connection.execute(statement, given or {}).rowcount


def _not_listed(source: str) -> ColumnElement[bool]:
    listed = (
        func.unnest(bindparam("listed", type_=ARRAY(LargeBinary)))
        .table_valued(column("person", LargeBinary), name="listed")
        .render_derived()
    )
    known = exists(select(listed.c.person).where(listed.c.person == _OF.person))
    return and_(_OF.connection == source, ~known)


def move_to_number(
    connection: Connection,
    privacy: Privacy,
    *,
    historic: Iterable[Bsn],
    bsn: Bsn,
    now: datetime,
) -> int:
    """Follow a person whose number changed under the new one, and no longer under the old.

    In the transaction in which the change is written down; how many subscriptions moved.
    """
    old = privacy.indexes_of(historic) - {privacy.index_of(bsn)}
    found = connection.execute(
        select(_OF.connection, _OF.kind, _OF.last_day).where(
            one_of(_OF.person, "people"), _OF.wanted
        ),
        {"people": list(old)},
    ).all()
    for row in found:
        person = Followed(bsn, row.last_day)
        want(connection, privacy, row.connection, [row.kind], [person], now=now)
    if found:
        end_people(connection, old, now=now)
    return len(found)


def forget_source(connection: Connection, source: str) -> int:
    """Our name was taken away there, and every subscription with it."""
    return connection.execute(delete(SUBSCRIPTION).where(_OF.connection == source)).rowcount


def forget_ended(connection: Connection, claimed: Claimed) -> bool:
    """The subscription is ended: nothing is left of it. False: the lease was lost."""
    held = and_(
        _OF.id == claimed.id, _OF.lease_token == claimed.lease_token, _OF.wanted.is_(false())
    )
    return connection.execute(delete(SUBSCRIPTION).where(held)).rowcount == 1


def read_number(privacy: Privacy, sealed: bytes, row_id: UUID) -> Bsn:
    """Whom a subscription is about. Raises ``CannotOpen``."""
    return Bsn(privacy.open(sealed, SUBSCRIPTION, "bsn", row_id).decode())


def count_subscriptions(connection: Connection) -> dict[str, Counts]:
    """Per source; without those that have none."""
    ready = _OF.state == WorkState.READY
    rows = connection.execute(
        select(
            _OF.connection,
            func.count().filter(_OF.wanted, ready).label("wanted"),
            func.count().filter(_OF.wanted, _OF.state == WorkState.DONE).label("made"),
            func.count().filter(~_OF.wanted, ready).label("ending"),
            func.count().filter(_OF.state.not_in([WorkState.READY, WorkState.DONE])).label("ref"),
        ).group_by(_OF.connection)
    )
    return {row.connection: Counts(row.wanted, row.made, row.ending, row.ref) for row in rows}
