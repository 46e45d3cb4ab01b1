"""Dates in the forms of the BRP: the polymorphic object, plain ISO, and ``jjjjmmdd``."""

import re
from collections.abc import Mapping
from typing import Any

from contracts.values.dates import UNKNOWN_DATE, NotADate, PartialDate

_DIGITS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)


def read_date(value: object) -> PartialDate:
    """Read ``{"type": "Datum" | "JaarMaandDatum" | "JaarDatum" | "DatumOnbekend", ...}`` or ISO.

    Raises ``NotADate`` (BRP API Personen 2.7, schema AbstractDatum).
    """
    if isinstance(value, str):
        return _checked(PartialDate.parse(value))
    if isinstance(value, Mapping):
        return _checked(_of_object(value))
    raise NotADate


def read_digits(text: str) -> PartialDate:
    """Read ``jjjjmmdd`` in which zeros stand for what is unknown (LO3)."""
    match = _DIGITS.fullmatch(text)
    if match is None:
        raise NotADate
    year, month, day = (int(part) or None for part in match.groups())
    return PartialDate(year, month, day)


def _checked(date: PartialDate) -> PartialDate:
    """Zero is how older sources write an unknown part; in these forms it is a mistake."""
    if 0 in (date.year, date.month, date.day):
        raise NotADate
    return date


def _of_object(value: Mapping[str, Any]) -> PartialDate:
    match value:
        case {"type": "Datum", "datum": str(text)}:
            date = PartialDate.parse(text)
            if date.complete is None:
                raise NotADate
            return date
        case {"type": "JaarMaandDatum", "jaar": int(year), "maand": int(month)}:
            return PartialDate(year, month)
        case {"type": "JaarDatum", "jaar": int(year)}:
            return PartialDate(year)
        case {"type": "DatumOnbekend"}:
            return UNKNOWN_DATE
        case _:
            raise NotADate
