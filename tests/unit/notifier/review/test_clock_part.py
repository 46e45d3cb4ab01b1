"""The first thing on a case: how long there still is, or when one year is over."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import NAMESPACE_OID, uuid5

import pytest

from contracts.messages.facts import Registration
from contracts.values.dates import PartialDate, local_date
from notifier.decision.facts import CaseFacts
from notifier.review.pages.case_page_nl import CASE_PAGE_NL
from notifier.review.shown_case.cast import cast_of
from notifier.review.shown_case.clock_part import ShownClock, show_clock
from notifier.review.shown_case.told import Told
from tests.integration.notifier.families import Family

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def clock_of(*days: PartialDate) -> ShownClock:
    """Of children who left on these days."""
    family = Family(NOW)
    children = [
        replace(family.child(f"Kind{number}"), registration=Registration(day))
        for number, day in enumerate(days)
    ]
    facts = CaseFacts(departure=family.facts(*children))
    cast = cast_of(facts.departure, lambda bsn: uuid5(NAMESPACE_OID, bsn.reveal()), local_date(NOW))
    return show_clock(facts, None, NOW, Told(cast, CASE_PAGE_NL))


@pytest.mark.parametrize(
    ("day", "left", "year"),
    [
        ((2026, 11, 23), "Vertrek over 14 u", ""),
        ((2026, 11, 22), "Vertrek vandaag", ""),
        ((2026, 11, 21), "Gisteren vertrokken", "Eén jaar om op zondag 21-11-2027."),
        ((2025, 11, 22), "365 dagen geleden vertrokken", "Het jaar was om op zondag 22-11-2026."),
    ],
)
def test_one_departure(day: tuple[int, int, int], left: str, year: str) -> None:
    (shown,) = clock_of(PartialDate(*day)).departures
    assert shown.left.startswith(left)
    assert (shown.year, shown.who) == (year, "")


def test_an_incomplete_date_says_which_day_counts() -> None:
    (shown,) = clock_of(PartialDate(2026, 11)).departures
    assert shown.left == "Vertrek vandaag"
    assert "datum onvolledig (2026-11); hier telt 22-11-2026" in shown.how


def test_children_who_leave_on_different_days_are_told_apart_the_first_first() -> None:
    later, sooner = PartialDate(2026, 12, 1), PartialDate(2026, 11, 24)
    shown = clock_of(later, sooner, later).departures
    assert [one.left for one in shown] == ["Vertrek over 1 dag 14 u", "Vertrek over 8 dagen 14 u"]
    assert shown[0].who.startswith("kind ")
    assert " en " in shown[1].who
