"""Bring the databases of both services up to date."""

from collections.abc import Mapping
from typing import Final

from brp_adapter.storage.migrate import migrate as migrate_adapter
from notifier.storage.migrate import migrate as migrate_notifier

_SERVICES: Final = (
    ("BRP_ADAPTER", migrate_adapter, "brp_adapter"),
    ("NOTIFIER", migrate_notifier, "notifier"),
)


class NoDatabaseNamed(Exception):
    """The variable that says where a database is, is missing. The text names it."""


def migrate_both(environment: Mapping[str, str]) -> None:
    """Run what has not been run; safe to repeat, also at once by several machines.

    Raises ``NoDatabaseNamed`` before anything is changed.
    """
    missing = [
        f"{prefix}_DATABASE_URL"
        for prefix, *_ in _SERVICES
        if not environment.get(f"{prefix}_DATABASE_URL")
    ]
    if missing:
        message = f"These settings are missing or wrong in the environment: {', '.join(missing)}"
        raise NoDatabaseNamed(message)
    for prefix, migrate, usual in _SERVICES:
        schema = environment.get(f"{prefix}_DATABASE_SCHEMA") or usual
        migrate(environment[f"{prefix}_DATABASE_URL"], schema=schema)
