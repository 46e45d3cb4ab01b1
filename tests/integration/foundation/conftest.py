"""A schema of its own per test, with every table of the foundation in it."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import MetaData, Table, create_engine, text
from sqlalchemy.engine import make_url

from foundation.audit import APPEND_ONLY_SQL, audit_table
from foundation.database import Database, build_engine
from foundation.encryption import BlindIndex, KeyRing
from foundation.heartbeat import heartbeat_table
from foundation.inbox import inbox_table
from foundation.migrate import new_metadata
from foundation.outbox import outbox_table

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by


@dataclass
class Tables:
    metadata: MetaData = field(default_factory=new_metadata)

    def __post_init__(self) -> None:
        self.inbox: Table = inbox_table(self.metadata)
        self.outbox: Table = outbox_table(self.metadata)
        self.audit: Table = audit_table(self.metadata)
        self.heartbeat: Table = heartbeat_table(self.metadata)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def tables() -> Tables:
    return Tables()


@pytest.fixture
def open_database(
    postgres_url: str, tables: Tables, clock: Clock
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
