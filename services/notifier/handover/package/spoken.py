"""How the printed package says moments, days and people."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from contracts.values.dates import AMSTERDAM, PartialDate

NOTHING: Final = "geen"
UNKNOWN: Final = "niet bekend"


def who(person: object, labels: Mapping[str, str]) -> str:
    """``labels``: how the paper calls each person, by id."""
    return "iemand anders" if person is None else labels.get(str(person), "iemand anders")


def moment_of(moment: datetime | None) -> str:
    """Day and time in the Netherlands."""
    if moment is None:
        return NOTHING
    return moment.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H:%M")


def day_of(day: date) -> str:
    """As people in the Netherlands write a date."""
    return day.strftime("%d-%m-%Y")


def partial_of(day: PartialDate | None) -> str:
    """The same, or as much of it as is known."""
    if day is None:
        return UNKNOWN
    return day_of(day.complete) if day.complete is not None else str(day)
