"""When a human must have taken the first action (DECISION §6).

How long that is, and when people work, stands in the policy (``Klokken``). Working days are Monday
to Friday, without Dutch public holidays and the free days that the policy names.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final

import holidays

from contracts.policy.timing import Klokken
from contracts.values.dates import AMSTERDAM
from notifier.decision.one_year import one_year_after
from notifier.decision.outcome import Tier
from notifier.decision.terms import YEAR_IS_NEAR

_SATURDAY: Final = 5
_STANDARD: Final = Klokken()


def first_action_due(
    tier: Tier, now: datetime, departure: date | None, *, clocks: Klokken = _STANDARD
) -> datetime:
    """The moment, in UTC, counted from ``now``.

    ``departure`` matters for T6 only: the one-year term of the treaty makes it urgent again.
    """
    working = _WorkingTime(clocks)
    if tier is Tier.T0:
        return now + timedelta(hours=clocks.t0_uren)
    if tier is Tier.T1:
        return working.plus_hours(now, timedelta(hours=clocks.t1_werkuren))
    return working.plus_days(now, _working_days(tier, now, departure, clocks))


def when_people_work(moment: datetime, *, clocks: Klokken = _STANDARD) -> datetime:
    """The first moment, in UTC, from ``moment`` on at which somebody works."""
    return _WorkingTime(clocks).start(moment).astimezone(UTC)


def working_time_after(
    moment: datetime, length: timedelta, *, clocks: Klokken = _STANDARD
) -> datetime:
    """The moment, in UTC, when so much working time has passed since ``moment``."""
    return _WorkingTime(clocks).plus_hours(moment, length)


def end_of_working_day(now: datetime, *, clocks: Klokken = _STANDARD) -> datetime:
    """When the working day of ``now`` ends, in UTC; outside working hours that of the next one."""
    return _WorkingTime(clocks).end_of_day(now)


def _working_days(tier: Tier, now: datetime, departure: date | None, clocks: Klokken) -> int:
    if tier is Tier.T6 and _year_is_near(departure, now):
        return clocks.t6_werkdagen_jaar_nabij
    return {
        Tier.T2: clocks.t2_werkdagen,
        Tier.T3: clocks.t3_werkdagen,
        Tier.T4: clocks.t4_werkdagen,
        Tier.T5: clocks.t5_werkdagen,
        Tier.T6: clocks.t6_werkdagen,
        Tier.T7: clocks.t7_werkdagen,
    }[tier]


def _year_is_near(departure: date | None, now: datetime) -> bool:
    if departure is None:
        return True
    return one_year_after(departure) - now.astimezone(AMSTERDAM).date() < YEAR_IS_NEAR


@dataclass(frozen=True)
class _WorkingTime:
    """Days and hours on which people work, Europe/Amsterdam."""

    clocks: Klokken

    def plus_hours(self, now: datetime, left: timedelta) -> datetime:
        moment = self.start(now)
        # A policy may name a working day that is shorter than what is left.
        while (free := _at(moment.date(), self.clocks.werkdag_einde) - moment) < left:
            left -= free
            moment = _at(self._next_day(moment.date()), self.clocks.werkdag_begin)
        return (moment + left).astimezone(UTC)

    def plus_days(self, now: datetime, days: int) -> datetime:
        moment = self.start(now)
        day = moment.date()
        for _ in range(days):
            day = self._next_day(day)
        return _at(day, moment.time()).astimezone(UTC)

    def end_of_day(self, now: datetime) -> datetime:
        return _at(self.start(now).date(), self.clocks.werkdag_einde).astimezone(UTC)

    def start(self, now: datetime) -> datetime:
        """The first moment from ``now`` on at which somebody works."""
        moment = now.astimezone(AMSTERDAM)
        over = moment.time() >= self.clocks.werkdag_einde
        if over or not self._is_working_day(moment.date()):
            return _at(self._next_day(moment.date()), self.clocks.werkdag_begin)
        return max(moment, _at(moment.date(), self.clocks.werkdag_begin))

    def _next_day(self, day: date) -> date:
        day += timedelta(days=1)
        while not self._is_working_day(day):
            day += timedelta(days=1)
        return day

    def _is_working_day(self, day: date) -> bool:
        free = day in self.clocks.vrije_dagen or day in _holidays(day.year)
        return day.weekday() < _SATURDAY and not free


@cache
def _holidays(year: int) -> frozenset[date]:
    """Public holidays, Good Friday included (Algemene termijnenwet art. 3)."""
    return frozenset(holidays.country_holidays("NL", years=year))


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=AMSTERDAM)
