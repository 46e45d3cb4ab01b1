"""Aruba, Curaçao, Sint Maarten, Bonaire, Saba, Sint Eustatius: a departure, and no foreign State.

It is decided as any other (DECISION §2); the code stays what it is, so that nobody takes it for a
State of a convention.
"""

import pytest

from notifier.remedies.lands import land_of
from tests.unit.brp_adapter.matrix.family import (
    CHILD,
    MOTHER,
    SPAIN,
    Outcome,
    all_here,
    both_gone,
    declared,
    gebeurtenis,
    npslk01_of,
    outcome,
    stuf,
)

ROW = "Caribbean (5095,5106\N{EN DASH}5110)"
CODES = ["5095", "5106", "5107", "5108", "5109", "5110"]


def as_any_other(found: Outcome, code: str, other: Outcome) -> None:
    assert found.facts.registration is not None
    assert found.facts.registration.destination == code
    assert found.decision.case is other.decision.case
    assert found.codes == other.codes


@pytest.mark.parametrize("code", CODES)
def test_gebeurtenissen_are_of_the_same_type(code: str) -> None:
    events = [gebeurtenis(CHILD), gebeurtenis(MOTHER)]
    spain = outcome(*events, shown=both_gone(land=SPAIN))
    as_any_other(outcome(*events, shown=both_gone(land=code)), code, spain)


@pytest.mark.parametrize("code", CODES)
def test_stuf_has_the_code_of_the_country(code: str) -> None:
    of = {
        land: [stuf(npslk01_of(who, land=land)) for who in (CHILD, MOTHER)]
        for land in (code, SPAIN)
    }
    spain = outcome(*of[SPAIN], shown=all_here())
    as_any_other(outcome(*of[code], shown=all_here()), code, spain)


@pytest.mark.parametrize("code", CODES)
def test_personen_have_the_code_and_the_name_of_that_country(code: str) -> None:
    found = outcome(declared(bestemming={"landcode": code}), shown=both_gone(land=code))
    as_any_other(found, code, outcome(declared(), shown=both_gone(land=SPAIN)))
    land = land_of(code)
    assert land is not None
    assert land.name != "Nederland"
    assert land.iso2 != "NL"
