"""Alembic's entrance; ``foundation.migrate.upgrade`` opens the connection."""  # noqa: INP001  Alembic loads it by path

from brp_adapter.storage import source_tables  # noqa: F401 -- fills METADATA
from brp_adapter.storage.tables import METADATA
from foundation.migration_environment import run

run(METADATA)
