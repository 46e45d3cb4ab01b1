"""Bringing the notifier's schema up to date."""

from pathlib import Path
from typing import Final

from foundation.migrate import upgrade

MIGRATIONS: Final = Path(__file__).parent / "migrations"


def migrate(url: str, *, schema: str) -> None:
    """Run what has not been run; can be repeated and run at once by several processes."""
    upgrade(url, schema=schema, script_location=MIGRATIONS)
