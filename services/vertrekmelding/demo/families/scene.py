"""The day on which a sample family lives: a running service only knows the real clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from contracts.values.bsn import Bsn, NotABsn
from contracts.values.dates import local_date, plus_months

_FIRST_NUMBER: Final = 999_930_000
_BLOCK: Final = 200
"""Of two hundred numbers about eighteen pass the eleven-test: more than any family needs."""

_SINCE_BIRTHDAY: Final = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Scene:
    """``now`` is aware; ``run`` sets the event ids of one run apart from those of the next."""

    now: datetime
    run: str

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


def numbers(block: int) -> Iterator[Bsn]:
    """Fictitious numbers of one family; every family has a block of its own."""
    start = _FIRST_NUMBER + block * _BLOCK
    for candidate in range(start, start + _BLOCK):
        try:
            yield Bsn(str(candidate))
        except NotABsn:
            continue
