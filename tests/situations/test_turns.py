"""Time changes a decision at the moments that are waited for, and never between two of them.

DECISION §5 (recipients of a flag) and §6, over every situation, over days on which the clocks go
forward or back, and over incomplete dates.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from contracts.messages.facts import ChildFacts
from contracts.values.dates import UNKNOWN_DATE, PartialDate, local_date, plus_months, start_of
from notifier.decision.decide import decide
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision, Flag, Tier
from notifier.decision.policy import DecisionPolicy
from notifier.decision.turns import is_long_ago, latest_turn, next_turn
from tests.situations.families import read
from tests.situations.mutations import SITUATIONS
from vertrekmelding.situations.decide import POLICY_VERSION, facts_of

SECOND = timedelta(seconds=1)
ENDS_BY_ITSELF = frozenset({"R11", "R12", "S35"})
"""Reasons with a term of their own: when it ends, the next look finds out."""

CLOCKS_CHANGE = (date(2026, 3, 29), date(2026, 10, 25))
DATES = [
    PartialDate.of(day + timedelta(days=days)) for day in CLOCKS_CHANGE for days in range(-1, 6)
]
INCOMPLETE = [PartialDate(2026, 3), PartialDate(2026, 10), PartialDate(2026), UNKNOWN_DATE]


def decided(facts: CaseFacts, now: datetime) -> Decision:
    return decide(facts, POLICY, now)


POLICY = DecisionPolicy(POLICY_VERSION, read(SITUATIONS[0]).policy.mode_on(date(2026, 1, 1)))


def stated(child: ChildFacts) -> list[PartialDate]:
    registered = [child.registration.date] if child.registration is not None else []
    return [*registered, *(declared.date for declared in child.declarations)]


def moments_around(day: date) -> Iterator[datetime]:
    """Close together around everything that might change, and with steps in between."""
    start = start_of(day)
    for hours in range(-150, 60, 12):
        yield start + timedelta(hours=hours)
    a_year = plus_months(day, 12)
    near = {
        day: (-6, -5, -4, -3, -2, -1, 0, 1, 2, 14, 15, 16),
        plus_months(day, 11): (-1, 0, 1, 2),
        a_year: (-31, -30, -29, -28, 0, 1),
    }
    for around, offsets in near.items():
        for days in offsets:
            midnight = start_of(around + timedelta(days=days))
            yield from (midnight - SECOND, midnight, midnight + SECOND)


def grid(facts: CaseFacts) -> list[datetime]:
    dates = {day for child in facts.departure.children for day in stated(child)}
    days = {end for day in dates for end in (day.earliest, day.latest) if day.year is not None}
    days |= {date(2026, 5, 5)} if UNKNOWN_DATE in dates else set()
    return sorted({moment for day in days for moment in moments_around(day)})


def changes(facts: CaseFacts) -> Iterator[tuple[datetime, Decision, Decision]]:
    """Every change between two moments of the grid; fails where none was waited for."""
    children = facts.departure.children
    moments = grid(facts)
    for (now, before), (later, after) in pairwise((m, decided(facts, m)) for m in moments):
        turn = next_turn(children, now, quiet=False)
        assert turn is None or turn > now
        if turn is None or turn > later:
            assert same(before, after), (now, later)
            assert latest_turn(children, later) == latest_turn(children, now)
        elif before != after:
            yield turn, before, after


def same(before: Decision, after: Decision) -> bool:
    ended = {r.code for r in before.reasons} - {r.code for r in after.reasons}
    if ended & ENDS_BY_ITSELF:
        lasts = not before.flags or not after.flags or before.flags == after.flags
        return lasts and (before.urgency == after.urgency or before.case != after.case)
    return before == after


def test_no_situation_changes_between_two_turns() -> None:
    seen = [change for item in SITUATIONS for change in changes(facts_of(read(item)))]
    tiers = {(before.urgency, after.urgency) for _turn, before, after in seen}
    assert tiers >= {
        (Tier.T3, Tier.T2), (Tier.T2, Tier.T1), (Tier.T1, Tier.T0),
        (Tier.T0, Tier.T4), (Tier.T4, Tier.T5), (Tier.T5, Tier.T6),
    }  # fmt: skip
    assert any(
        Flag.CA_IKA in after.flags and before.flags == (Flag.RVDK_IKO,)
        for _turn, before, after in seen
    )


def on(facts: CaseFacts, day: PartialDate) -> CaseFacts:
    """The same family, and they leave on that day."""
    children = tuple(
        replace(
            child,
            declarations=tuple(replace(one, date=day) for one in child.declarations),
            registration=child.registration and replace(child.registration, date=day),
        )
        for child in facts.departure.children
    )
    return replace(facts, departure=replace(facts.departure, children=children))


@pytest.mark.parametrize("day", [*DATES, *INCOMPLETE], ids=str)
def test_nor_when_the_clocks_change_or_the_date_is_not_known(day: PartialDate) -> None:
    for item in SITUATIONS[::40]:
        for _turn, before, after in changes(on(facts_of(read(item)), day)):
            assert before != after


def leaving(day: PartialDate) -> tuple[ChildFacts, ...]:
    found = (facts_of(read(item)) for item in SITUATIONS)
    simple = next(
        one for one in found
        if len(one.departure.children) == 1
        and len(one.departure.children[0].declarations) == 1
        and one.departure.children[0].registration is None
        and one.departure.children[0].undone is None
    )  # fmt: skip
    return on(simple, day).departure.children


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_turns_of_a_departure_right_after_the_clocks_went_forward() -> None:
    """Elapsed hours until midnight on the wall, which is 22:00 UTC from the day before on."""
    children = leaving(PartialDate(2026, 3, 30))
    turns = []
    now: datetime | None = utc("2026-03-01T00:00")
    while now is not None:
        now = next_turn(children, now, quiet=False)
        turns.append(now)
    assert turns == [
        utc("2026-03-24T22:00"), utc("2026-03-26T22:00"), utc("2026-03-28T22:00"),
        utc("2026-03-29T22:00"), utc("2026-03-30T22:00"), utc("2026-04-13T22:00"),
        utc("2027-02-28T23:00"),  # eleven months are over, and the year is near, on one day
        None,
    ]  # fmt: skip


def test_what_nobody_waits_for_makes_no_new_hold_after_eleven_months() -> None:
    children = leaving(PartialDate(2026, 5, 20))
    fifteenth = start_of(date(2026, 6, 4))
    assert next_turn(children, fifteenth - SECOND, quiet=True) == fifteenth
    assert next_turn(children, fifteenth, quiet=True) is None
    eleven = next_turn(children, fifteenth, quiet=False)
    assert eleven == start_of(date(2027, 4, 21))
    assert [is_long_ago(children, eleven - SECOND), is_long_ago(children, eleven)] == [False, True]


def test_an_incomplete_date_turns_every_night_as_long_as_it_may_be_that_day() -> None:
    children = leaving(PartialDate(2026, 5))
    for day in (date(2026, 5, 1), date(2026, 5, 17), date(2026, 5, 31)):
        midday = start_of(day) + timedelta(hours=12)
        assert next_turn(children, midday, quiet=False) == start_of(day + timedelta(days=1))
        assert local_date(latest_turn(children, midday) or midday) == day
    nobody_knows = leaving(UNKNOWN_DATE)
    assert next_turn(nobody_knows, utc("2090-01-01T12:00"), quiet=True) == utc("2090-01-01T23:00")
