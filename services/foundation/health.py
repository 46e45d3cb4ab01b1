"""Whether a process lives, and whether it does what it is for."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from fastapi import APIRouter, Response
from sqlalchemy import Connection, Table, select

from foundation.database import Database, DatabaseError
from foundation.heartbeat import heartbeats
from foundation.work import oldest_due


def health_router(
    database: Database,
    *,
    work_tables: Sequence[Table] = (),
    heartbeat: Table | None = None,
    max_due_age: timedelta = timedelta(minutes=2),
    max_heartbeat_age: timedelta = timedelta(minutes=1),
) -> APIRouter:
    """Routes ``/health/live`` and ``/health/ready``.

    Ready is 503 when the database is away (``unavailable``), when due work waits longer than
    ``max_due_age`` or when a job last ran longer ago than ``max_heartbeat_age`` (``late``, with
    seconds by name): a worker that is connected and does nothing answers every ping. It is for
    alarms; what takes a web process out of service is ``live``.
    """
    router = APIRouter(prefix="/health", tags=["health"], include_in_schema=False)

    @router.get("/live")
    def live() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/ready")
    def ready(response: Response) -> dict[str, object]:
        try:
            with database.transaction() as connection:
                late = _late(connection)
        except DatabaseError:
            response.status_code = 503
            return {"status": "unavailable"}
        if late:
            response.status_code = 503
        return {"status": "late" if late else "ok", "late": late}

    def _late(connection: Connection) -> dict[str, float]:
        """Seconds of what is over its limit, by name."""
        now = database.now()
        connection.execute(select(1))
        ages = _ages_of_work(connection, work_tables, now)
        late = {name: age for name, age in ages.items() if age > max_due_age}
        if heartbeat is not None:
            ages = {name: now - ran for name, ran in heartbeats(connection, heartbeat).items()}
            late |= {name: age for name, age in ages.items() if age > max_heartbeat_age}
        return {name: age.total_seconds() for name, age in late.items()}

    return router


def _ages_of_work(
    connection: Connection, tables: Sequence[Table], now: datetime
) -> dict[str, timedelta]:
    due = {table.name: oldest_due(connection, table, now) for table in tables}
    return {name: now - since for name, since in due.items() if since is not None}
