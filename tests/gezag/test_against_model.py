"""The derivation sees the public part of a family; the official model sees everything."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from tests.gezag.families_at_random import TODAY, family
from tests.gezag.full_family import scenario
from tests.gezag.official_model import Outcome, official
from vertrekmelding.custody.files import Scenario
from vertrekmelding.custody.scenarios import derive_scenario

FAMILIES = 6000
_DAY = dt.date(2026, 3, 2)
_HOLDERS = ("ouders", "ouder", "derde", "derden")


def outcome(gezag: list[dict[str, Any]]) -> Outcome:
    """The official shape in the words of the model."""
    (relation,) = gezag
    numbers: list[str] = []
    for member in _HOLDERS:
        given = relation.get(member)
        holders = given if isinstance(given, list) else [] if given is None else [given]
        numbers += [holder.get("burgerservicenummer", "-") for holder in holders]
    return relation["type"], frozenset(numbers)


def test_no_made_up_family_is_answered_otherwise_than_the_model(
    capsys: pytest.CaptureFixture[str],
) -> None:
    count: Counter[str] = Counter()
    wrong = []
    for seed in range(FAMILIES):
        full = family(seed)
        shown = scenario(full)
        found = derive_scenario(Scenario(str(seed), full.child, shown["persons"]), _DAY)
        if found["gezag"] is None:
            count["cannot say"] += 1
            continue
        said, truth = outcome(found["gezag"]), official(full, TODAY)
        count[said[0]] += 1
        if said != truth:
            wrong.append((seed, said, truth, found["route"][-1]["routeCode"]))
    with capsys.disabled():
        print(f"\n{FAMILIES} made-up families: {dict(count)}, wrong {len(wrong)}")  # noqa: T201
    assert wrong == []
