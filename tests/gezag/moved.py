"""The same family under other numbers and names, on other days, or after it left."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from contracts.values.dates import plus_months

RECOGNITION = dt.date(2023, 1, 1)
Json = Any
Step = dt.timedelta(days=1)


def renamed(scenario: dict[str, Any]) -> dict[str, Any]:
    """Every number and every name another one, the same for the same."""
    numbers: dict[str, str] = {}
    names: dict[str, str] = {}

    def rename(key: str, value: Json) -> Json:
        if key in ("burgerservicenummer", "asked"):
            return numbers.setdefault(value, f"{987654321 - 7 * len(numbers)}")
        if key == "geslachtsnaam" and value != ".":
            return names.setdefault(value, f"Naam{len(names)}")
        return value

    changed: dict[str, Json] = _each(copy.deepcopy(scenario), rename)
    return changed


def left(scenario: dict[str, Any]) -> dict[str, Any]:
    """The child departed: the RNI, suspended, an address abroad, and no settlement any more."""
    gone = copy.deepcopy(scenario)
    own = next(p for p in gone["persons"] if p["burgerservicenummer"] == gone["asked"])
    own["gemeenteVanInschrijving"] = {"code": "1999"}
    own["opschortingBijhouding"] = {"reden": {"code": "E"}}
    own["verblijfplaats"] = {"type": "VerblijfplaatsBuitenland"}
    own.pop("immigratie", None)
    return gone


def moved(scenario: dict[str, Any], today: dt.date, *, late: bool) -> dict[str, Any]:
    """Every day as near as it can be to the next border (or the one before), order kept.

    Borders: who is 18 today was born on the first, 1 January 2023, and today itself.
    """
    turning_18 = plus_months(today, -12 * 18)
    borders = [turning_18, RECOGNITION - Step, today]
    days = sorted(set(_days(scenario)))
    place: dict[dt.date, dt.date] = {}
    for lower, upper in zip(
        [dt.date(1900, 1, 1), *borders], [*borders, dt.date(2100, 1, 1)], strict=True
    ):
        within = [day for day in days if lower < day <= upper]
        for number, day in enumerate(within):
            place[day] = (
                upper - Step * (len(within) - 1 - number) if late else lower + Step * (number + 1)
            )

    def move(key: str, value: Json) -> Json:
        return place[dt.date.fromisoformat(value)].isoformat() if _is_day(key, value) else value

    changed: dict[str, Json] = _each(copy.deepcopy(scenario), move)
    return changed


def has_incomplete_dates(scenario: dict[str, Any]) -> bool:
    """Days can only be moved where they are known."""
    kinds: list[str] = []

    def note(key: str, value: Json) -> Json:
        if key == "type" and value in ("JaarDatum", "JaarMaandDatum"):
            kinds.append(value)
        return value

    _each(scenario["persons"], note)
    return bool(kinds)


def _days(scenario: dict[str, Any]) -> Iterator[dt.date]:
    found: list[dt.date] = []

    def note(key: str, value: Json) -> Json:
        if _is_day(key, value):
            found.append(dt.date.fromisoformat(value))
        return value

    _each(scenario["persons"], note)
    return iter(found)


def _is_day(key: str, value: Json) -> bool:
    return key == "datum" and isinstance(value, str)


def _each(value: Json, change: Callable[[str, Json], Json], key: str = "") -> Json:
    if isinstance(value, dict):
        return {
            name: inner if name in ("beyondPublicApi", "history", "source", "dateConstants")
            else _each(inner, change, name)
            for name, inner in value.items()
        }  # fmt: skip
    if isinstance(value, list):
        return [_each(inner, change, key) for inner in value]
    return change(key, value)
