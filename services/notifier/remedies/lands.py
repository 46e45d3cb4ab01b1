"""Countries by the code that the register uses: their Dutch name, and their remedy card."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from contracts.values.codes import LandCode

LANDS_FILE: Final = Path(__file__).with_name("lands.csv")


@dataclass(frozen=True, slots=True)
class Land:
    """One country of tabel 34. ``iso2`` is None for one without a code of ISO 3166-1."""

    code: LandCode
    name: str
    iso2: str | None


def land_of(code: LandCode | None) -> Land | None:
    """The country; None for an unknown destination and for a code that is not in our table."""
    return None if code is None else _lands().get(code)


@cache
def _lands() -> Mapping[str, Land]:
    with LANDS_FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["land"]: Land(row["land"], row["name"], row["iso2"] or None)
            for row in csv.DictReader(file)
        }
