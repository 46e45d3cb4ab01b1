"""One row, one commit: the unit that every guarantee is paid in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

_MAKE = "CREATE TABLE IF NOT EXISTS bench_commit (id bigserial PRIMARY KEY, content text NOT NULL)"
_WRITE = "INSERT INTO bench_commit (content) VALUES (%s)"


def make_table(url: str) -> None:
    """The table that is written to."""
    with psycopg.connect(url) as connection:
        connection.execute(_MAKE)


@contextmanager
def committing(url: str) -> Iterator[Callable[[], None]]:
    """A step is a prepared INSERT of one row with its commit, over one connection."""
    with psycopg.connect(url, autocommit=True) as connection:
        yield lambda: _commit(connection)


def _commit(connection: psycopg.Connection) -> None:
    connection.execute(_WRITE, ("x" * 100,), prepare=True)
