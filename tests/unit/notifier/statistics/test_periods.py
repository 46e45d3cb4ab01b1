"""Periods do not overlap, and nothing is published of one that goes on."""

from datetime import date, timedelta

import pytest

from notifier.statistics.periods import (
    FiveYears,
    NotAPeriod,
    Quarter,
    last_to_publish,
    quarters_between,
)


def test_every_day_is_in_one_quarter() -> None:
    day = date(2026, 1, 1)
    seen: list[Quarter] = []
    for _ in range(800):
        quarter = Quarter.of(day)
        assert quarter.first <= day < quarter.next.first
        if not seen or seen[-1] != quarter:
            seen.append(quarter)
        day += timedelta(days=1)
    assert seen == list(quarters_between(seen[0], seen[-1])) == sorted(set(seen))


@pytest.mark.parametrize("text", ["2026-K1", "2031-K4"])
def test_a_quarter_is_read_as_it_is_written(text: str) -> None:
    assert str(Quarter.parse(text)) == text


@pytest.mark.parametrize("text", ["", "2026", "2026-K5", "2026-Q1", "0000-K1", "2026-K1 "])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(NotAPeriod, match="2026-K1"):
        Quarter.parse(text)


def test_a_quarter_is_published_a_month_after_its_end() -> None:
    assert Quarter(2026, 1).published_on == date(2026, 5, 2)
    assert last_to_publish(date(2026, 5, 1)) == Quarter(2025, 4)
    assert last_to_publish(date(2026, 5, 2)) == Quarter(2026, 1)
    assert last_to_publish(date(2027, 1, 31)) == Quarter(2026, 3)


def test_five_years_follow_each_other() -> None:
    assert str(FiveYears.of(Quarter(2026, 1))) == str(FiveYears.of(Quarter(2030, 4))) == "2026-2030"
    assert str(FiveYears.of(Quarter(2031, 1))) == "2031-2035"
    assert str(FiveYears.of(Quarter(2025, 4))) == "2021-2025"
    years = FiveYears(2026)
    assert len(years.quarters) == 20
    assert years.published_on == years.quarters[-1].published_on == date(2031, 2, 1)
