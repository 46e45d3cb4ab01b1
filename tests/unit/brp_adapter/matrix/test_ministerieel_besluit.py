"""Posted abroad by decision of a minister, not by one's own will: a human looks (S42)."""

from tests.unit.brp_adapter.matrix.family import (
    CHILD,
    MOTHER,
    all_here,
    both_gone,
    declared,
    gebeurtenis,
    npslk01_of,
    outcome,
    stuf,
)

ROW = "ministerieel besluit"


def test_gebeurtenissen_do_not_tell_it_and_the_brp_does() -> None:
    events = [gebeurtenis(CHILD), gebeurtenis(MOTHER)]
    assert "S42" not in outcome(*events, shown=all_here()).codes
    found = outcome(*events, shown=both_gone(reason="M"))
    assert (found.case, "S42" in found.codes) == ("HOLD", True)


def test_stuf_tells_it_before_the_brp_shows_it() -> None:
    found = outcome(
        declared(), *(stuf(npslk01_of(who, reason="M")) for who in (CHILD, MOTHER)),
        shown=all_here(),
    )  # fmt: skip
    assert (found.case, "S42" in found.codes) == ("HOLD", True)
    # What the BRP shows, goes before what was reported.
    shown = both_gone(reason="E")
    assert "S42" not in outcome(declared(), stuf(npslk01_of(reason="M")), shown=shown).codes


def test_personen_show_reason_m() -> None:
    found = outcome(declared(), shown=both_gone(reason="M"))
    assert (found.case, "S42" in found.codes) == ("HOLD", True)
