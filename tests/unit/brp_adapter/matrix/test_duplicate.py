"""The same again, of the same source or of another one: one departure, and nothing new."""

from tests.unit.brp_adapter.matrix.family import (
    CHILD,
    MOTHER,
    both_gone,
    declared,
    gebeurtenis,
    npslk01_of,
    outcome,
    stuf,
)

ROW = "duplicate"


def test_gebeurtenissen_with_the_same_id_are_one() -> None:
    events = [gebeurtenis(CHILD), gebeurtenis(MOTHER)]
    once = outcome(*events, shown=both_gone())
    again = outcome(*events, gebeurtenis(CHILD), *events, shown=both_gone())
    assert (again.facts, again.decision) == (once.facts, once.decision)


def test_stuf_with_the_same_sender_and_reference_is_one() -> None:
    reports = [stuf(npslk01_of(who)) for who in (CHILD, MOTHER)]
    once = outcome(*reports, shown=both_gone())
    again = outcome(*reports, stuf(npslk01_of(CHILD)), shown=both_gone())
    assert (again.facts, again.decision) == (once.facts, once.decision)


def test_personen_by_whatever_source_are_one_departure() -> None:
    """Of one person, to one country, on one day: however many tell it."""
    alone = outcome(declared(), shown=both_gone())
    reports = [stuf(npslk01_of(CHILD)), gebeurtenis(CHILD), stuf(npslk01_of(MOTHER))]
    several = outcome(declared(), *reports, shown=both_gone())
    assert several.facts.registration == alone.facts.registration
    assert several.decision == alone.decision
