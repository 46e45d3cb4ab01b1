"""Written out by the municipality itself: nobody declared, and mostly nobody knows where to."""

from tests.unit.brp_adapter.matrix.family import (
    CHILD,
    MOTHER,
    UNKNOWN_LAND,
    Outcome,
    all_here,
    both_gone,
    complete,
    gebeurtenis,
    npslk01_of,
    outcome,
    stuf,
)

ROW = "ambtshalve uitschrijving"
NOWHERE = {"type": "VerblijfplaatsOnbekend", "datumVan": complete("2026-03-10")}


def held_without_declarant(found: Outcome) -> None:
    assert found.facts.declarations == ()
    assert found.facts.registration is not None
    assert found.case == "HOLD"
    assert "S39" in found.codes
    assert found.decision.flags


def test_gebeurtenissen_have_no_flag_for_it() -> None:
    events = [gebeurtenis(CHILD), gebeurtenis(MOTHER)]
    held_without_declarant(outcome(*events, shown=both_gone(place=NOWHERE)))


def test_stuf_has_reason_e_and_mostly_no_country() -> None:
    reports = [stuf(npslk01_of(who, land=UNKNOWN_LAND, reason="E")) for who in (CHILD, MOTHER)]
    held_without_declarant(outcome(*reports, shown=all_here()))


def test_personen_show_e_and_nowhere() -> None:
    held_without_declarant(outcome(gebeurtenis(CHILD), shown=both_gone(place=NOWHERE, reason="E")))
