"""Back in the Netherlands before anybody was told: nothing goes out (G02)."""

from datetime import timedelta

from contracts.messages.facts import Undoing
from tests.stuf_messages import HERE, element, left, message, person, suspended
from tests.unit.brp_adapter.matrix.family import (
    CHILD,
    FATHER,
    JSON,
    MOTHER,
    NOW,
    Outcome,
    complete,
    declared,
    gebeurtenis,
    npslk01_of,
    outcome,
    resident,
    stuf,
    vrijbrp,
)

ROW = "return before notification"
EARLIER = NOW - timedelta(days=1)


def back() -> list[JSON]:
    """Settled again since, as the BRP shows it."""
    child = resident(CHILD, since="2026-03-11") | {
        "immigratie": {"datumVestigingInNederland": complete("2026-03-11")}
    }
    return [child, resident(MOTHER), resident(FATHER)]


def called_off(found: Outcome) -> None:
    assert found.facts.undone is Undoing.RETURNED
    assert (found.case, "G02" in found.codes) == ("SKIP", True)


def test_gebeurtenissen_do_not_offer_it_and_the_brp_shows_it() -> None:
    called_off(outcome(declared(), gebeurtenis(at=EARLIER), shown=back(), seen_gone=EARLIER))


def test_stuf_shows_an_address_and_a_settling() -> None:
    old = person(CHILD, left("20260310") + suspended("E"), at="20260310093014900")
    new = person(
        CHILD, HERE + element("inp.datumVestigingInNederland", "20260311") + suspended(None),
        at="20260311120000000",
    )  # fmt: skip
    again = stuf(message(old, new, reference="BZS-2", at="20260311120000000"))
    called_off(outcome(declared(), stuf(npslk01_of()), again, shown=back()))


def test_personen_show_a_resident_again() -> None:
    called_off(outcome(declared(), shown=back(), seen_gone=EARLIER))
    called_off(outcome(stuf(npslk01_of()), shown=back()))


def test_vrijbrp_makes_us_look() -> None:
    called_off(outcome(stuf(npslk01_of()), vrijbrp(), shown=back()))
