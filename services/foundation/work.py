"""Work is a row with a state, a time and a lease; any process may claim it.

Two processes never hold the same row: the claim locks with SKIP LOCKED and writes a fresh lease
token, and only the holder of that token may settle the row. A process that dies simply lets its
lease run out. Attempts are counted in the row at the claim, so that work that kills its worker
stops after ``max_attempts`` instead of going round for ever.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Connection,
    DateTime,
    FromClause,
    Index,
    Integer,
    Row,
    Table,
    Text,
    Update,
    Uuid,
    and_,
    bindparam,
    case,
    exists,
    func,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.sql.dml import ReturningUpdate

from foundation.log import get_logger

ATTEMPTS_EXHAUSTED = "attempts_exhausted"

_NOTHING: Mapping[str, object] = MappingProxyType({})
_log = get_logger(__name__)


class LeaseLost(Exception):
    """Another process took the row over; whatever this one wrote must be rolled back."""


class WorkState(StrEnum):
    """All states a row of work can be in; the database checks against the same set."""

    READY = "READY"
    DONE = "DONE"
    REFUSED = "REFUSED"
    NEEDS_REVIEW = "NEEDS_REVIEW"
    HELD = "HELD"


UNFINISHED: Final = (WorkState.READY, WorkState.HELD, WorkState.NEEDS_REVIEW)
"""What is not over. The rest grows for ever, and is counted nowhere every few seconds."""


@dataclass(frozen=True)
class Claimed:
    """A row that is ours until its lease runs out."""

    id: UUID
    lease_token: UUID
    attempts: int
    """How many times it was claimed, this one included."""

    correlation_id: str
    created_at: datetime
    more_due: bool = True
    """Whether other rows were due as well when this one was taken."""
    brought: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """Other columns of the row as they were at the claim: those that were asked for."""


def WORK_COLUMNS() -> list[SchemaItem]:  # noqa: N802 -- reads as the constant it is; columns belong to one table, so each table needs fresh ones
    """Columns (and the index that claims use) of any table of work; times are UTC."""
    states = ", ".join(f"'{state}'" for state in WorkState)
    return [
        Column("id", Uuid, primary_key=True),
        Column("state", Text, CheckConstraint(f"state IN ({states})", "state"), nullable=False),
        Column("next_attempt_at", DateTime(timezone=True), nullable=False),
        Column("lease_until", DateTime(timezone=True)),
        Column("lease_token", Uuid),
        Column("attempts", Integer, nullable=False, server_default="0"),
        Column("reason", Text),
        Column("correlation_id", Text, nullable=False),
        Column("created_at", DateTime(timezone=True), nullable=False),
        Column("updated_at", DateTime(timezone=True), nullable=False),
        Index(None, "state", "next_attempt_at", "id"),
    ]


def new_work(
    *, now: datetime, correlation_id: str, due: datetime | None = None, row_id: UUID | None = None
) -> dict[str, object]:
    """Values of the work columns of a fresh row, due at ``due`` or at once."""
    return {
        "id": row_id or uuid4(),
        "state": WorkState.READY,
        "next_attempt_at": due or now,
        "correlation_id": correlation_id,
        "created_at": now,
        "updated_at": now,
    }


def claim(
    connection: Connection,
    table: Table,
    *,
    now: datetime,
    limit: int,
    lease: timedelta,
    max_attempts: int,
    bringing: tuple[str, ...] = (),
    within: Mapping[str, object] = _NOTHING,
) -> list[Claimed]:
    """Take at most ``limit`` due rows, longest due first; commit before working on them.

    ``bringing``: the other columns that the work begins with (``Claimed.brought``). ``within``:
    only rows in which these other columns have these values.

    A row that was claimed before without an outcome is taken alone: should it be the one that
    kills its worker, the others lose no attempt by it. A row that was already claimed
    ``max_attempts`` times goes to NEEDS_REVIEW instead and is logged, not returned. An
    empty answer means that nothing is due.
    """
    while True:
        values = {
            "now": now,
            "until": now + lease,
            "most": limit,
            "max_attempts": max_attempts,
            **{f"in_{name}": value for name, value in within.items()},
        }
        rows = _take(connection, table, _taking(table, bringing, tuple(sorted(within))), values)
        claimed = [_claimed(row, bringing) for row in rows if row.lease_token is not None]
        if claimed or not rows:
            return claimed


def _claimed(row: Row[Any], bringing: Sequence[str]) -> Claimed:
    brought = {name: row._mapping[name] for name in bringing}  # noqa: SLF001 -- public in SQLAlchemy; the underscore keeps it apart from columns
    return Claimed(
        row.id,
        row.lease_token,
        row.attempts,
        row.correlation_id,
        row.created_at,
        more_due=row.more_due,
        brought=brought,
    )


def _take(
    connection: Connection,
    table: Table,
    taking: ReturningUpdate[Any],
    values: Mapping[str, object],
) -> list[Row[Any]]:
    """The next due rows: those that were taken, and those that were given up (no lease)."""
    taken = connection.execute(taking, values)
    rows = sorted(taken, key=lambda row: (row.next_attempt_at, row.id))
    for row in rows:
        if row.lease_token is None:
            _log.error(ATTEMPTS_EXHAUSTED, table=table.name, row_id=str(row.id))
    return rows


@cache
def _taking(
    table: Table, bringing: tuple[str, ...], within: tuple[str, ...]
) -> ReturningUpdate[Any]:
    """Built once per table and columns: building it costs as much as running it."""
    now = bindparam("now", type_=DateTime(timezone=True))
    until = bindparam("until", type_=DateTime(timezone=True))
    # A CTE, not a plain sub-select: the planner may run a sub-select with LIMIT more than once
    # and would then lock and take more rows than the limit.
    due = (
        select(table.c.id, table.c.attempts, table.c.next_attempt_at)
        .where(_due(table, now, within))
        .order_by(table.c.next_attempt_at, table.c.id)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    first = select(due.c.id).order_by(due.c.next_attempt_at, due.c.id).limit(1).scalar_subquery()
    tried_before = select(due.c.id).where(due.c.id == first, due.c.attempts > 0).exists()
    together = and_(due.c.attempts == 0, ~tried_before)
    exhausted = table.c.attempts >= bindparam("max_attempts", type_=Integer)
    # Without a lock: a row that another is taking at this moment may count too, and does no harm.
    other = table.alias()
    taken = or_(due.c.id == first, together)
    not_taken = other.c.id.not_in(select(due.c.id).where(taken))
    more = exists().where(_due(other, now, within), not_taken).label("more_due")
    of_due = update(table).where(table.c.id == due.c.id, taken)
    return of_due.values(
        state=case((exhausted, WorkState.NEEDS_REVIEW), else_=table.c.state),
        reason=case((exhausted, ATTEMPTS_EXHAUSTED), else_=table.c.reason),
        attempts=case((exhausted, table.c.attempts), else_=table.c.attempts + 1),
        lease_token=case((exhausted, null()), else_=func.gen_random_uuid()),
        lease_until=case((exhausted, null()), else_=until),
        updated_at=now,
    ).returning(*(table.c[name] for name in (*_CLAIMED_COLUMNS, *bringing)), more)


def settle(
    connection: Connection,
    table: Table,
    claimed: Claimed,
    *,
    state: WorkState,
    reason: str | None = None,
    now: datetime,
    also: Mapping[str, object] = _NOTHING,
) -> bool:
    """End the claim in ``state``. False: the lease was lost and nothing was written.

    Whoever gets False must let the transaction fail or write nothing else in it. ``also``: other
    columns of the same row, which its outcome changes.
    """
    values = _released() | {"state": state, "reason": reason, "updated_at": now, **also}
    return _as_holder(connection, table, claimed, values)


def postpone(
    connection: Connection,
    table: Table,
    claimed: Claimed,
    *,
    until: datetime,
    reason: str,
    now: datetime,
    refund: bool = False,
) -> bool:
    """Put the row back, due at ``until``. False: the lease was lost and nothing was written.

    ``refund`` gives the attempt back, for when the other side asked us to wait.
    """
    values = _released() | {"next_attempt_at": until, "reason": reason, "updated_at": now}
    if refund:
        values["attempts"] = func.greatest(table.c.attempts - 1, 0)
    return _as_holder(connection, table, claimed, values)


def renew(
    connection: Connection,
    table: Table,
    claimed: Claimed,
    *,
    now: datetime,
    lease: timedelta,
    also: Mapping[str, object] = _NOTHING,
) -> bool:
    """Hold the row for another ``lease``, for instance right before a side effect.

    False: the lease was lost; another process may be doing the work. ``also``: other columns of
    the same row, such as the intent.
    """
    return _as_holder(connection, table, claimed, {"lease_until": now + lease, **also})


def reopen(connection: Connection, table: Table, row_id: UUID, *, now: datetime) -> bool:
    """Let a row that waits for a human (NEEDS_REVIEW, HELD) be tried again from the start."""
    waiting = table.c.state.in_([WorkState.NEEDS_REVIEW, WorkState.HELD])
    values = _released() | {"state": WorkState.READY, "next_attempt_at": now, "attempts": 0}
    changed = connection.execute(
        update(table).where(table.c.id == row_id, waiting).values(values | {"updated_at": now})
    )
    return changed.rowcount == 1


def oldest_due(connection: Connection, table: Table, now: datetime) -> datetime | None:
    """When the longest waiting READY row became due, leased or not; None when nothing is due."""
    ready = and_(table.c.state == WorkState.READY, table.c.next_attempt_at <= now)
    return connection.execute(select(func.min(table.c.next_attempt_at)).where(ready)).scalar()


def count_open(
    connection: Connection, table: Table, states: Collection[WorkState] = UNFINISHED
) -> dict[WorkState, int]:
    """Rows per state, zero included; by the index that claims use."""
    counted = (
        select(table.c.state, func.count()).where(table.c.state.in_(states)).group_by(table.c.state)
    )
    rows = connection.execute(counted)
    return dict.fromkeys(states, 0) | {WorkState(state): count for state, count in rows}


def _due(
    table: FromClause, now: ColumnElement[datetime], within: tuple[str, ...]
) -> ColumnElement[bool]:
    free = or_(table.c.lease_until.is_(None), table.c.lease_until < now)
    meant = (table.c[name] == bindparam(f"in_{name}", type_=table.c[name].type) for name in within)
    return and_(table.c.state == WorkState.READY, table.c.next_attempt_at <= now, free, *meant)


_CLAIMED_COLUMNS: Sequence[str] = (
    "id",
    "lease_token",
    "attempts",
    "correlation_id",
    "created_at",
    "next_attempt_at",
)


def _released() -> dict[str, object]:
    return {"lease_until": None, "lease_token": None}


def _as_holder(
    connection: Connection, table: Table, claimed: Claimed, values: dict[str, object]
) -> bool:
    held = {"held_id": claimed.id, "held_token": claimed.lease_token}
    computed = {name: value for name, value in values.items() if isinstance(value, ColumnElement)}
    plain = {f"to_{name}": value for name, value in values.items() if name not in computed}
    names = tuple(sorted(values.keys() - computed.keys()))
    statement = _holding(table, names)
    if computed:
        statement = statement.values(computed)
    return connection.execute(statement, plain | held).rowcount == 1


@cache
def _holding(table: Table, names: tuple[str, ...]) -> Update:
    """Built once per set of columns."""
    written = {name: bindparam(f"to_{name}", type_=table.c[name].type) for name in names}
    held = and_(
        table.c.id == bindparam("held_id", type_=Uuid),
        table.c.lease_token == bindparam("held_token", type_=Uuid),
    )
    return update(table).where(held).values(written)
