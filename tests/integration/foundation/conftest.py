"""A schema of its own per test, with every table of the foundation in it."""

import uuid
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from foundation.audit import APPEND_ONLY_SQL
from foundation.database import Database, build_engine
from foundation.encryption import BlindIndex, KeyRing
from tests.integration.foundation.stage import HandClock, Tables


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def tables() -> Tables:
    return Tables()


@pytest.fixture
def open_database(
    postgres_url: str, tables: Tables, clock: HandClock
) -> Iterator[Callable[[], Database]]:
    """Open another pool on the same fresh schema, as another process would have."""
    schema = f"s{uuid.uuid4().hex[:12]}"
    admin = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"))
    with admin.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    opened: list[Database] = []

    def another() -> Database:
        engine = build_engine(postgres_url, schema=schema, application_name="test")
        opened.append(Database(engine, clock))
        return opened[-1]

    with another().transaction() as connection:
        tables.metadata.create_all(connection)
        connection.exec_driver_sql(APPEND_ONLY_SQL)
    yield another
    for database in opened:
        database.close()
    with admin.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    admin.dispose()


@pytest.fixture
def database(open_database: Callable[[], Database]) -> Database:
    return open_database()


@pytest.fixture
def keyring() -> KeyRing:
    return KeyRing({"k1": bytes(range(32))})


@pytest.fixture
def index() -> BlindIndex:
    return BlindIndex(bytes(range(32, 64)))
