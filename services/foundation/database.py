"""Engine and unit of work: the only place of the project that commits."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NoReturn

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InvalidatePoolError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry

from foundation.clock import Clock
from foundation.failpoint import failpoint

STATEMENT_TIMEOUT = "20s"
LOCK_TIMEOUT = "5s"
IDLE_IN_TRANSACTION_TIMEOUT = "30s"
CONNECT_TIMEOUT_SECONDS = 5
PING_AFTER_SECONDS = 2.0

_PASSING_TROUBLE = re.compile(r"08...|53...|57P..|57014|55P03|40001|40P01")
"""SQLSTATEs that go away by themselves: connection, resources, shutdown, time-outs, deadlock."""


class DatabaseError(Exception):
    """The transaction was rolled back, or its commit was not confirmed.

    DatabaseError
    ├── DatabaseUnavailable   come back later, the same work may then succeed
    ├── ConstraintViolated    the data breaks a rule of the schema; repeating does not help
    └── DatabaseFailed        anything else; a programming error or a damaged database

    None of them carries the text of the driver: its DETAIL line repeats the values of the row.
    """


class DatabaseUnavailable(DatabaseError):
    """No connection, no room, a time-out or a deadlock.

    When a connection breaks during a commit nobody knows whether it took: whoever repeats the
    work must do it idempotently.
    """

    def __init__(self, sqlstate: str | None = None) -> None:
        """``sqlstate`` is absent when there was no answer at all."""
        super().__init__(sqlstate or "no connection")
        self.code = sqlstate or "no_connection"


class ConstraintViolated(DatabaseError):
    """SQLSTATE class 23."""

    def __init__(self, constraint_name: str | None, sqlstate: str) -> None:
        """``constraint_name`` is absent for a NOT NULL column."""
        # Both as arguments: an exception that leaves a Celery task is pickled and made anew.
        super().__init__(constraint_name, sqlstate)
        self.constraint_name = constraint_name
        self.code = sqlstate

    def __str__(self) -> str:
        return f"{self.constraint_name} ({self.code})"


class DatabaseFailed(DatabaseError):
    """Every other SQLSTATE."""

    def __init__(self, sqlstate: str | None) -> None:
        """``sqlstate`` is absent when the driver itself refused, for instance a value."""
        super().__init__(sqlstate or "driver")
        self.sqlstate = sqlstate
        self.code = sqlstate or "driver"


def build_engine(
    url: str, *, schema: str, application_name: str, pool_size: int = 5, max_overflow: int = 10
) -> Engine:
    """Engine that connects on first use, with time limits on everything.

    ``schema`` becomes the whole search path, so that tables carry no schema of their own.
    ``hide_parameters`` keeps values out of the texts of SQLAlchemy's errors.
    """
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", schema):
        message = "a schema is a lower-case SQL identifier"
        raise ValueError(message)
    options = {
        "search_path": schema,
        "statement_timeout": STATEMENT_TIMEOUT,
        "lock_timeout": LOCK_TIMEOUT,
        "idle_in_transaction_session_timeout": IDLE_IN_TRANSACTION_TIMEOUT,
        # Disks without a moving arm: else whole tables are read where an index would do.
        "random_page_cost": "1.1",
        "timezone": "UTC",
    }
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_size=pool_size,
        max_overflow=max_overflow,
        pool_timeout=CONNECT_TIMEOUT_SECONDS,
        connect_args={
            "application_name": application_name,
            "connect_timeout": CONNECT_TIMEOUT_SECONDS,
            "options": " ".join(f"-c {name}={value}" for name, value in options.items()),
        },
    )
    _ping_after_idling(engine)
    return engine


def _ping_after_idling(engine: Engine) -> None:
    """See that a connection still lives when it was not used for a while.

    Not before every transaction (``pool_pre_ping``): that is one question more for each of them,
    and a server that stops between two transactions of the same second stops within one as well.
    """

    @event.listens_for(engine, "checkin")
    def _note_the_time(_dbapi_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["idle_since"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def _ping(dbapi_connection: DBAPIConnection, record: ConnectionPoolEntry, _: object) -> None:
        since = record.info.get("idle_since")
        if since is None or time.monotonic() - since < PING_AFTER_SECONDS:
            return
        try:
            engine.dialect.do_ping(dbapi_connection)
        except engine.dialect.loaded_dbapi.Error:
            # The pool drops what it has and connects anew; the caller notices nothing.
            raise InvalidatePoolError from None


class Database:
    """Engine and clock of one process."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        """Open nothing yet."""
        self._engine = engine
        self.clock = clock

    def now(self) -> datetime:
        """Present moment by the clock that was passed in."""
        return self.clock()

    @contextmanager
    def transaction(self, name: str | None = None) -> Iterator[Connection]:
        """One unit of work: rolls back unless the block ends well, commits at its end.

        With a name it has two failpoints: ``NAME.written``, right before the commit, and
        ``NAME.committed``, right after it.

        Raises ``DatabaseError`` for whatever the database refuses, at the commit as well: only
        after the ``with`` block has been left without an error is anything certain.
        """
        try:
            with self._engine.begin() as connection:
                yield connection
                if name is not None:
                    failpoint(f"{name}.written")
        except DBAPIError as error:
            _raise_without_values(error)
        except PoolTimeout:
            raise DatabaseUnavailable from None
        if name is not None:
            failpoint(f"{name}.committed")

    def close(self) -> None:
        """Close the pooled connections of this process."""
        self._engine.dispose()


def _raise_without_values(error: DBAPIError) -> NoReturn:
    origin = error.orig
    sqlstate: str | None = getattr(origin, "sqlstate", None)
    if sqlstate is None and error.connection_invalidated:
        raise DatabaseUnavailable from None
    if sqlstate is None:
        # psycopg gives no SQLSTATE when it could not reach the server at all.
        if type(origin).__name__ in {"OperationalError", "ConnectionTimeout"}:
            raise DatabaseUnavailable from None
        raise DatabaseFailed(None) from None
    if sqlstate.startswith("23"):
        name = getattr(getattr(origin, "diag", None), "constraint_name", None)
        raise ConstraintViolated(name, sqlstate) from None
    if _PASSING_TROUBLE.fullmatch(sqlstate):
        raise DatabaseUnavailable(sqlstate) from None
    raise DatabaseFailed(sqlstate) from None
