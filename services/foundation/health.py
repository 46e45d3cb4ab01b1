"""Whether a process lives, and whether it does what it is for."""

from collections.abc import Sequence
from datetime import timedelta

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

    Ready is 503 when the database is away. Work that waits too long and jobs that stopped are told
    as ``late`` with status 200: taking web processes out of service would not help either.
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
        return {"status": "late" if late else "ok", "late": late}

    def _late(connection: Connection) -> dict[str, float]:
        """Seconds of what is over its limit, by name."""
        now = database.now()
        connection.execute(select(1))
        late: dict[str, float] = {}
        for table in work_tables:
            due = oldest_due(connection, table, now)
            if due is not None and now - due > max_due_age:
                late[table.name] = (now - due).total_seconds()
        if heartbeat is not None:
            for name, ran_at in heartbeats(connection, heartbeat).items():
                if now - ran_at > max_heartbeat_age:
                    late[name] = (now - ran_at).total_seconds()
        return late

    return router
