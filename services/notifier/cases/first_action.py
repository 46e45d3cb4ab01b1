"""When a human must have taken the first action (DECISION §6).

Working hours: Monday to Friday 08:00-18:00 Europe/Amsterdam without Dutch public holidays.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final

import holidays

from contracts.values.dates import AMSTERDAM, plus_months
from notifier.decision.outcome import Tier

_OPENS: Final = time(8)
_CLOSES: Final = time(18)
_SATURDAY: Final = 5
_ONE_YEAR: Final = 12
_YEAR_IS_NEAR: Final = timedelta(days=30)

_WORKING_DAYS: Final = {Tier.T2: 1, Tier.T3: 2, Tier.T4: 1, Tier.T5: 3, Tier.T7: 3}
_LATE: Final = 3


def first_action_due(tier: Tier, now: datetime, departure: date | None) -> datetime:
    """The moment, in UTC, counted from ``now``.

    ``departure`` matters for T6 only: the one-year term of the treaty makes it urgent again.
    """
    if tier is Tier.T0:
        return now + timedelta(hours=1)
    if tier is Tier.T1:
        return _plus_working_hours(now, timedelta(hours=4))
    if tier is Tier.T6:
        return _plus_working_days(now, 1 if _year_is_near(departure, now) else _LATE)
    return _plus_working_days(now, _WORKING_DAYS[tier])


def _year_is_near(departure: date | None, now: datetime) -> bool:
    if departure is None:
        return True
    return plus_months(departure, _ONE_YEAR) - now.astimezone(AMSTERDAM).date() < _YEAR_IS_NEAR


def _plus_working_hours(now: datetime, left: timedelta) -> datetime:
    moment = _into_working_time(now.astimezone(AMSTERDAM))
    closing = _at(moment.date(), _CLOSES)
    if moment + left <= closing:
        return (moment + left).astimezone(UTC)
    left -= closing - moment
    return (_at(_next_working_day(moment.date()), _OPENS) + left).astimezone(UTC)


def _plus_working_days(now: datetime, days: int) -> datetime:
    moment = _into_working_time(now.astimezone(AMSTERDAM))
    day = moment.date()
    for _ in range(days):
        day = _next_working_day(day)
    return _at(day, moment.time()).astimezone(UTC)


def _into_working_time(moment: datetime) -> datetime:
    if not _is_working_day(moment.date()) or moment.time() >= _CLOSES:
        return _at(_next_working_day(moment.date()), _OPENS)
    return max(moment, _at(moment.date(), _OPENS))


def _next_working_day(day: date) -> date:
    day += timedelta(days=1)
    while not _is_working_day(day):
        day += timedelta(days=1)
    return day


def _is_working_day(day: date) -> bool:
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    """Public holidays, Good Friday included (Algemene termijnenwet art. 3)."""
    return frozenset(holidays.country_holidays("NL", years=year))


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=AMSTERDAM)
