"""What is ordinary: learnt once an hour from what left in the last weeks.

The ninth decile of the hours in which anything left: a busy hour, but not the busiest, which may
have been a fault itself. Until a week is known nothing is ordinary, and only the numbers of the
policy count.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from notifier.storage.stop import LEFT, LEFT_HOURLY, NORMAL, LeftKind

WEEKS: Final = timedelta(days=28)
KNOWN_AFTER: Final = timedelta(days=7)
_DECILE: Final = 0.9


def learn_normal(connection: Connection, *, now: datetime) -> bool:
    """Count the hours that are over, and what is ordinary by them. False: done this hour already.

    Can be repeated and run twice at once.
    """
    hour = now.replace(minute=0, second=0, microsecond=0)
    learnt = connection.execute(select(func.max(NORMAL.c.learnt_at))).scalar()
    if learnt is not None and hour <= learnt <= now:
        return False
    _count_hours(connection, hour)
    connection.execute(delete(LEFT_HOURLY).where(LEFT_HOURLY.c.hour < hour - WEEKS))
    for kind in LeftKind:
        values = {"per_hour": _ordinary(connection, kind, hour), "learnt_at": now}
        row = insert(NORMAL).values(kind=kind, **values)
        connection.execute(row.on_conflict_do_update(index_elements=["kind"], set_=values))
    return True


def _count_hours(connection: Connection, hour: datetime) -> None:
    """Of what is counted one by one, which is kept for two days."""
    full = func.date_trunc("hour", LEFT.c.at, "UTC").label("hour")
    counted = (
        select(LEFT.c.kind, full, func.count()).where(LEFT.c.at < hour).group_by(LEFT.c.kind, full)
    )
    rows = insert(LEFT_HOURLY).from_select(["kind", "hour", "number"], counted)
    # Of the oldest hour a part is forgotten already; it was counted whole before.
    more = func.greatest(LEFT_HOURLY.c.number, rows.excluded.number)
    connection.execute(
        rows.on_conflict_do_update(index_elements=["kind", "hour"], set_={"number": more})
    )


def _ordinary(connection: Connection, kind: LeftKind, hour: datetime) -> int | None:
    decile = func.percentile_disc(_DECILE).within_group(LEFT_HOURLY.c.number)
    first, found = connection.execute(
        select(func.min(LEFT_HOURLY.c.hour), decile).where(LEFT_HOURLY.c.kind == kind)
    ).one()
    if first is None or hour - first < KNOWN_AFTER:
        return None
    return int(found)
