"""Dates and lists in Dutch words."""

from collections.abc import Sequence
from datetime import date
from typing import Final

_MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_words(day: date) -> str:
    """The day with its month written out and its year in four digits."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def joined(words: Sequence[str]) -> str:
    """`a, b en c`; one word stays as it is."""
    *first, last = words
    return f"{', '.join(first)} en {last}" if first else last
