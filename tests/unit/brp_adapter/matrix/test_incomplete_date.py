"""Of the day of departure only a part is known, or nothing: the decision is for a human (S47)."""

import pytest

from contracts.values.dates import PartialDate
from tests.unit.brp_adapter.matrix.family import (
    CHILD,
    JSON,
    MOTHER,
    Outcome,
    all_here,
    both_gone,
    gebeurtenis,
    npslk01_of,
    outcome,
    stuf,
)

ROW = "incomplete date"
MONTH = {"type": "JaarMaandDatum", "jaar": 2026, "maand": 3, "langFormaat": "maart 2026"}
YEAR = {"type": "JaarDatum", "jaar": 2026, "langFormaat": "2026"}
UNKNOWN = {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}
FORMS = [
    pytest.param(MONTH, PartialDate(2026, 3), id="month"),
    pytest.param(YEAR, PartialDate(2026), id="year"),
    pytest.param(UNKNOWN, PartialDate(), id="unknown"),
]


def held(found: Outcome, date: PartialDate) -> None:
    assert found.facts.registration is not None
    assert found.facts.registration.date == date
    assert (found.case, "S47" in found.codes) == ("HOLD", True)


@pytest.mark.parametrize(("form", "date"), FORMS)
def test_gebeurtenissen_give_a_part_of_it(form: JSON, date: PartialDate) -> None:
    events = [gebeurtenis(CHILD, form), gebeurtenis(MOTHER, form)]
    held(outcome(*events, shown=all_here()), date)


@pytest.mark.parametrize(
    ("day", "indicator", "date"),
    [
        ("20260317", "D", PartialDate(2026, 3)),
        ("20260317", "M", PartialDate(2026)),
        ("20260317", "J", PartialDate()),
    ],
)
def test_stuf_fills_in_what_may_not_be_trusted(day: str, indicator: str, date: PartialDate) -> None:
    reports = [stuf(npslk01_of(who, day=day, indicator=indicator)) for who in (CHILD, MOTHER)]
    held(outcome(*reports, shown=all_here()), date)


@pytest.mark.parametrize(("form", "date"), FORMS[:2])
def test_personen_have_the_same_date(form: JSON, date: PartialDate) -> None:
    place = {
        "type": "VerblijfplaatsBuitenland",
        "verblijfadres": {"land": {"code": "6037", "omschrijving": "Spanje"}},
        "datumVan": form,
    }
    held(outcome(gebeurtenis(CHILD, form), shown=both_gone(place=place)), date)


@pytest.mark.parametrize("form", [MONTH, YEAR, UNKNOWN])
def test_personen_are_completed_by_an_event_that_can_be_the_same_day(form: JSON) -> None:
    """The full day of the municipality stays, though the BRP and its event know less."""
    reports = [stuf(npslk01_of(CHILD)), gebeurtenis(CHILD, form)]
    found = outcome(*reports, shown=all_here()).facts.registration
    assert found is not None
    assert found.date == PartialDate(2026, 3, 10)
