"""DECISION §6: when a human must have acted. All times below are Europe/Amsterdam."""

from datetime import date, datetime, time

import pytest

from contracts.policy.timing import Klokken
from contracts.values.dates import AMSTERDAM
from notifier.cases.first_action import first_action_due
from notifier.decision.outcome import Tier


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("tier", "now", "due"),
    [
        # Thursday 5 March 2026 is an ordinary working day.
        (Tier.T0, "2026-03-07T23:30", "2026-03-08T00:30"),  # day and night, weekends too
        (Tier.T1, "2026-03-05T09:00", "2026-03-05T13:00"),
        (Tier.T1, "2026-03-05T16:00", "2026-03-06T10:00"),
        (Tier.T1, "2026-03-06T17:00", "2026-03-09T11:00"),  # over the weekend
        (Tier.T2, "2026-03-05T09:00", "2026-03-06T09:00"),
        (Tier.T2, "2026-03-06T20:00", "2026-03-10T08:00"),  # Friday evening counts from Monday
        (Tier.T3, "2026-03-05T09:00", "2026-03-09T09:00"),
        (Tier.T4, "2026-04-02T09:00", "2026-04-07T09:00"),  # Good Friday to Easter Monday
        (Tier.T5, "2026-03-05T09:00", "2026-03-10T09:00"),
        (Tier.T7, "2026-03-05T07:00", "2026-03-10T08:00"),
    ],
)
def test_the_clock_of_each_tier(tier: Tier, now: str, due: str) -> None:
    assert first_action_due(tier, at(now), None) == at(due)


def test_long_ago_is_urgent_again_just_before_the_year_is_over() -> None:
    now = at("2026-03-05T09:00")
    assert first_action_due(Tier.T6, now, date(2025, 3, 20)) == at("2026-03-06T09:00")
    assert first_action_due(Tier.T6, now, date(2025, 8, 1)) == at("2026-03-10T09:00")
    assert first_action_due(Tier.T6, now, None) == at("2026-03-06T09:00")


def test_an_hour_is_an_hour_when_the_clocks_change() -> None:
    assert first_action_due(Tier.T1, at("2026-03-27T16:00"), None) == at("2026-03-30T10:00")


def test_the_policy_sets_the_clocks_the_working_day_and_free_days() -> None:
    clocks = Klokken(
        t1_werkuren=3,
        t2_werkdagen=1,
        werkdag_begin=time(9),
        werkdag_einde=time(11),
        vrije_dagen=(date(2026, 3, 6),),
    )
    due = first_action_due(Tier.T1, at("2026-03-05T10:00"), None, clocks=clocks)
    assert due == at("2026-03-09T11:00"), "one hour today, Friday is free, two hours on Monday"
    due = first_action_due(Tier.T2, at("2026-03-05T10:00"), None, clocks=clocks)
    assert due == at("2026-03-09T10:00")
