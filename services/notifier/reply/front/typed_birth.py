"""A date of birth as it is typed in three fields."""

import unicodedata
from datetime import date, datetime
from typing import Final

from contracts.values.dates import local_date
from notifier.reply.pages.states import Slip

_DIGITS: Final = {1: 2, 2: 2, 3: 4}


def birth_of(day: str, month: str, year: str, *, now: datetime) -> date | Slip:
    """The date, in digits of any keyboard; else what is wrong with it."""
    parts = [_number(part) for part in (day, month, year)]
    if not any(part.strip() for part in (day, month, year)):
        return Slip.BIRTH_MISSING
    numbers = [part for part in parts if part is not None]
    if len(numbers) != len(_DIGITS) or len(unicodedata.normalize("NFKC", year).strip()) != 4:  # noqa: PLR2004 - a year
        return Slip.BIRTH_NOT_A_DATE
    try:
        born = date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return Slip.BIRTH_NOT_A_DATE
    return born if born <= local_date(now) else Slip.BIRTH_IN_FUTURE


def _number(typed: str) -> int | None:
    plain = unicodedata.normalize("NFKC", typed).strip()
    return int(plain) if plain.isdecimal() and len(plain) <= _DIGITS[3] else None
