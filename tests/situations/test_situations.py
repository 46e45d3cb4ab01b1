"""Every situation is decided as DECISION says, and every row of DECISION is shown by one."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import pytest

from tests.situations.families import (
    OWN_FILES,
    SCHEMA,
    SHARED_FILES,
    all_written,
    read,
    written,
)
from vertrekmelding.situations.decide import decide_situation
from vertrekmelding.situations.report import differences

# The tables of DECISION §4, §5 and §6; a number that is missing does not exist there.
_GATE = range(1, 7)
_SAFETY = (
    *(1, 3, *range(5, 27), 28, 29, 30, 31),
    *(33, 34, 35, 37, 38, 39, 40, 42, 43, 45, 47, 48),
)
_RISK = (*range(1, 15), 16, 17, 19)
CODES = [
    *(f"G{number:02}" for number in _GATE),
    *(f"S{number:02}" for number in _SAFETY),
    *(f"R{number:02}" for number in _RISK),
    *(f"T{number}" for number in range(8)),
]

ABSENT = {
    "risk-scheiding-langer-geleden": {"R12"},
    "risk-halfzus-blijft": {"R13"},
    "risk-kind-bij-vader-moeder-onbekend": {"R05"},
    "risk-kind-woonde-onbekend": {"R05", "R06"},
    "risk-verhuisd-van-derde": {"R06"},
    "risk-kind-woonde-voor-aangifte-bij-vader": {"R05"},
    "process-zelfde-ogenblik-eerst-aangifte": {"G02"},
    "process-zelfde-ogenblik-eerst-correctie": {"G02"},
    "risk-verhuisd-misschien-eerder": {"R06"},
    "risk-vertrek-is-geen-verhuizing": {"R06"},
    "safety-zelfde-adres-lang-geleden": {"S30"},
    "risk-aangever-niet-bekend": {"R09"},
    "risk-bezwaar-zonder-gezag": {"R01"},
    "risk-dreiging-niet-beoordeeld": {"R03"},
    "risk-uitspraak-niet-gecontroleerd": {"R04"},
    "risk-zus-al-weg": {"R17"},
    "urgency-zes-op-de-dag": {"R19"},
    "urgency-zelf-zeventien-alleen": {"S08", "S09", "R09"},
    "register-kind-niet-geleverd-jong": {"R19"},
    "process-gecorrigeerd-zonder-bericht": {"S38"},
    "process-onbekend-waarheen-wel-aangifte": {"S39"},
    "process-aan": {"S45"},
    "custody-onbekende-derde-tante": {"S09"},
    "custody-voogdij-onbekend-oma": {"S08", "S09", "R09"},
    "gate-samen-met-vermoedens": {"S16", "S19", "R02", "R03"},
    "gate-rechter-en-geheimhouding": {"S16", "S19", "S20", "S22", "R03"},
}
"""Rows that must not apply. A situation file names only rows that must."""

_OWN = [item for file in OWN_FILES for item in written(file)]
_SHARED = [item for file in SHARED_FILES for item in written(file)]


@cache
def _codes_of_all() -> dict[str, frozenset[str]]:
    """The codes with which each situation was decided, by its id."""
    found = {}
    for item in all_written():
        decision = decide_situation(read(item))
        tier = {decision.urgency.value} if decision.urgency else set()
        found[str(item["id"])] = frozenset({r.code for r in decision.reasons} | tier)
    return found


@pytest.mark.parametrize("item", _OWN, ids=[str(item["id"]) for item in _OWN])
def test_our_own_situation_is_decided_as_expected(item: dict[str, Any]) -> None:
    _assert_as_expected(item)


@pytest.mark.skipif(not SHARED_FILES, reason="the shared situations are not beside the checkout")
@pytest.mark.parametrize("item", _SHARED, ids=[str(item["id"]) for item in _SHARED])
def test_shared_situation_is_decided_as_expected(item: dict[str, Any]) -> None:
    _assert_as_expected(item)


@pytest.mark.parametrize("code", CODES)
def test_every_row_is_shown_by_a_situation_of_our_own(code: str) -> None:
    reached = _codes_of_all()
    named = [item["id"] for item in _OWN if code in item.get("rules", ())]
    assert any(code in reached[name] for name in named), (
        f"{code}: no situation names it in `rules` and is decided with it; named by {named}"
    )


@pytest.mark.parametrize("name", sorted(ABSENT))
def test_row_that_must_not_apply_stays_away(name: str) -> None:
    assert not ABSENT[name] & _codes_of_all()[name]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("gate-moeder-geeft-aan-vader-stemt-toe", [1]),  # the mother, who declared, knows
        ("gate-toestemming-en-nooit-bericht", []),
        ("gate-toestemming-en-geheimhouding", []),  # held: nothing leaves before a human looked
        ("gate-rechter-en-toestemming-met-hold", []),
    ],
)
def test_receipt_goes_to_those_who_consented(name: str, asked: list[int]) -> None:
    (item,) = (item for item in _OWN if item["id"] == name)
    receipts = decide_situation(read(item)).receipts
    numbers = _numbers_in(name)
    assert [r.holder.reveal() for r in receipts] == [numbers[index] for index in asked]


def test_situations_do_not_share_an_identifier_an_event_or_a_person() -> None:
    """So that all of them can be loaded into one running stack."""
    ids = [item["id"] for item in all_written()]
    events = [{(e["source"], e["id"]) for e in item["events"]} for item in _OWN]
    people = [{person["burgerservicenummer"] for person in item["persons"]} for item in _OWN]
    for of_each in (events, people):
        assert sum(map(len, of_each)) == len(set().union(*of_each))
    assert len(ids) == len(set(ids))


def _children_of(name: str) -> dict[str, list[str]]:
    """Of each holder the children whom a message to that holder may name."""
    (item,) = (item for item in _OWN if item["id"] == name)
    return {
        outcome.holder.reveal(): [child.reveal() for child in outcome.children]
        for outcome in decide_situation(read(item)).holders
    }


def _numbers_in(name: str) -> list[str]:
    (item,) = (item for item in _OWN if item["id"] == name)
    return [person["burgerservicenummer"] for person in item["persons"]]


@pytest.mark.parametrize("name", ["halfzusjes", "halfzusjes-een-vastgehouden"])
def test_half_sister_is_never_named_to_the_father_of_the_other(name: str) -> None:
    _, father, other_father, daughter, other_daughter = _numbers_in(f"household-{name}")
    assert _children_of(f"household-{name}") == {
        father: [daughter],
        other_father: [other_daughter],
    }


def test_holder_who_declared_one_child_is_told_of_the_other_only() -> None:
    _, father, _, other_son = _numbers_in("household-broers-eigen-aangifte-vader")
    assert _children_of("household-broers-eigen-aangifte-vader") == {father: [other_son]}


def test_every_number_is_fictitious() -> None:
    """Real numbers never start with 9999; a real person in a test is a data breach."""
    for item in _OWN:
        people = {person["burgerservicenummer"] for person in item["persons"]}
        assert all(number.startswith("9999") for number in people), item["id"]


@pytest.mark.skipif(not SCHEMA.exists(), reason="the shared schema is not beside the checkout")
def test_our_own_situations_are_valid_against_the_shared_schema() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_bytes()))
    faults = [
        f"{item['id']}: {fault.json_path}: {fault.message[:120]}"
        for item in _OWN
        for fault in validator.iter_errors(item)
    ]
    assert not faults, "\n".join(faults)


def _assert_as_expected(item: dict[str, Any]) -> None:
    situation = read(item)
    found = differences(situation.expected, decide_situation(situation))
    assert not found, "\n".join([situation.title, *found])
