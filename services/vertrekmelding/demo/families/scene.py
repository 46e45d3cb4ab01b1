"""The day on which a sample family lives: a running service only knows the real clock."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from contracts.values.bsn import Bsn, NotABsn
from contracts.values.dates import local_date, plus_months

_FIRST_NUMBER: Final = 999_930_000
_BLOCK: Final = 200
"""Of two hundred numbers about eighteen pass the eleven-test: more than any family needs."""

_SINCE_BIRTHDAY: Final = timedelta(days=40)


def block_of_numbers(block: int) -> Iterator[Bsn]:
    """Fictitious numbers of one family; every family has a block of its own."""
    start = _FIRST_NUMBER + block * _BLOCK
    for candidate in range(start, start + _BLOCK):
        try:
            yield Bsn(str(candidate))
        except NotABsn:
            continue


@dataclass(frozen=True, slots=True)
class Scene:
    """``now`` is aware; ``run`` sets the event ids of one run apart from those of the next.

    ``numbers``: those of a family, by its place among the families. A service that has met these
    people knows them again: whoever shows it a family twice gives them other numbers.
    """

    now: datetime
    run: str
    numbers: Callable[[int], Iterator[Bsn]] = block_of_numbers

    @property
    def today(self) -> date:
        """The calendar date in Amsterdam."""
        return local_date(self.now)

    def day(self, days: int) -> date:
        """So many days from today; negative lies in the past."""
        return self.today + timedelta(days=days)

    def born(self, age: int) -> date:
        """The birth date of someone who turned ``age`` forty days ago."""
        return plus_months(self.today, -12 * age) - _SINCE_BIRTHDAY
