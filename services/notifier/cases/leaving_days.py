"""Dates of departure: which are within 24 hours, and which cases may have one of some days."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, literal
from sqlalchemy.dialects.postgresql import DATERANGE, Range

from contracts.values.dates import local_date
from notifier.storage.cases import ZAAK

_SOON: Final = timedelta(hours=24)


def leaving_days(now: datetime) -> tuple[date, date]:
    """First and last date of departure that is today or begins within 24 hours (DECISION §6, T0).

    A date begins at 00:00 Europe/Amsterdam; the hours are elapsed ones, whatever the clocks do.
    """
    return local_date(now), local_date(now + _SOON)


def may_leave(first: date | None, until: date | None) -> ColumnElement[bool]:
    """A child of the case may leave from ``first`` on and before ``until``; None: no such end."""
    days = Range(first, until, bounds="()" if first is None else "[)")
    return ZAAK.c.leaves_on.op("&&", is_comparison=True)(literal(days, DATERANGE))
