"""A record that was a mistake is delivered to nobody."""

from brp_adapter.custody.reported import Touched
from tests.unit.brp_adapter.matrix.family import (
    CHILD,
    FATHER,
    MOTHER,
    declared,
    npslk01_of,
    outcome,
    resident,
    stuf,
)

ROW = "fout/wissen"


def test_stuf_with_reason_f_is_no_departure() -> None:
    assert isinstance(stuf(npslk01_of(reason="F")), Touched)


def test_personen_do_not_deliver_the_child() -> None:
    """It was declared, so it is not forgotten: nobody can say who has gezag, and a human looks."""
    found = outcome(declared(), shown=[resident(MOTHER), resident(FATHER)])
    assert not found.facts.child.delivered
    assert found.facts.child.bsn.reveal() == CHILD
    assert (found.case, "S14" in found.codes) == ("HOLD", True)
