"""Alembic's entrance; ``foundation.migrate.upgrade`` opens the connection."""  # noqa: INP001  Alembic loads it by path

from foundation.migration_environment import run
from notifier.storage import (  # noqa: F401 -- fill METADATA
    actions,
    answers,
    cases,
    drafts,
    enrolments,
    handovers,
    history,
    messages,
    reconsiderations,
    remedies,
    reports,
    reveals,
    shadow_count,
    shared,
    shift_notes,
    statistics,
    verdicts,
)
from notifier.storage.metadata import METADATA

run(METADATA)
