"""Until all is quiet in a stack: how it stands in the tables of work, and waiting for that."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from tests.stack.driving import rows, until
from vertrekmelding.stack.stack import Stack

Json = dict[str, Any]

_STANDSTILL: Final = 120.0
"""Seconds: twice a lease, after which another process takes up what one left lying."""

_TABLES: Final = (
    "SELECT table_schema || '.' || table_name AS name FROM information_schema.columns"
    " WHERE column_name = 'lease_token' ORDER BY 1"
)

_NO_WORK_OF_NOW: Final = frozenset({"brp_adapter.recheck", "notifier.call_out", "notifier.awaited"})
"""Where everyone departs along there always is a look that waits for tomorrow; a call waits until a
person takes it; and about a letter something is asked for a week."""

_LETTERS_UNDER_WAY: Final = (
    "SELECT id, lease_until, next_attempt_at FROM notifier.message"
    " WHERE state = 'READY' AND (lease_token IS NOT NULL OR next_attempt_at <= %s) ORDER BY id"
)

_ABOUT_TO_BEGIN: Final = timedelta(seconds=5)
"""What is due this soon would begin while whoever waited goes on."""


def tables_of_work(stack: Stack) -> tuple[str, ...]:
    """Every table from which processes take their work."""
    return tuple(row["name"] for row in rows(stack, _TABLES))


def until_worked_off(stack: Stack, tables: tuple[str, ...], *, letters: bool) -> None:
    """Nothing waits in any of these tables; letters only when their time has come."""
    counts = " UNION ALL ".join(
        f"SELECT '{table}' AS name, count(*) AS waiting FROM {table} WHERE state = 'READY'"  # noqa: S608  names of our own catalogue
        for table in tables
        if table not in _NO_WORK_OF_NOW and (letters or not table.endswith(".message"))
    )
    left = f"SELECT * FROM ({counts}) AS work WHERE waiting > 0 ORDER BY name"  # noqa: S608  as above
    _until_nothing(lambda: rows(stack, left))


def until_no_letter_is_made(stack: Stack, clock: Callable[[], datetime]) -> None:
    """No letter is being made or sent, and none is about to be. ``clock``: that of the stack."""
    _until_nothing(lambda: rows(stack, _LETTERS_UNDER_WAY, clock() + _ABOUT_TO_BEGIN))


def _until_nothing(waiting: Callable[[], list[Json]]) -> None:
    """Wait for it as long as something changes: only a standstill is a fault.

    How long hundreds of letters take is a matter of what else the machine does.
    """
    left = waiting()
    while left:
        try:
            left = _changed(left, waiting)
        except AssertionError as error:
            error.add_note(json.dumps(left, default=str))
            raise


def _changed(before: list[Json], waiting: Callable[[], list[Json]]) -> list[Json]:
    """What waits, as soon as that is something else than before."""
    found: list[list[Json]] = []

    def look() -> bool:
        found[:] = [waiting()]
        return found[0] != before

    until(look, within=_STANDSTILL, what="some of what waits is worked off")
    return found[0]
