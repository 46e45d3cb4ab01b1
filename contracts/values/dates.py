"""Dates as the BRP knows them: complete, year and month, year only, or unknown.

Source: BRP API Personen 2.7 (AbstractDatum: Datum, JaarMaandDatum, JaarDatum, DatumOnbekend).
Between our services an incomplete date is ISO 8601 of reduced precision: ``2026-03-14``,
``2026-03``, ``2026`` or ``onbekend``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
UNKNOWN_TEXT = "onbekend"
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class NotADate(ValueError):
    """The text is no (incomplete) date. Carries no part of the text."""

    def __init__(self) -> None:
        super().__init__("not a date: use yyyy-mm-dd, yyyy-mm, yyyy or 'onbekend'")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, the month or everything may be unknown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and (self.month is not None or self.day is not None):
            raise NotADate
        if self.month is None and self.day is not None:
            raise NotADate
        try:
            if self.year is not None:
                month = 1 if self.month is None else self.month
                date(self.year, month, 1 if self.day is None else self.day)
        except ValueError:
            raise NotADate from None

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The complete date ``day``."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ISO 8601 of full or reduced precision, or ``onbekend``."""
        if text == UNKNOWN_TEXT:
            return cls()
        match = _ISO.fullmatch(text)
        if match is None:
            raise NotADate
        return cls(*(int(part) if part else None for part in match.groups()))

    @property
    def complete(self) -> date | None:
        """The date itself when nothing of it is unknown."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date:
        """The first day it can be."""
        return date(self.year or 1, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can be."""
        if self.year is None:
            return date.max
        month = self.month or 12
        last = calendar.monthrange(self.year, month)[1]
        return date(self.year, month, self.day or last)

    def nearest_to(self, today: date) -> date:
        """The possible day nearest to ``today`` (DECISION §2, incomplete departure date)."""
        return min(max(today, self.earliest), self.latest)

    def __str__(self) -> str:
        if self.year is None:
            return UNKNOWN_TEXT
        parts = (f"{self.year:04d}", *(f"{p:02d}" for p in (self.month, self.day) if p is not None))
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        from_text = core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema()
        )
        return core_schema.json_or_python_schema(
            json_schema=from_text,
            python_schema=core_schema.union_schema(
                [core_schema.is_instance_schema(cls), from_text]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "pattern": r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|onbekend)$",
            "description": "ISO 8601 date of full or reduced precision, or 'onbekend'.",
        }


UNKNOWN_DATE = PartialDate()


def local_date(moment: datetime) -> date:
    """The calendar date of ``moment`` in Amsterdam, where all legal dates are counted."""
    return moment.astimezone(AMSTERDAM).date()


def start_of(day: date) -> datetime:
    """00:00 Europe/Amsterdam of ``day``, in UTC: the moment to which hours are counted."""
    return datetime.combine(day, time(0), tzinfo=AMSTERDAM).astimezone(UTC)


def hours_until(day: date, now: datetime) -> timedelta:
    """Elapsed time from ``now`` to the start of ``day``, whatever the clocks do in between."""
    return start_of(day) - now.astimezone(UTC)


def plus_months(day: date, months: int) -> date:
    """``day`` moved by calendar months; the 31st becomes the last day of a shorter month."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def age_on(birth: PartialDate | None, day: date) -> int | None:
    """Age in whole years on ``day``; with an incomplete birth date the youngest possible age.

    None when nothing is known of the birth. (DECISION §2, *minor*.) Someone born on 29 February
    has a birthday on 1 March in common years.
    """
    if birth is None or birth.year is None:
        return None
    born = birth.latest
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (0 if had_birthday else 1)
