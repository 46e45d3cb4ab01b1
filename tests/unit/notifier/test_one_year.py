"""The one-year date of the convention of 1980: never a day too late, and never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects.postgresql import Range

from notifier.cases.one_year import OneYear, one_year_of
from notifier.decision.one_year import one_year_after

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def on(first: date, last: date | None = None) -> Range[date]:
    """As the row of a case keeps the days on which a child may leave."""
    return Range(first, (last or first) + DAY, bounds="[)")


@pytest.mark.parametrize(
    ("departed", "year"),
    [
        (date(2026, 3, 14), date(2027, 3, 14)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_the_same_day_a_year_later(departed: date, year: date) -> None:
    assert one_year_after(departed) == year


@given(st.dates(date(1990, 9, 1), date(2199, 12, 31)))
def test_it_is_never_further_away_than_a_year(departed: date) -> None:
    after = one_year_after(departed)
    assert timedelta(days=365) <= after - departed <= timedelta(days=366)
    assert (after + DAY - departed) > timedelta(days=365)


@pytest.mark.parametrize("spans", [None, [], [on(TODAY)], [on(TODAY + DAY)]])
def test_nobody_departed_yet(spans: list[Range[date]] | None) -> None:
    assert one_year_of(spans, TODAY) is None


def test_a_complete_date_is_exact() -> None:
    assert one_year_of([on(date(2026, 11, 21))], TODAY) == OneYear(date(2027, 11, 21), exact=True)


def test_of_an_incomplete_date_the_earliest_counts_and_that_is_said() -> None:
    month = [on(date(2026, 11, 1), date(2026, 11, 30))]
    assert one_year_of(month, TODAY) == OneYear(date(2027, 11, 1), exact=False)


def test_of_several_children_the_first_counts() -> None:
    spans = [on(date(2026, 11, 20)), on(date(2026, 11, 10))]
    assert one_year_of(spans, TODAY) == OneYear(date(2027, 11, 10), exact=False)


def test_of_an_unknown_date_nothing_is_said() -> None:
    spans: list[Range[date]] = [Range(None, None, bounds="()")]
    assert one_year_of(spans, TODAY) == OneYear(None, exact=False)
