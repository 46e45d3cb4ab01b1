"""The official gezag scenarios, when they lie beside the checkout, and how answers are compared."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).parents[2].parent / "shared" / "brp" / "gezag-scenarios" / "dev.json"

needed = pytest.mark.skipif(
    not FILE.exists(),
    reason="NOT CHECKED: the official gezag scenarios do not lie beside the checkout",
)
_HOLDERS = ("ouders", "ouder", "derde", "derden")
_NOT_RESIDENT = "niet in Nederland woont"

Gezag = list[dict[str, Any]]


@dataclass(frozen=True)
class Official:
    """The whole file."""

    today: dt.date
    scenarios: tuple[dict[str, Any], ...]


def official() -> Official:
    """Read anew for each caller: tests change what they read."""
    read = json.loads(FILE.read_bytes())
    return Official(dt.date.fromisoformat(read["referenceDate"]), tuple(read["scenarios"]))


def compared(gezag: Gezag | None) -> object:
    """Type and holders: not the names, the order of the parents or the explanation."""
    if gezag is None:
        return None
    return [(one["type"], sorted(_holders(one))) for one in gezag]


def _holders(relation: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for member in _HOLDERS:
        given = relation.get(member)
        for holder in given if isinstance(given, list) else [given] if given else []:
            yield holder.get("type", ""), holder.get("burgerservicenummer", "")


def about_a_former_resident(scenario: dict[str, Any]) -> bool:
    """The official answer is then only that the child left: a derivation goes on from there."""
    explained = any(
        _NOT_RESIDENT in one.get("toelichting", "") for one in scenario["expectedGezag"]
    )
    own = next(p for p in scenario["persons"] if p["burgerservicenummer"] == scenario["asked"])
    reason = own.get("opschortingBijhouding", {}).get("reden", {}).get("code")
    return explained and reason in {"E", "M"}
