"""Right or "cannot say", never wrong: every official scenario, with the table per route."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

import pytest

from tests.gezag.official import about_a_former_resident, compared, needed, official
from tests.gezag.public_input import public_input
from vertrekmelding.custody.files import Scenario
from vertrekmelding.custody.scenarios import derive_scenario

RIGHT, UNSAID, WRONG, GONE = "right", "cannot say", "wrong", "left: as if resident"
LEAST_DECIDED = 0.80
"""Of the scenarios whose public input has only one official answer in the file."""


@needed
def test_no_official_scenario_is_answered_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    table, missing, wrong, decided, decidable = _run()
    with capsys.disabled():
        _print(table, missing, decided, decidable)
    assert wrong == []
    assert decided >= LEAST_DECIDED * decidable


def _run() -> tuple[dict[str, Counter[str]], Counter[str], list[str], int, int]:
    file = official()
    table: dict[str, Counter[str]] = defaultdict(Counter)
    missing: Counter[str] = Counter()
    wrong = []
    undecidable = _undecidable(file.scenarios, file.today)
    decided = decidable = 0
    for one in file.scenarios:
        scenario = Scenario(one["id"], one["asked"], one["persons"])
        found = derive_scenario(scenario, file.today)
        verdict = _verdict(one, found)
        route = found["route"][-1]["routeCode"] if found["gezag"] is not None else "-"
        table[route][verdict] += 1
        if found["cannotSay"]:
            missing[found["cannotSay"]] += 1
        if verdict == WRONG:
            wrong.append(one["id"])
        if verdict != GONE and one["id"] not in undecidable:
            decidable += 1
            decided += verdict == RIGHT
    return table, missing, wrong, decided, decidable


def _verdict(one: dict[str, Any], found: dict[str, Any]) -> str:
    if found["gezag"] is None:
        return UNSAID
    if compared(found["gezag"]) == compared(one["expectedGezag"]):
        return RIGHT
    return GONE if about_a_former_resident(one) else WRONG


def _print(
    table: dict[str, Counter[str]], missing: Counter[str], decided: int, decidable: int
) -> None:
    total = sum(table.values(), Counter())
    print(f"\n{'route':10}{RIGHT:>8}{UNSAID:>12}{WRONG:>8}  {GONE}")  # noqa: T201  the table
    for route, found in [*sorted(table.items()), ("total", total)]:
        line = f"{route:10}{found[RIGHT]:8}{found[UNSAID]:12}{found[WRONG]:8}{found[GONE]:8}"
        print(line)  # noqa: T201
    for text, number in missing.most_common():
        print(f"{number:4} {text}")  # noqa: T201
    print(f"decided {decided} of {decidable} decidable")  # noqa: T201


def _undecidable(scenarios: tuple[dict[str, Any], ...], today: dt.date) -> set[str]:
    """Scenarios whose public input occurs with another answer too, whatever dates and numbers."""
    groups: dict[object, list[tuple[str, object]]] = defaultdict(list)
    for one in scenarios:
        key, answer = public_input(one, today)
        groups[key].append((one["id"], answer))
    return {
        name
        for group in groups.values()
        if len({str(answer) for _, answer in group}) > 1
        for name, _ in group
    }
