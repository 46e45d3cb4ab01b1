"""Bring the databases of both services up to date."""

from collections.abc import Mapping

from brp_adapter.storage.migrate import migrate as migrate_adapter
from notifier.storage.migrate import migrate as migrate_notifier


def migrate_both(environment: Mapping[str, str]) -> None:
    """Run what has not been run; safe to repeat, also at once by several machines."""
    migrate_adapter(environment["BRP_ADAPTER_DATABASE_URL"], schema="brp_adapter")
    migrate_notifier(environment["NOTIFIER_DATABASE_URL"], schema="notifier")
