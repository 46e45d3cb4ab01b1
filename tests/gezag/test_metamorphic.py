"""What must not matter does not: numbers, names, days in the same order, and having left."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.gezag.blurred import shuffled
from tests.gezag.moved import has_incomplete_dates, left, moved, renamed
from tests.gezag.official import compared, needed, official
from vertrekmelding.custody.files import Scenario
from vertrekmelding.custody.scenarios import derive_scenario
from vertrekmelding.custody.shape import Json

Change = Callable[[dict[str, Any], dt.date], dict[str, Any]]


def _derive(one: dict[str, Any], today: dt.date) -> Json:
    return derive_scenario(Scenario(one["id"], one["asked"], one["persons"]), today)


def _late(one: dict[str, Any], today: dt.date) -> dict[str, Any]:
    return moved(one, today, late=True)


def _early(one: dict[str, Any], today: dt.date) -> dict[str, Any]:
    return moved(one, today, late=False)


def _ways(found: Json) -> object:
    kinds = None if found["gezag"] is None else [one["type"] for one in found["gezag"]]
    codes = [step.get("routeCode") for step in found["route"]]
    return kinds, found["cannotSay"], codes, [step.get("answer") for step in found["route"]]


@needed
@pytest.mark.parametrize("change", [_late, _early])
def test_days_that_keep_their_order_change_no_outcome(change: Change) -> None:
    file = official()
    checked = 0
    for one in file.scenarios:
        if has_incomplete_dates(one):
            continue
        checked += 1
        before, after = _derive(one, file.today), _derive(change(one, file.today), file.today)
        assert compared(after["gezag"]) == compared(before["gezag"]), one["id"]
        assert _ways(after) == _ways(before), one["id"]
    assert checked > 300


@needed
def test_other_numbers_and_names_change_no_outcome() -> None:
    file = official()
    for one in file.scenarios:
        before, after = _derive(one, file.today), _derive(renamed(one), file.today)
        assert _ways(after) == _ways(before), one["id"]


@needed
def test_the_order_of_persons_parents_and_partners_changes_nothing() -> None:
    file = official()
    for number, one in enumerate(file.scenarios):
        dice = random.Random(number)  # noqa: S311  an order, no secret
        assert _derive(shuffled(one, dice), file.today) == _derive(one, file.today), one["id"]


@needed
def test_a_child_that_left_is_derived_as_before() -> None:
    file = official()
    checked = 0
    for one in file.scenarios:
        own = next(p for p in one["persons"] if p["burgerservicenummer"] == one["asked"])
        if "immigratie" in own or own["gemeenteVanInschrijving"]["code"] == "1999":
            continue
        if own.get("opschortingBijhouding") is not None:
            continue
        checked += 1
        before, after = _derive(one, file.today), _derive(left(one), file.today)
        assert compared(after["gezag"]) == compared(before["gezag"]), one["id"]
    assert checked > 250
