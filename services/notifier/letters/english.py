"""Dates and lists in English words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(day: date) -> str:
    """The day with its month written out and its year in four digits."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def joined(words: Sequence[str]) -> str:
    """`a, b and c`; one word stays as it is."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
