"""When a case ages: the moments at which time alone may change what is decided (DECISION §5, §6).

Between two of them nothing changes by time but a term that ends and so takes a reason away (R11,
R12, S35): that waits for the next look, for no hold and no flag should end only because days pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from contracts.messages.facts import ChildFacts
from contracts.values.dates import PartialDate, local_date, plus_months, start_of
from notifier.decision.one_year import one_year_after
from notifier.decision.terms import JUST_DEPARTED_DAYS, LONG_AGO_MONTHS, YEAR_IS_NEAR
from notifier.decision.urgency import BEFORE

_DAY = timedelta(days=1)


def next_turn(children: Sequence[ChildFacts], now: datetime, *, quiet: bool) -> datetime | None:
    """The first moment after ``now``, in UTC, or None when there is none any more.

    ``quiet``: no human waits for the case. Its tier and track then stay true as long as the
    departure is recent; that a year has nearly passed (S40) makes no new hold of what was settled.
    """
    after = min((turn for turn in _turns(children, now) if turn > now), default=None)
    end = _long_ago(children, now)
    return None if after is None or (quiet and end is not None and after >= end) else after


def latest_turn(children: Sequence[ChildFacts], now: datetime) -> datetime | None:
    """The last moment up to ``now``: since when it is as it now is. None before the first."""
    return max((turn for turn in _turns(children, now) if turn <= now), default=None)


def is_long_ago(children: Sequence[ChildFacts], now: datetime) -> bool:
    """Whether S40 applies to any child of the household."""
    end = _long_ago(children, now)
    return end is not None and end <= now


def _long_ago(children: Sequence[ChildFacts], now: datetime) -> datetime | None:
    days = (
        stated.nearest_to(local_date(now)) for child in children for stated in _stated_dates(child)
    )
    return min((_when_long_ago(day) for day in days), default=None)


def _turns(children: Iterable[ChildFacts], now: datetime) -> Iterator[datetime]:
    for child in children:
        for stated in _stated_dates(child):
            yield from _turns_of(stated, local_date(now))


def _stated_dates(child: ChildFacts) -> Iterator[PartialDate]:
    """Every date that may rule: until a departure is registered, of all open declarations."""
    if child.undone is not None:
        return
    if child.registration is not None:
        yield child.registration.date
        return
    for declaration in child.declarations:
        if declaration.withdrawn_at is None:
            yield declaration.date


def _turns_of(stated: PartialDate, today: date) -> Iterator[datetime]:
    """Of one departure date; an incomplete one is each day that it can be, for as long as it can.

    Ages are taken on that date, so that they move with it, and only with it.
    """
    if stated.complete is None and stated.earliest <= today <= stated.latest:
        yield start_of(today)
        yield start_of(today + _DAY)
        return
    day = stated.nearest_to(today)
    midnight = start_of(day)
    yield from (midnight - limit for limit, _tier in BEFORE)
    yield midnight  # of the day itself: where the child lives today is no longer the day before
    yield start_of(day + _DAY)  # departed
    yield start_of(day + timedelta(days=JUST_DEPARTED_DAYS + 1))
    yield _when_long_ago(day)
    yield start_of(one_year_after(day) - YEAR_IS_NEAR + _DAY)


def _when_long_ago(day: date) -> datetime:
    return start_of(plus_months(day, LONG_AGO_MONTHS) + _DAY)
