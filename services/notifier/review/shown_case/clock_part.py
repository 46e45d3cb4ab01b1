"""How long there still is until the departure, or since when somebody is gone: part 1."""

from dataclasses import dataclass
from datetime import date, datetime

from contracts.messages.facts import ChildFacts
from contracts.values.dates import PartialDate, local_date, start_of
from notifier.decision.facts import CaseFacts
from notifier.decision.one_year import one_year_after
from notifier.review.pages.countdown import countdown
from notifier.review.shown_case.cast import departure_day
from notifier.review.shown_case.told import Told


@dataclass(frozen=True)
class ShownDeparture:
    """``who`` is empty where all children leave alike. ``year``: of who departed only."""

    who: str
    left: str
    how: str
    year: str


@dataclass(frozen=True)
class ShownClock:
    """``act``: until when a person must have acted; ``late``: that was before now."""

    departures: tuple[ShownDeparture, ...]
    act: str
    late: bool


def show_clock(
    facts: CaseFacts | None, clock_at: datetime | None, now: datetime, told: Told
) -> ShownClock:
    """Per departure of its own; children who leave on one day are told of together."""
    children = () if facts is None else facts.departure.children
    alike: dict[ShownDeparture, list[ChildFacts]] = {}
    for child in children:
        alike.setdefault(_departure(child, now, told), []).append(child)
    shown = [
        ShownDeparture(
            "" if len(alike) == 1 else told.together(told.by_bsn(one.child.bsn) for one in those),
            departure.left,
            departure.how,
            departure.year,
        )
        for departure, those in sorted(alike.items(), key=lambda pair: _first(pair[1], now))
    ]
    return ShownClock(
        tuple(shown) or (ShownDeparture("", told.texts.clock.unknown, "", ""),),
        _act(clock_at, now, told),
        late=clock_at is not None and clock_at < now,
    )


def _departure(child: ChildFacts, now: datetime, told: Told) -> ShownDeparture:
    texts, today = told.texts.clock, local_date(now)
    day = departure_day(child, today)
    if child.undone is not None:
        return ShownDeparture("", texts.undone[child.undone], "", "")
    if day is None:
        return ShownDeparture("", texts.unknown, "", "")
    return ShownDeparture("", _left(day, now, told), _how(child, day, told), _year(day, now, told))


def _left(day: date, now: datetime, told: Told) -> str:
    texts, gone = told.texts.clock, (local_date(now) - day).days
    if gone < 0:
        return texts.leaves_in.format(left=countdown(start_of(day), now, texts.time_left))
    if gone == 0:
        return texts.leaves_today
    return texts.left_yesterday if gone == 1 else texts.left_days.format(days=gone)


def _how(child: ChildFacts, day: date, told: Told) -> str:
    texts = told.texts.clock
    words = texts.registered if child.registration is not None else texts.declared
    how = words.format(day=told.day(day))
    given = _given(child)
    if given is not None and given.complete is None:
        how = f"{how}; {texts.incomplete.format(given=given, day=told.short_day(day))}"
    return how


def _given(child: ChildFacts) -> PartialDate | None:
    if child.registration is not None:
        return child.registration.date
    still = [one for one in child.declarations if one.withdrawn_at is None]
    return still[-1].date if still else None


def _year(day: date, now: datetime, told: Told) -> str:
    today, over = local_date(now), one_year_after(day)
    if day >= today:
        return ""
    texts = told.texts.clock
    return (texts.year if over > today else texts.year_over).format(day=told.day(over))


def _act(clock_at: datetime | None, now: datetime, told: Told) -> str:
    texts = told.texts.clock
    if clock_at is None:
        return texts.no_act
    words = texts.act_late if clock_at < now else texts.act_before
    left = countdown(clock_at, now, texts.time_left)
    return words.format(left=left, at=told.moment(clock_at))


def _first(children: list[ChildFacts], now: datetime) -> date:
    today = local_date(now)
    return min(departure_day(child, today) or date.max for child in children)
