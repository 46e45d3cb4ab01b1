import asyncio
from datetime import timedelta

import httpx
from fastapi import FastAPI

from foundation.database import Database, build_engine
from foundation.encryption import KeyRing
from foundation.health import Watched, health_router
from foundation.heartbeat import beat
from foundation.outbox import enqueue
from tests.integration.foundation.stage import HandClock, Tables


def ask(
    database: Database, tables: Tables, path: str, watched: Watched | None = None
) -> httpx.Response:
    app = FastAPI()
    app.include_router(
        health_router(
            database,
            watched or Watched(work_tables=[tables.outbox], heartbeat=tables.heartbeat),
        )
    )

    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get(path)

    return asyncio.run(go())


def test_late_work_and_stopped_jobs_are_told(
    database: Database, tables: Tables, keyring: KeyRing, clock: HandClock
) -> None:
    with database.transaction() as connection:
        beat(connection, tables.heartbeat, "sweep", now=clock())
        beat(connection, tables.heartbeat, "sweep", now=clock())
        enqueue(
            connection,
            tables.outbox,
            keyring,
            destination="there",
            kind="example",
            content=b"",
            correlation_id="c",
            now=clock(),
        )
    assert ask(database, tables, "/health/live").json() == {"status": "ok"}
    assert ask(database, tables, "/health/ready").json() == {"status": "ok", "late": {}}
    clock.forward(timedelta(minutes=10))
    late = ask(database, tables, "/health/ready")
    assert late.status_code == 503
    assert late.json() == {"status": "late", "late": {"outbox": 600.0, "sweep": 600.0}}
    quarter = timedelta(minutes=15)
    patient = Watched(
        work_tables=[tables.outbox],
        heartbeat=tables.heartbeat,
        max_due_age=quarter,
        max_heartbeat_age=quarter,
    )
    assert ask(database, tables, "/health/ready", patient).status_code == 200


def test_without_a_database_a_process_lives_but_is_not_ready(
    tables: Tables, clock: HandClock
) -> None:
    engine = build_engine("postgresql://u:p@127.0.0.1:1/x", schema="x", application_name="t")
    away = Database(engine, clock)
    assert ask(away, tables, "/health/live").status_code == 200
    assert ask(away, tables, "/health/ready").status_code == 503
