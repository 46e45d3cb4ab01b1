"""Alembic's entrance; ``foundation.migrate.upgrade`` opens the connection."""  # noqa: INP001  Alembic loads it by path

from foundation.migration_environment import run
from notifier.storage import cases, handovers, messages, shared  # noqa: F401 -- fill METADATA
from notifier.storage.metadata import METADATA

run(METADATA)
