"""What was recorded earlier arrives later: it does not take the place of what is newer."""

from datetime import timedelta

from contracts.values.dates import PartialDate
from tests.unit.brp_adapter.matrix.family import (
    NOW,
    all_here,
    both_gone,
    complete,
    gebeurtenis,
    npslk01_of,
    outcome,
    stuf,
)

ROW = "out of order"


def test_gebeurtenissen_come_in_the_order_of_the_list() -> None:
    """They have no moment of their own: of two days the last delivered is the one."""
    first = gebeurtenis(number=1, at=NOW - timedelta(hours=2))
    last = gebeurtenis(date=complete("2026-03-08"), number=2, at=NOW)
    for events in ((first, last), (last, first)):
        found = outcome(*events, shown=all_here()).facts.registration
        assert found is not None
        assert found.date == PartialDate(2026, 3, 8)


def test_stuf_goes_by_its_own_moment() -> None:
    older = stuf(npslk01_of(day="20260309", reference="BZS-1", at="20260310090000000"))
    newer = stuf(npslk01_of(day="20260308", reference="BZS-2", at="20260311090000000"))
    for reports in ((older, newer), (newer, older)):
        found = outcome(*reports, shown=all_here()).facts.registration
        assert found is not None
        assert found.date == PartialDate(2026, 3, 8)


def test_personen_go_before_what_comes_late() -> None:
    late = stuf(npslk01_of(day="20260301", at="20260301090000000"))
    found = outcome(late, shown=both_gone()).facts.registration
    assert found is not None
    assert found.date == PartialDate(2026, 3, 10)
