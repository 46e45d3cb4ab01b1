"""Bringing a schema up to date, from the program itself."""

import re
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.schema import CreateSchema

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_LOCK_TIMEOUT = "5s"
_WAIT_FOR_ANOTHER_MIGRATION = "60s"


def new_metadata() -> MetaData:
    """MetaData whose constraints all get names: what has no name cannot be dropped later."""
    return MetaData(naming_convention=_NAMES)


def upgrade(url: str, *, schema: str, script_location: Path | str, revision: str = "head") -> None:
    """Create the schema when it is missing and run its migrations up to ``revision``.

    Several processes may call this at once: they take turns by an advisory lock and all but the
    first find nothing to do. ``env.py`` in ``script_location`` gets the open connection as
    ``config.attributes["connection"]`` and the schema as ``config.attributes["schema"]``; both are
    used by ``foundation.migration_environment.run``.
    """
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", schema):
        message = "a schema is a lower-case SQL identifier"
        raise ValueError(message)
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        connect_args={"application_name": f"{schema}-migrate", "connect_timeout": 5},
    )
    config = Config()
    config.set_main_option("script_location", str(script_location).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = '{_WAIT_FOR_ANOTHER_MIGRATION}'"))
            connection.execute(
                text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"),
                {"name": f"migrate {schema}"},
            )
            # Not IF NOT EXISTS: that asks for the right to create even when the schema is there.
            if not inspect(connection).has_schema(schema):
                connection.execute(CreateSchema(schema))
            connection.execute(text(f'SET LOCAL search_path = "{schema}"'))
            # A migration that cannot get its table lock gives up rather than queue everyone up.
            connection.execute(text(f"SET LOCAL lock_timeout = '{_LOCK_TIMEOUT}'"))
            config.attributes["connection"] = connection
            config.attributes["schema"] = schema
            command.upgrade(config, revision)
    finally:
        engine.dispose()
