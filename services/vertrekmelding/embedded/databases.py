"""One database, a role and a schema per service, and no right on each other's."""

from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from psycopg import sql

from vertrekmelding.embedded.ports import LOOPBACK

SERVICES = ("brp_adapter", "notifier")
DATABASE = "vertrekmelding"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a PostgreSQL server is and who may do everything there."""

    port: int
    admin: str
    admin_password: str

    def url(self, *, user: str, password: str, database: str) -> str:
        """SQLAlchemy's form, with the driver in it."""
        return f"postgresql+psycopg://{user}:{password}@{LOOPBACK}:{self.port}/{database}"

    def admin_url(self, database: str) -> str:
        """For set-up and tests; the services never get this one."""
        return self.url(user=self.admin, password=self.admin_password, database=database)


def prepare_databases(
    server: Address, passwords: Mapping[str, str], *, database: str = DATABASE
) -> dict[str, str]:
    """Make `database` ready for every service in `SERVICES`; can be repeated.

    `passwords` is by role. Roles belong to the whole server, so databases beside each other
    (one per test module) share them. Answers the URL per service.
    """
    with _connect(server, "postgres") as connection:
        for role in SERVICES:
            _make_role(connection, role, passwords[role])
        _make_database(connection, database)
    with _connect(server, database) as connection:
        connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        for role in SERVICES:
            connection.execute(
                sql.SQL("CREATE SCHEMA IF NOT EXISTS {0} AUTHORIZATION {0}").format(
                    sql.Identifier(role)
                )
            )
    return {
        role: server.url(user=role, password=passwords[role], database=database)
        for role in SERVICES
    }


def drop_database(server: Address, database: str) -> None:
    """Remove a database together with whoever is still connected to it."""
    with _connect(server, "postgres") as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
        )


def _connect(server: Address, database: str) -> psycopg.Connection:
    return psycopg.connect(
        host=LOOPBACK,
        port=server.port,
        user=server.admin,
        password=server.admin_password,
        dbname=database,
        autocommit=True,
        connect_timeout=5,
    )


def _make_role(connection: psycopg.Connection, role: str, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    statement = "ALTER ROLE {} PASSWORD {}" if known else "CREATE ROLE {} LOGIN PASSWORD {}"
    connection.execute(sql.SQL(statement).format(sql.Identifier(role), sql.Literal(password)))
    own_schema = sql.SQL("ALTER ROLE {0} SET search_path TO {0}").format(sql.Identifier(role))
    connection.execute(own_schema)


def _make_database(connection: psycopg.Connection, database: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
    name = sql.Identifier(database)
    if known.fetchone() is None:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for role in SERVICES:
        connection.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(role))
        )
