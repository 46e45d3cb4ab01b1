"""The derivation sees the public part of a family; the official model sees everything.

A family stands for all that the register may hold behind the same public answer: whatever is said
of it must be what the model says of each of them.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from typing import Any

import pytest

from tests.gezag.blurred import blurred, shuffled
from tests.gezag.families_at_random import TODAY, family
from tests.gezag.full_family import Full, scenario
from tests.gezag.hidden_facts import other_ways
from tests.gezag.official import needed
from tests.gezag.official import official as official_file
from tests.gezag.official_full import full_scenario
from tests.gezag.official_model import Outcome, official
from vertrekmelding.custody.files import Scenario
from vertrekmelding.custody.scenarios import derive_scenario

FAMILIES = 3000
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


def _said(shown: dict[str, Any]) -> Outcome | None:
    found = derive_scenario(Scenario("made up", shown["asked"], shown["persons"]), _DAY)
    return None if found["gezag"] is None else outcome(found["gezag"])


@needed
def test_the_model_written_once_more_gives_every_official_answer() -> None:
    """With all facts, also those beyond the public answer: so it can be the measure here."""
    read = official_file()
    checked = 0
    for one in read.scenarios:
        full = full_scenario(one)
        if full is not None:
            checked += 1
            assert official(full, TODAY) == outcome(one["expectedGezag"]), one["id"]
    assert checked > 330


def test_what_is_said_of_a_family_is_so_whatever_is_hidden(
    capsys: pytest.CaptureFixture[str],
) -> None:
    count: Counter[str] = Counter()
    wrong = []
    for seed in range(FAMILIES):
        full = family(seed)
        said = _said(scenario(full))
        truths = {official(way, TODAY) for way in other_ways(full, TODAY)}
        if said is not None:
            count["said"] += 1
            wrong += [(seed, said, truths)] if truths != {said} else []
        else:
            count["cannot say, and it differs" if len(truths) > 1 else "cannot say"] += 1
    with capsys.disabled():
        print(f"\n{FAMILIES} made-up families: {dict(count)}, wrong {len(wrong)}")  # noqa: T201
    assert wrong == []
    assert count["said"] > FAMILIES * 0.6


def test_incomplete_dates_and_the_order_of_lists_lead_to_nothing_wrong() -> None:
    said = 0
    for seed in range(FAMILIES):
        dice = random.Random(-seed)  # noqa: S311  families, no secrets
        full: Full = blurred(family(seed), dice)
        found = _said(shuffled(scenario(full), dice))
        if found is not None:
            said += 1
            assert found == official(full, TODAY), seed
    assert said > FAMILIES * 0.4
