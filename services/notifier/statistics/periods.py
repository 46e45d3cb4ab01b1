"""Periods that figures are published of: closed ones only, and none that overlaps another.

Overlapping periods of the same table would be subtracted from each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from contracts.values.dates import plus_months

WAIT: Final = timedelta(days=31)
"""After the last day of a quarter: letters have arrived and most holders have answered."""

_QUARTER: Final = re.compile(r"(\d{4})-K([1-4])", re.ASCII)
_MONTHS: Final = 3
_FIRST_LONG_YEAR: Final = 2026
_YEARS: Final = 5


class NotAPeriod(ValueError):
    """The text names no quarter. Carries nothing of it."""

    def __init__(self) -> None:
        super().__init__("a quarter is written as 2026-K1")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year, in local time; written as ``2026-K1``."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The one that holds the day."""
        return cls(day.year, (day.month - 1) // _MONTHS + 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ``NotAPeriod``."""
        found = _QUARTER.fullmatch(text)
        if found is None or not int(found[1]):
            raise NotAPeriod
        return cls(int(found[1]), int(found[2]))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.number - 1) * _MONTHS + 1, 1)

    @property
    def next(self) -> "Quarter":
        """The one after it."""
        return Quarter.of(plus_months(self.first, _MONTHS))

    @property
    def published_on(self) -> date:
        """From this day on its figures may be published."""
        return self.next.first + WAIT

    def __str__(self) -> str:
        return f"{self.year:04d}-K{self.number}"


@dataclass(frozen=True, slots=True, order=True)
class FiveYears:
    """Five calendar years, for what is too small in a quarter; written as ``2026-2030``."""

    first_year: int

    @classmethod
    def of(cls, quarter: Quarter) -> Self:
        """The one that holds the quarter."""
        return cls(quarter.year - (quarter.year - _FIRST_LONG_YEAR) % _YEARS)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """All of them, in order."""
        years = range(self.first_year, self.first_year + _YEARS)
        return tuple(Quarter(year, number) for year in years for number in range(1, 5))

    @property
    def published_on(self) -> date:
        """With its last quarter."""
        return self.quarters[-1].published_on

    def __str__(self) -> str:
        return f"{self.first_year:04d}-{self.first_year + _YEARS - 1:04d}"


def quarters_between(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    """Both included; none where the first is after the last."""
    while first <= last:
        yield first
        first = first.next


def last_to_publish(today: date) -> Quarter:
    """The newest quarter of which figures may be published on that day."""
    quarter = Quarter.of(today)
    while quarter.published_on > today:
        quarter = Quarter.of(quarter.first - timedelta(days=1))
    return quarter
