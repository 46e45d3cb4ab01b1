"""Work that was written down while the clock ran ahead waits no longer than was meant.

A clock that is an hour ahead and is then put right leaves rows behind that are due, or leased,
an hour too late. Such a row tells itself: it was last changed at a moment that has yet to come. It
is moved to now with its wait: what had to wait five minutes from the change waits five from here.
No wait and no lease gets shorter by that than it was at the change.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, Table, case, func, literal, select, update

from foundation.heartbeat import CLOCK_SET_BACK, beat
from foundation.log import get_logger
from foundation.work import WorkState

TOLERANCE: Final = timedelta(minutes=1)
"""Clocks of machines side by side may differ; a clock that is set back by less costs less."""

_log = get_logger(__name__)


def is_ahead(moment: datetime, now: datetime) -> bool:
    """Whether only a clock that ran ahead can have given this moment."""
    return moment > now + TOLERANCE


def pull_back(
    connection: Connection, tables: Iterable[Table], heartbeat: Table, *, now: datetime
) -> int:
    """Move waiting rows that are of a later time than ``now``; how many.

    When there were any, that is kept for the metrics and logged as ``clock_set_back``.
    """
    found = {table.name: _pull_back(connection, table, now) for table in tables}
    moved = {name: ahead for name, ahead in found.items() if ahead}
    if moved:
        beat(connection, heartbeat, CLOCK_SET_BACK, now=now)
    for name, ahead in moved.items():
        seconds = round(max(ahead).total_seconds())
        _log.error("clock_set_back", table=name, rows=len(ahead), seconds=seconds)
    return sum(len(ahead) for ahead in moved.values())


def _pull_back(connection: Connection, table: Table, now: datetime) -> list[timedelta]:
    """By how much each row was ahead."""
    later = (
        select(table.c.id, table.c.updated_at)
        .where(table.c.state == WorkState.READY, table.c.updated_at > now + TOLERANCE)
        # In one order, and none that somebody works on at this moment: the next sweep has it.
        .order_by(table.c.id)
        .with_for_update(skip_locked=True)
        .cte("later")
    )
    ahead = later.c.updated_at - literal(now)
    waits = table.c.next_attempt_at > literal(now)
    statement = (
        update(table)
        .where(table.c.id == later.c.id)
        .values(
            next_attempt_at=case(
                (waits, func.greatest(table.c.next_attempt_at - ahead, now)),
                else_=table.c.next_attempt_at,
            ),
            lease_until=table.c.lease_until - ahead,
            updated_at=now,
        )
        .returning(ahead)
    )
    return list(connection.execute(statement).scalars())
