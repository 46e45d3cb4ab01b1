"""Each migration on the rows that the code before it left behind."""

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from foundation.migrate import upgrade
from notifier.storage.migrate import MIGRATIONS, migrate

_SCHEMA = "notifier_before"
_BEFORE = """
INSERT INTO notifier_before.zaak
    (id, reference, handling, shadow, opened_at, version, correlation_id)
VALUES (:zaak, 'BCD-FGH-JKL', 'held', false, :now, 1, 'c');
"""
_FLAG_BEFORE = """
INSERT INTO notifier_before.handover
    (id, state, next_attempt_at, correlation_id, created_at, updated_at,
     zaak_id, recipient, kind, round, handover_state, body)
VALUES (:flag, 'READY', :now, 'c', :now, :now,
        :zaak, 'RVDK_IKO', 'gevlagd', 1, 'flagged', 'sealed');
"""


def test_a_flag_that_waits_is_a_planned_one_afterwards(postgres_url: str) -> None:
    upgrade(postgres_url, schema=_SCHEMA, script_location=MIGRATIONS, revision="0001")
    values = {"zaak": uuid4(), "flag": uuid4(), "now": datetime(2026, 3, 2, tzinfo=UTC)}
    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"))
    try:
        with engine.begin() as connection:
            connection.execute(text(_BEFORE), values)
            connection.execute(text(_FLAG_BEFORE), values)
        migrate(postgres_url, schema=_SCHEMA)
        with engine.begin() as connection:
            row = connection.execute(text("SELECT * FROM notifier_before.handover")).one()
        assert (row.handover_state, row.state, row.grondslag) == ("planned", "READY", None)
    finally:
        engine.dispose()
