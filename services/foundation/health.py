"""Whether a process lives, and whether it does what it is for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from fastapi import APIRouter, Response
from sqlalchemy import Connection, Table, select

from foundation.database import Database, DatabaseError
from foundation.heartbeat import heartbeats
from foundation.work import oldest_due

Notices = Callable[[], Mapping[str, object]]
"""More members for both pages. Answers at once, whatever is the matter, and never raises."""


@dataclass(frozen=True)
class Waiting:
    """Since when work may be late: nothing before ``since``; not at all while it is held."""

    held: bool = False
    since: datetime | None = None


@dataclass(frozen=True)
class Watched:
    """What ready looks at.

    ``jobs`` are expected to run: one that never did counts from the start of this process.
    ``waiting`` says of a queue that it is held on purpose, or since when it no longer is.
    """

    work_tables: Sequence[Table] = ()
    heartbeat: Table | None = None
    jobs: Sequence[str] = ()
    max_due_age: timedelta = timedelta(minutes=2)
    max_heartbeat_age: timedelta = timedelta(minutes=1)
    waiting: Callable[[Connection], Mapping[str, Waiting]] = field(default=lambda _: {})


def health_router(database: Database, watched: Watched, *, notices: Notices = dict) -> APIRouter:
    """Routes ``/health/live`` and ``/health/ready``.

    Ready is 503 when the database is away (``unavailable``), when due work waits longer than
    ``max_due_age`` or when a job last ran longer ago than ``max_heartbeat_age`` (``late``, with
    seconds by name): a worker that is connected and does nothing answers every ping. It is for
    alarms; what takes a web process out of service is ``live``.
    """
    router = APIRouter(prefix="/health", tags=["health"], include_in_schema=False)
    began = database.now()

    @router.get("/live")
    def live() -> dict[str, object]:
        return {"status": "ok", **notices()}

    @router.get("/ready")
    def ready(response: Response) -> dict[str, object]:
        try:
            with database.transaction() as connection:
                late = late_by(connection, watched, now=database.now(), began=began)
        except DatabaseError:
            response.status_code = 503
            return {"status": "unavailable", **notices()}
        if late:
            response.status_code = 503
        return {"status": "late" if late else "ok", "late": late, **notices()}

    return router


def late_by(
    connection: Connection, watched: Watched, *, now: datetime, began: datetime
) -> dict[str, float]:
    """Seconds of what is over its limit, by name of table or job."""
    connection.execute(select(1))
    waits = waiting_times(connection, watched, now=now)
    late = {name: age for name, age in waits.items() if age > watched.max_due_age}
    if watched.heartbeat is not None:
        ran = dict.fromkeys(watched.jobs, began) | heartbeats(connection, watched.heartbeat)
        ages = {name: now - at for name, at in ran.items()}
        late |= {name: age for name, age in ages.items() if age > watched.max_heartbeat_age}
    return {name: age.total_seconds() for name, age in late.items()}


def waiting_times(
    connection: Connection, watched: Watched, *, now: datetime
) -> dict[str, timedelta]:
    """How long the oldest due row of each queue waits; a queue where nothing does is left out."""
    excused = watched.waiting(connection)
    ages = {}
    for table in watched.work_tables:
        due = oldest_due(connection, table, now)
        excuse = excused.get(table.name, Waiting())
        if due is not None and not excuse.held:
            ages[table.name] = now - max(due, excuse.since or due)
    return ages
