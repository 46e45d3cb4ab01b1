"""A family leaves: what the sandbox's BRP still tells, and what it is asked for a derivation."""

from collections.abc import Callable
from typing import Any

import pytest

from brp_adapter.register.derivation_fields import DERIVATION_FIELDS
from brp_adapter.register.fields import FIELDS
from tests.contract.sandbox.running import Sandbox

CHILD, MOTHER, FATHER = "999990081", "999990093", "999990111"
GIRL = {"code": "V", "omschrijving": "vrouw"}
BOY = {"code": "M", "omschrijving": "man"}
NETHERLANDS = {"code": "6030", "omschrijving": "Nederland"}
ORDER = {
    "burgerservicenummer": [CHILD, MOTHER],
    "datum": "2026-11-20",
    "landcode": "5010",
    "landnaam": "België",
    "regel1": "Lindelaan 4",
}


def _day(text: str, long: str) -> dict[str, str]:
    return {"type": "Datum", "datum": text, "langFormaat": long}


BORN = _day("2018-03-04", "4 maart 2018")
SETTLED = _day("2020-05-01", "1 mei 2020")


def _adult(bsn: str, name: str, sex: dict[str, str]) -> dict[str, Any]:
    return {
        "burgerservicenummer": bsn,
        "naam": {"geslachtsnaam": name, "volledigeNaam": name},
        "geboorte": {"datum": _day("1990-01-01", "1 januari 1990"), "land": NETHERLANDS},
        "geslacht": sex,
        "gemeenteVanInschrijving": {"code": "0518", "omschrijving": "'s-Gravenhage"},
        "kinderen": [{"burgerservicenummer": CHILD}],
    }


@pytest.fixture
def at_home(sandbox: Sandbox) -> Sandbox:
    """A sandbox with two parents and a child that once came from abroad."""
    adults = [_adult(MOTHER, "Anna Berk", GIRL), _adult(FATHER, "Jan Eik", BOY)]
    holders = [{k: one[k] for k in ("burgerservicenummer", "naam")} for one in adults]
    child = {
        "burgerservicenummer": CHILD,
        "naam": {"volledigeNaam": "Noor Eik"},
        "geboorte": {"datum": BORN, "land": NETHERLANDS},
        "geslacht": GIRL,
        "gemeenteVanInschrijving": {"code": "0518", "omschrijving": "'s-Gravenhage"},
        "immigratie": {"datumVestigingInNederland": SETTLED},
        "verblijfplaats": {"type": "Adres", "datumVan": SETTLED},
        "ouders": [
            {
                "burgerservicenummer": one["burgerservicenummer"],
                "ouderAanduiding": place,
                "geslacht": one["geslacht"],
                "naam": {"geslachtsnaam": one["naam"]["geslachtsnaam"]},
                "geboorte": one["geboorte"],
                "datumIngangFamilierechtelijkeBetrekking": BORN,
            }
            for place, one in zip("12", adults, strict=True)
        ],
        "gezag": [
            {
                "type": "GezamenlijkOuderlijkGezag",
                "minderjarige": {"burgerservicenummer": CHILD, "naam": {"volledigeNaam": "N. Eik"}},
                "ouders": holders,
            }
        ],
    }
    assert sandbox.http.put("/sandbox/personen", json=[child, *adults]).is_success
    return sandbox


def _one(sandbox: Sandbox, bsn: str, fields: tuple[str, ...]) -> dict[str, Any]:
    (person,) = sandbox.ask([bsn], list(fields)).json()["personen"]
    found: dict[str, Any] = person
    return found


def _leave(sandbox: Sandbox, **other: object) -> None:
    answer = sandbox.http.post("/sandbox/vertrek", json=ORDER | other)
    assert (answer.status_code, answer.json()) == (200, {"aantal": 2})


def test_who_left_stands_in_the_rni_in_the_official_shape(
    at_home: Sandbox, valid_brp: Callable[[str, object], None]
) -> None:
    _leave(at_home)
    child = _one(at_home, CHILD, FIELDS)
    valid_brp("Persoon", child)
    assert child["gemeenteVanInschrijving"]["code"] == "1999"
    assert child["opschortingBijhouding"]["reden"]["code"] == "E"
    assert child["verblijfplaats"]["verblijfadres"]["land"]["omschrijving"] == "België"
    assert child["verblijfplaats"]["datumVan"] == _day("2026-11-20", "20 november 2026")
    assert "immigratie" not in child, "it stood with the old address"
    assert [relation["type"] for relation in child["gezag"]] == ["GezagNietTeBepalen"]


@pytest.mark.parametrize("parent", [MOTHER, FATHER])
def test_a_child_that_left_is_no_longer_named_in_the_answer_about_a_parent(
    at_home: Sandbox, parent: str
) -> None:
    (before,) = _one(at_home, parent, ("gezag",))["gezag"]
    assert before["minderjarige"]["burgerservicenummer"] == CHILD
    _leave(at_home)
    assert _one(at_home, parent, ("gezag",))["gezag"] == []


def test_without_a_land_nobody_knows_where_they_are(
    at_home: Sandbox, valid_brp: Callable[[str, object], None]
) -> None:
    _leave(at_home, landcode="0000")
    child = _one(at_home, CHILD, ("verblijfplaats", "adressering"))
    valid_brp("Persoon", child)
    assert child["verblijfplaats"]["type"] == "VerblijfplaatsOnbekend"
    assert "adressering" not in child


def test_protected_facts_are_delivered_to_the_question_of_a_derivation_only(
    at_home: Sandbox, valid_brp: Callable[[str, object], None]
) -> None:
    ordinary = at_home.ask([CHILD, MOTHER], list(FIELDS))
    for protected in ('"geslacht"', '"6030"'):
        assert protected not in ordinary.text
    asked = _one(at_home, CHILD, DERIVATION_FIELDS)
    valid_brp("Persoon", asked)
    assert asked.keys() == {
        "burgerservicenummer",
        "geboorte",
        "gemeenteVanInschrijving",
        "immigratie",
        "verblijfplaats",
        "ouders",
        "partners",
    }
    assert asked["geboorte"] == {"datum": BORN, "land": NETHERLANDS}
    first = asked["ouders"][0]
    assert first["geslacht"] == GIRL
    assert first["geboorte"] == {"datum": _day("1990-01-01", "1 januari 1990")}
    assert asked["verblijfplaats"] == {"type": "Adres"}


def test_each_question_can_be_told_apart_in_the_journal(at_home: Sandbox) -> None:
    before = len(at_home.http.get("/sandbox/vragen").json())
    at_home.ask([CHILD], list(FIELDS))
    at_home.ask([CHILD, MOTHER, FATHER], list(DERIVATION_FIELDS))
    journal = at_home.http.get("/sandbox/vragen").json()[before:]
    assert [(one["aantal"], tuple(one["fields"])) for one in journal] == [
        (1, FIELDS),
        (3, DERIVATION_FIELDS),
    ]


@pytest.mark.parametrize(
    ("other", "place"),
    [
        ({"burgerservicenummer": [CHILD, "999999990"]}, "burgerservicenummer[1]"),
        ({"burgerservicenummer": []}, "burgerservicenummer"),
        ({"datum": "morgen"}, "datum"),
        ({"landcode": "BE"}, "landcode"),
        ({"adres": "x"}, "adres"),
    ],
)
def test_an_order_that_cannot_be_followed_moves_nobody(
    at_home: Sandbox, other: dict[str, Any], place: str
) -> None:
    answer = at_home.http.post("/sandbox/vertrek", json=ORDER | other)
    assert answer.status_code == 400
    assert place in answer.json()["detail"]
    assert CHILD not in answer.text
    assert _one(at_home, CHILD, ("gemeenteVanInschrijving",)) == {
        "gemeenteVanInschrijving": {"code": "0518", "omschrijving": "'s-Gravenhage"}
    }
