"""What was registered was wrong: in the day, in the country, or altogether."""

from datetime import timedelta

from contracts.messages.facts import Undoing
from contracts.values.dates import PartialDate
from tests.unit.brp_adapter.matrix.family import (
    CHILD,
    NOW,
    all_here,
    both_gone,
    complete,
    gebeurtenis,
    npslk01_of,
    outcome,
    stuf,
    vrijbrp,
)

ROW = "correction"
YESTERDAY = NOW - timedelta(days=1)
EARLIER = NOW - timedelta(days=3)


def test_gebeurtenissen_tell_of_none_and_the_brp_read_again_does() -> None:
    found = outcome(gebeurtenis(at=EARLIER), shown=all_here(), seen_gone=YESTERDAY)
    assert (found.facts.undone, found.case) == (Undoing.CORRECTED, "SKIP")


def test_stuf_corrects_the_day_by_c_or_f() -> None:
    first = stuf(npslk01_of(at="20260310093015123"))
    for kind in "CF":
        later = stuf(
            npslk01_of(day="20260308", kind=kind, reference="BZS-2", at="20260311120000000")
        )
        for reports in ((first, later), (later, first)):
            found = outcome(*reports, shown=all_here())
            assert found.facts.registration is not None
            assert found.facts.registration.date == PartialDate(2026, 3, 8)


def test_stuf_takes_it_back_and_until_the_brp_shows_it_a_human_looks() -> None:
    back = npslk01_of(
        day=None, land=None, reason=None, kind="C", reference="BZS-2", at="20260311120000000"
    )
    events = [stuf(npslk01_of()), stuf(back)]
    found = outcome(*events, shown=all_here())
    assert (found.case, "S48" in found.codes) == ("HOLD", True)
    assert found.facts.sources_disagree
    found = outcome(*events, shown=all_here(), seen_gone=YESTERDAY)
    assert (found.facts.undone, found.case) == (Undoing.CORRECTED, "SKIP")


def test_personen_show_the_truth() -> None:
    other = {
        "type": "VerblijfplaatsBuitenland",
        "verblijfadres": {"land": {"code": "5002", "omschrijving": "Frankrijk"}},
        "datumVan": complete("2026-03-09"),
    }
    found = outcome(gebeurtenis(CHILD), shown=both_gone(place=other)).facts.registration
    assert found is not None
    assert (found.date, found.destination) == (PartialDate(2026, 3, 9), "5002")


def test_vrijbrp_tells_that_something_changed_and_the_brp_what() -> None:
    events = [gebeurtenis(at=EARLIER), vrijbrp()]
    found = outcome(*events, shown=all_here(), seen_gone=YESTERDAY)
    assert (found.facts.undone, found.case) == (Undoing.CORRECTED, "SKIP")
