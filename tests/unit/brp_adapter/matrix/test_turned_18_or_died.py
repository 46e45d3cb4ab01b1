"""Of age or no longer alive on the day of departure: nobody is told (G01)."""

import pytest

from tests.unit.brp_adapter.matrix.family import (
    FATHER,
    JSON,
    MOTHER,
    complete,
    declared,
    outcome,
    resident,
)

ROW = "turned 18 / died between"


def with_child(**more: object) -> list[JSON]:
    return [resident() | more, resident(MOTHER), resident(FATHER)]


@pytest.mark.parametrize(
    ("born", "case"),
    [
        pytest.param(complete("2008-03-10"), "SKIP", id="18 on the very day"),
        pytest.param(complete("2008-03-11"), "NOTIFY", id="18 a day later"),
        pytest.param({"type": "JaarDatum", "jaar": 2008}, "NOTIFY", id="possibly still under 18"),
    ],
)
def test_personen_give_a_birth_from_which_the_age_is_reckoned(born: JSON, case: str) -> None:
    """``leeftijd`` is absent of an incomplete birth and of who died: it is never asked for."""
    child = with_child(geboorte={"datum": born})
    found = outcome(declared(), shown=child)
    assert (found.case, "G01" in found.codes) == (case, case == "SKIP")


@pytest.mark.parametrize(
    "died",
    [
        {"overlijden": {"datum": complete("2026-03-05")}},
        {"opschortingBijhouding": {"reden": {"code": "O"}}},
    ],
)
def test_personen_show_that_the_child_died(died: JSON) -> None:
    found = outcome(declared(), shown=with_child(**died))
    assert (found.case, "G01" in found.codes) == ("SKIP", True)
