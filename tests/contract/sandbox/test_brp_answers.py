"""What the sandbox's BRP delivers, against the official document and the rules for `fields`."""

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.fields import all_paths
from tests.contract.sandbox.running import Sandbox

NOOR, SAM, MOTHER, BY_MISTAKE = "999990019", "999990020", "999990032", "999990056"
EVERY_ROOT = sorted({path.partition(".")[0] for path in all_paths() if "Binnenland" not in path})


def _one(sandbox: Sandbox, bsn: str, *fields: str) -> dict[str, Any]:
    answer = sandbox.ask([bsn], list(fields))
    assert answer.status_code == 200, answer.text
    (person,) = answer.json()["personen"]
    found: dict[str, Any] = person
    return found


def test_knows_exactly_the_official_fields(official_field_paths: set[str]) -> None:
    assert set(all_paths()) == official_field_paths


def test_question_and_answer_fit_the_official_document(
    sandbox: Sandbox, valid_brp: Callable[[str, object], None]
) -> None:
    answer = sandbox.ask([NOOR, SAM, MOTHER], EVERY_ROOT)
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    valid_brp(
        "RaadpleegMetBurgerservicenummer",
        {
            "type": "RaadpleegMetBurgerservicenummer",
            "burgerservicenummer": [NOOR, SAM, MOTHER],
            "fields": EVERY_ROOT,
        },
    )
    assert len(answer.json()["personen"]) == 3
    valid_brp("RaadpleegMetBurgerservicenummerResponse", answer.json())
    for person in answer.json()["personen"]:
        valid_brp("Persoon", person)


def test_delivers_only_what_was_asked_and_what_comes_by_itself(sandbox: Sandbox) -> None:
    assert _one(sandbox, NOOR, "burgerservicenummer") == {
        "burgerservicenummer": NOOR,
        "geheimhoudingPersoonsgegevens": True,
    }
    assert _one(sandbox, SAM, "leeftijd").keys() == {"leeftijd", "opschortingBijhouding"}


def test_a_member_of_a_group_brings_only_its_own_doubts(sandbox: Sandbox) -> None:
    assert _one(sandbox, NOOR, "naam.geslachtsnaam")["naam"] == {"geslachtsnaam": "Voorbeeld"}
    first_names = _one(sandbox, NOOR, "naam.voornamen")["naam"]
    assert first_names["inOnderzoek"].keys() == {"voornamen", "datumIngangOnderzoekPersoon"}


@pytest.mark.parametrize("path", ["geboorte", "geboorte.datum", "geboorte.datum.jaar"])
def test_any_member_of_a_date_brings_the_whole_date(sandbox: Sandbox, path: str) -> None:
    assert _one(sandbox, NOOR, path)["geboorte"] == {
        "datum": {"type": "Datum", "datum": "2018-03-04", "langFormaat": "4 maart 2018"}
    }


def test_a_residence_always_says_its_type_and_that_nobody_lives_there(sandbox: Sandbox) -> None:
    residence = _one(sandbox, NOOR, "verblijfplaats.verblijfadres.postcode")["verblijfplaats"]
    assert residence == {
        "type": "Adres",
        "indicatieVastgesteldVerblijftNietOpAdres": True,
        "verblijfadres": {"postcode": "1234AB"},
    }


def test_any_member_of_gezag_brings_the_whole_gezag(sandbox: Sandbox) -> None:
    (relation,) = _one(sandbox, NOOR, "gezag.ouders.burgerservicenummer")["gezag"]
    assert relation.keys() == {"type", "minderjarige", "ouders"}


def test_asked_lists_are_there_even_if_empty(sandbox: Sandbox) -> None:
    mother = _one(sandbox, MOTHER, "kinderen", "partners.naam", "ouders")
    assert mother == {"kinderen": [], "partners": [], "ouders": []}


def test_nothing_is_null_or_false(sandbox: Sandbox) -> None:
    text = sandbox.ask([NOOR, SAM], EVERY_ROOT).text
    assert "null" not in text
    assert "false" not in text


def test_the_gezag_of_a_child_in_the_rni_cannot_be_determined(sandbox: Sandbox) -> None:
    (relation,) = _one(sandbox, SAM, "gezag")["gezag"]
    assert relation == {
        "type": "GezagNietTeBepalen",
        "minderjarige": {
            "burgerservicenummer": SAM,
            "naam": {"volledigeNaam": "Sam Voorbeeld"},
            "leeftijd": 5,
        },
        "toelichting": "Gezag kan niet worden bepaald omdat minderjarige niet in Nederland woont.",
    }


def test_a_child_in_the_rni_is_left_out_of_the_list_of_a_parent(sandbox: Sandbox) -> None:
    (relation,) = _one(sandbox, MOTHER, "gezag")["gezag"]
    assert relation["minderjarige"]["burgerservicenummer"] == NOOR


def test_unknown_and_mistaken_persons_are_left_out(sandbox: Sandbox) -> None:
    answer = sandbox.ask([BY_MISTAKE, "999999990", NOOR], ["burgerservicenummer"])
    assert [one["burgerservicenummer"] for one in answer.json()["personen"]] == [NOOR]


def test_a_municipality_leaves_out_who_lives_elsewhere(sandbox: Sandbox) -> None:
    answer = sandbox.ask([NOOR, SAM], ["burgerservicenummer"], gemeenteVanInschrijving="0518")
    assert [one["burgerservicenummer"] for one in answer.json()["personen"]] == [NOOR]


def test_the_aliases_show_no_address_abroad(sandbox: Sandbox) -> None:
    asked = ("verblijfplaatsBinnenland", "adresseringBinnenland")
    sam = _one(sandbox, SAM, *asked)
    assert sam["adressering"] == {"aanhef": "Geachte heer Voorbeeld"}
    assert "verblijfplaats" not in sam
    assert _one(sandbox, NOOR, *asked)["verblijfplaats"]["type"] == "Adres"
