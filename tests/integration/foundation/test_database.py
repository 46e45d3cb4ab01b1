"""The unit of work: all or nothing, also when the commit itself fails."""

import psycopg
import pytest
from sqlalchemy import text

from foundation.database import (
    ConstraintViolated,
    Database,
    DatabaseError,
    DatabaseFailed,
    DatabaseUnavailable,
    build_engine,
)
from foundation.heartbeat import beat, heartbeats
from tests.integration.foundation.stage import Tables

MARKER = "999990019"


def test_leaving_the_block_with_an_error_leaves_nothing(database: Database, tables: Tables) -> None:
    def beat_and_fail() -> None:
        with database.transaction() as connection:
            beat(connection, tables.heartbeat, "sweep", now=database.now())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        beat_and_fail()
    with database.transaction() as connection:
        assert heartbeats(connection, tables.heartbeat) == {}


def test_a_commit_that_fails_is_an_error_and_leaves_nothing(
    database: Database,
    tables: Tables,
) -> None:
    with database.transaction() as connection:
        connection.execute(
            text("CREATE TABLE strict (n text UNIQUE DEFERRABLE INITIALLY DEFERRED)")
        )

    def violate_at_commit() -> None:
        with database.transaction() as connection:
            beat(connection, tables.heartbeat, "sweep", now=database.now())
            for _ in range(2):
                connection.execute(text("INSERT INTO strict VALUES (:n)"), {"n": MARKER})

    with pytest.raises(ConstraintViolated) as caught:
        violate_at_commit()
    assert caught.value.constraint_name == "strict_n_key"
    assert MARKER not in f"{caught.value} {caught.value!r} {caught.value.__dict__}"
    assert caught.value.__suppress_context__
    with database.transaction() as connection:
        assert heartbeats(connection, tables.heartbeat) == {}


def test_a_connection_that_breaks_means_unavailable_and_the_next_one_works(
    database: Database,
) -> None:
    with pytest.raises(DatabaseUnavailable), database.transaction() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    with database.transaction() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1


def test_a_connection_that_died_while_it_was_idle_is_replaced_unnoticed(
    database: Database, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a restart of the server does to the connections of a process that waits for work."""
    monkeypatch.setattr("foundation.database.PING_AFTER_SECONDS", 0.0)
    with database.transaction() as connection:
        mine = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    url = postgres_url.replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", (mine,))
    with database.transaction() as connection:
        assert connection.execute(text("SELECT pg_backend_pid()")).scalar_one() != mine


def test_a_connection_in_steady_use_is_not_asked_whether_it_lives(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else every transaction costs one question more."""
    monkeypatch.setattr("foundation.database.PING_AFTER_SECONDS", 3600.0)
    asked: list[str] = []

    def lives(*_: object) -> bool:
        asked.append("ping")
        return True

    dialect = "sqlalchemy.dialects.postgresql.psycopg.PGDialect_psycopg"
    monkeypatch.setattr(f"{dialect}.do_ping", lives)
    for _ in range(2):
        with database.transaction() as connection:
            connection.execute(text("SELECT 1"))
    assert asked == []
    monkeypatch.setattr("foundation.database.PING_AFTER_SECONDS", 0.0)
    with database.transaction() as connection:
        connection.execute(text("SELECT 1"))
    assert asked == ["ping"]


def test_nobody_listening_means_unavailable(database: Database) -> None:
    nowhere = build_engine("postgresql://u:p@127.0.0.1:1/x", schema="x", application_name="test")
    with pytest.raises(DatabaseUnavailable), Database(nowhere, database.clock).transaction():
        pass


def test_a_mistake_of_ours_is_named_by_its_sqlstate(database: Database) -> None:
    with pytest.raises(DatabaseFailed) as caught, database.transaction() as connection:
        connection.execute(text("SELECT :n FROM nowhere"), {"n": MARKER})
    assert caught.value.sqlstate == "42P01"
    assert MARKER not in str(caught.value)


def test_a_value_the_driver_refuses_is_not_repeated(database: Database) -> None:
    with pytest.raises(DatabaseError) as caught, database.transaction() as connection:
        connection.execute(text("SELECT CAST(:n AS date)"), {"n": MARKER + "\x00"})
    assert MARKER not in str(caught.value)


def test_every_connection_has_its_limits(database: Database) -> None:
    with database.transaction() as connection:
        shown = {
            name: connection.execute(text(f"SHOW {name}")).scalar()
            for name in ("statement_timeout", "lock_timeout", "timezone", "application_name")
        }
    assert shown == {
        "statement_timeout": "20s",
        "lock_timeout": "5s",
        "timezone": "UTC",
        "application_name": "test",
    }


@pytest.mark.parametrize("schema", ["x y", "public; DROP", "X", ""])
def test_a_schema_is_an_identifier(schema: str) -> None:
    with pytest.raises(ValueError, match="identifier"):
        build_engine("postgresql://h/d", schema=schema, application_name="t")
