"""Protected facts end at the border: what goes on are the booleans that the model needs."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

import pytest

from brp_adapter.custody.derivation import facts
from brp_adapter.register.derivation_facts import ChildNotDelivered, family_facts, read_persons
from brp_adapter.register.derivation_fields import DERIVATION_FIELDS
from brp_adapter.register.errors import RegisterAnswerInvalid
from brp_adapter.register.fields import FIELDS
from contracts.values.bsn import Bsn
from sandbox.fields import all_paths

CHILD, ONE, TWO = "999990019", "999990032", "999990044"
KEPT = {
    "Adult": {"bsn", "delivered", "deceased", "curatele", "birth", "rni_only"},
    "Union": {"start", "ended", "end", "with_other_parent", "partner"},
    "Parent": {"place", "adult", "since", "birth_mother", "named", "unions"},
    "Child": {
        "bsn", "birth", "residence", "deceased", "born_in_netherlands", "settled", "ruling",
        "unknown_ruling",
    },
    "FamilyFacts": {"child", "parents", "in_onderzoek"},
}  # fmt: skip
"""Every member a derivation may know. Another one is another purpose: DECISION §1 comes first."""

Json = dict[str, Any]


def _date(day: str) -> Json:
    return {"type": "Datum", "datum": day}


def _parent(place: str, bsn: str | None, sex: str, name: str) -> Json:
    known = {} if bsn is None else {"burgerservicenummer": bsn}
    return known | {
        "ouderAanduiding": place,
        "geslacht": {"code": sex},
        "naam": {"geslachtsnaam": name},
        "geboorte": {"datum": _date("1989-03-03"), "land": {"code": "6030"}},
        "datumIngangFamilierechtelijkeBetrekking": _date("2016-05-01"),
    }


def _persons() -> list[Json]:
    birth = {"datum": _date("2016-05-01"), "land": {"code": "6030"}}
    return [
        {
            "burgerservicenummer": CHILD,
            "geslacht": {"code": "M"},
            "nationaliteiten": [{"nationaliteit": {"code": "0001"}}],
            "geboorte": birth,
            "naam": {"volledigeNaam": "Kind Sterk"},
            "ouders": [_parent("1", ONE, "V", "Sterk"), _parent("2", TWO, "M", "Zacht")],
        },
        {
            "burgerservicenummer": ONE,
            "geboorte": {"datum": _date("1989-03-03"), "land": {"code": "5010"}},
            "partners": [
                {
                    "burgerservicenummer": TWO,
                    "geslacht": {"code": "M"},
                    "naam": {"geslachtsnaam": "Zacht"},
                    "aangaanHuwelijkPartnerschap": {
                        "datum": _date("2010-01-01"),
                        "land": {"code": "5010"},
                    },
                }
            ],
        },
        {"burgerservicenummer": TWO, "geboorte": {"datum": _date("1988-03-03")}},
    ]


def _facts(persons: list[Json]) -> facts.FamilyFacts:
    return family_facts(Bsn(CHILD), read_persons(persons))


@pytest.mark.parametrize("name", KEPT)
def test_nothing_else_has_a_place_in_a_derivation(name: str) -> None:
    kept = {field.name for field in dataclasses.fields(getattr(facts, name))}
    assert kept == KEPT[name]


def test_protected_values_do_not_survive() -> None:
    shown = repr(dataclasses.asdict(_facts(_persons())))
    for value in ("6030", "5010", "0001", "'V'", "'M'", "Sterk", "Zacht"):
        assert value not in shown


def test_only_what_the_model_asks_of_a_protected_fact_makes_a_difference() -> None:
    plain = _facts(_persons())
    for path, value in [
        ((0, "geslacht", "code"), "V"),
        ((0, "nationaliteiten"), []),
        ((0, "ouders", 0, "geboorte", "land", "code"), "7024"),
        ((1, "geboorte", "land", "code"), "7024"),
        ((1, "partners", 0, "geslacht", "code"), "V"),
        ((1, "partners", 0, "aangaanHuwelijkPartnerschap", "land", "code"), "7024"),
    ]:
        assert _facts(_changed(path, value)) == plain, path
    abroad = [_facts(_changed((0, "geboorte", "land", "code"), code)) for code in ("5010", "7024")]
    assert abroad[0] == abroad[1] != plain
    assert abroad[0].child.born_in_netherlands is False


def _changed(path: tuple[Any, ...], value: object) -> list[Json]:
    persons = copy.deepcopy(_persons())
    inner: Any = persons
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    return persons


@pytest.mark.parametrize(
    ("sexes", "mothers"),
    [
        (("V", "M"), [True, False]),
        (("M", "V"), [False, True]),
        (("V", "V"), [None, None]),
        (("M", "M"), [None, None]),
    ],
)
def test_the_birth_mother_is_known_only_when_one_of_two_is_a_woman(
    sexes: tuple[str, str], mothers: list[bool | None]
) -> None:
    persons = _persons()
    persons[0]["ouders"] = [_parent("1", ONE, sexes[0], "A"), _parent("2", TWO, sexes[1], "B")]
    assert [parent.birth_mother for parent in _facts(persons).parents] == mothers


def test_a_partner_without_number_is_recognised_or_left_open() -> None:
    persons = _persons()
    persons[0]["ouders"][1] = _parent("2", None, "M", "Zacht")
    partner = persons[1]["partners"][0]
    del partner["burgerservicenummer"]
    assert _together(persons) is None  # no birth date: cannot be compared
    partner["geboorte"] = {"datum": _date("1989-03-03")}
    assert _together(persons) is True
    partner["naam"]["geslachtsnaam"] = "Ander"
    assert _together(persons) is False


def _together(persons: list[Json]) -> bool | None:
    return _facts(persons).parents[0].unions[0].with_other_parent


@pytest.mark.parametrize(
    ("registered", "expected"),
    [
        ({}, facts.Residence.RESIDENT),
        ({"gemeenteVanInschrijving": {"code": "0518"}}, facts.Residence.RESIDENT),
        ({"gemeenteVanInschrijving": {"code": "1999"}}, facts.Residence.NEVER),
        (
            {
                "gemeenteVanInschrijving": {"code": "1999"},
                "opschortingBijhouding": {"reden": {"code": "R"}},
                "verblijfplaats": {"type": "VerblijfplaatsBuitenland"},
            },
            facts.Residence.NEVER,
        ),
        (
            {
                "gemeenteVanInschrijving": {"code": "1999"},
                "opschortingBijhouding": {"reden": {"code": "E"}},
            },
            facts.Residence.FORMER,
        ),
        (
            {
                "gemeenteVanInschrijving": {"code": "1999"},
                "verblijfplaats": {"type": "VerblijfplaatsOnbekend"},
            },
            facts.Residence.FORMER,
        ),
    ],
)
def test_who_left_and_who_never_came(registered: Json, expected: facts.Residence) -> None:
    persons = _persons()
    persons[0] |= registered
    assert _facts(persons).child.residence is expected


def test_the_ordinary_question_asks_none_of_it() -> None:
    only_here = set(DERIVATION_FIELDS) - set(FIELDS)
    protected = {"geboorte.land.code", "ouders.geslacht.code", "indicatieGezagMinderjarige.code"}
    assert protected <= only_here
    assert set(DERIVATION_FIELDS) <= set(all_paths())
    assert not any("nationaliteit" in field or "verblijfstitel" in field for field in only_here)


def test_wrong_input_is_refused_by_its_place() -> None:
    persons = _persons()
    persons[0]["ouders"][0]["ouderAanduiding"] = "3"
    with pytest.raises(RegisterAnswerInvalid) as refused:
        read_persons(persons)
    assert refused.value.places == ("ouders.0.ouderAanduiding",)
    with pytest.raises(ChildNotDelivered):
        family_facts(Bsn("999990056"), read_persons(_persons()))
    persons[0]["ouders"][0]["ouderAanduiding"] = "2"
    with pytest.raises(RegisterAnswerInvalid):
        _facts(persons)
