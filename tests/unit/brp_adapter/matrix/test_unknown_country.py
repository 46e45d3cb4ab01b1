"""Nobody says, or everybody says that nobody knows, to which country."""

from contracts.messages.facts import Registration
from contracts.messages.origin import KnownBy, Origin
from contracts.values.dates import PartialDate
from tests.stuf_messages import element
from tests.unit.brp_adapter.matrix.family import (
    CHILD,
    MOTHER,
    SPAIN,
    UNKNOWN_LAND,
    Outcome,
    all_here,
    both_gone,
    complete,
    declared,
    gebeurtenis,
    npslk01_of,
    outcome,
    stuf,
)

ROW = "unknown country"
NOWHERE = {"type": "VerblijfplaatsOnbekend", "datumVan": complete("2026-03-10")}


def held(found: Outcome) -> None:
    assert found.facts.registration is not None
    assert found.facts.registration.destination is None
    assert (found.case, "S39" in found.codes) == ("HOLD", True)


def test_gebeurtenissen_say_no_country() -> None:
    held(outcome(gebeurtenis(CHILD), gebeurtenis(MOTHER), shown=all_here()))


def test_stuf_says_that_it_is_not_known() -> None:
    unknown = element("inp.emigratieLand", "", ' xsi:nil="true" StUF:noValue="waardeOnbekend"')
    for how in ({"land": "0"}, {"land": UNKNOWN_LAND}, {"land_element": unknown}):
        reports = [stuf(npslk01_of(who, **how)) for who in (CHILD, MOTHER)]
        found = outcome(*reports, shown=all_here())
        held(found)
        # Also beside a declaration it stays what it is: registered as unknown.
        found = outcome(declared(), *reports, shown=all_here())
        assert found.facts.registration == Registration(
            PartialDate(2026, 3, 10),
            None,
            Origin(KnownBy.EVENT, "stuf-bg-0310"),
            Origin(KnownBy.EVENT, "stuf-bg-0310"),
        )
        assert found.facts.declarations[0].destination == SPAIN


def test_stuf_that_may_not_say_it_says_nothing() -> None:
    kept = element("inp.emigratieLand", "", ' xsi:nil="true" StUF:noValue="nietGeautoriseerd"')
    found = outcome(declared(), stuf(npslk01_of(land_element=kept)), shown=all_here())
    assert found.facts.registration is not None
    assert found.facts.registration.destination_source == Origin(KnownBy.DECLARATION, "nlgov")


def test_personen_show_a_departure_for_an_unknown_country() -> None:
    held(outcome(gebeurtenis(CHILD), gebeurtenis(MOTHER), shown=both_gone(place=NOWHERE)))
    found = outcome(declared(), shown=both_gone(place=NOWHERE))
    assert found.facts.registration is not None
    assert found.facts.registration.destination_source == Origin(KnownBy.REGISTER)
    assert "S39" not in found.codes
