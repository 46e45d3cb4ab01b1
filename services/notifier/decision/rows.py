"""What a row of DECISION §4 is, and how the tables of rows are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from notifier.decision.view import ChildView


class Result(Enum):
    """The right-hand column of the tables in DECISION §4."""

    NOTE = "no reason to hold; shown, changes nothing"
    NONE = "this holder is not told"
    NOTIFY = "the holders are told"
    NOTIFY_FLAG = "the holders are told, and the case is flagged"
    HOLD = "a human first"
    HOLD_FLAG = "a human first, and the case is flagged"

    @property
    def holds(self) -> bool:
        """Whether a human decides first."""
        return self in (Result.HOLD, Result.HOLD_FLAG)

    @property
    def notifies(self) -> bool:
        """Whether the row itself says that the holders are told."""
        return self in (Result.NOTIFY, Result.NOTIFY_FLAG)

    @property
    def flags(self) -> bool:
        """Whether the row itself flags (``+FLAG``)."""
        return self in (Result.NOTIFY_FLAG, Result.HOLD_FLAG)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its code, its result, and when it applies to a child."""

    code: str
    result: Result
    when: Callable[[ChildView], bool]


STANDS_UNDER_ANY_GATE = frozenset({"S12", "S13", "S14", "S15", "S33", "S34", "S37", "S48"})
"""DECISION §4: the rows that stay when nobody is told (G03, G04 or G06)."""


def applying(rows: tuple[Row, ...], view: ChildView) -> tuple[Row, ...]:
    """Every row that applies; all are evaluated, none shadows another."""
    return tuple(row for row in rows if row.when(view))
