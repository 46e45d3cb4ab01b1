"""What the register answers about gezag, apart from what was stored."""

from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox.gezag import answered_gezag

CHILD = "999990019"
RNI = {"gemeenteVanInschrijving": {"code": "1999"}}
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def _types(person: dict[str, Any]) -> list[str]:
    found = answered_gezag({"burgerservicenummer": CHILD} | person, lambda _bsn: None, lambda: NOW)
    return [relation["type"] for relation in found]


@pytest.mark.parametrize(
    "age",
    [
        {"leeftijd": 17},
        {"geboorte": {"datum": {"type": "Datum", "datum": "2015-01-01"}}},
        {"geboorte": {"datum": {"type": "JaarDatum", "jaar": 2015}}},
        {"geboorte": {"datum": {"type": "Datum", "datum": "2008-11-22"}}},
        {"geboorte": {"datum": {"type": "JaarMaandDatum", "jaar": 2008, "maand": 11}}},
    ],
)
def test_a_minor_in_the_rni_cannot_be_determined_even_without_a_stored_answer(
    age: dict[str, Any],
) -> None:
    assert _types(RNI | age) == ["GezagNietTeBepalen"]


def test_adults_and_deceased_children_in_the_rni_have_none() -> None:
    assert _types(RNI | {"leeftijd": 40}) == []
    eighteen_today = {"geboorte": {"datum": {"type": "Datum", "datum": "2008-11-21"}}}
    assert _types(RNI | eighteen_today) == []
    assert (
        _types(RNI | {"geboorte": {"datum": {"type": "JaarDatum", "jaar": 2015}}, "overlijden": {}})
        == []
    )


def test_a_resident_keeps_what_was_stored_even_in_the_old_bare_form() -> None:
    assert _types({"leeftijd": 8, "gezag": [{"type": "GezagNietTeBepalen"}]}) == [
        "GezagNietTeBepalen"
    ]


PARENT = "999990020"


@pytest.mark.parametrize(
    "relation",
    [
        {"type": "EenhoofdigOuderlijkGezag", "ouder": {"burgerservicenummer": PARENT}},
        {
            "type": "GezamenlijkOuderlijkGezag",
            "minderjarige": {"burgerservicenummer": CHILD},
            "ouders": [{"burgerservicenummer": PARENT}, {"burgerservicenummer": "999990032"}],
        },
    ],
)
def test_the_answer_about_a_parent_names_the_gezag_over_a_child(relation: dict[str, Any]) -> None:
    child = {"burgerservicenummer": CHILD, "gezag": [relation]}
    parent = {"burgerservicenummer": PARENT, "kinderen": [{"burgerservicenummer": CHILD}]}
    found = answered_gezag(parent, {CHILD: child}.get, lambda: NOW)
    assert found == [{"minderjarige": {"burgerservicenummer": CHILD}} | relation]
    stored = parent | {"gezag": found}
    assert answered_gezag(stored, {CHILD: child}.get, lambda: NOW) == found, "and once only"
    assert answered_gezag(parent, {CHILD: child | RNI}.get, lambda: NOW) == []


def test_a_parent_without_gezag_is_told_of_none() -> None:
    relation = {"type": "EenhoofdigOuderlijkGezag", "ouder": {"burgerservicenummer": "999990032"}}
    child = {"burgerservicenummer": CHILD, "gezag": [relation]}
    parent = {"burgerservicenummer": PARENT, "kinderen": [{"burgerservicenummer": CHILD}]}
    assert answered_gezag(parent, {CHILD: child}.get, lambda: NOW) == []
