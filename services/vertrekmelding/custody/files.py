"""Files of persons and of scenarios, read with a clear error for what is wrong."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class CustodyFileRefused(ValueError):
    """The file cannot be used; the text says which and why, without anything of its content."""

    def __init__(self, where: object, why: str) -> None:
        """``where``: the file, or a place in it."""
        super().__init__(f"{where}: {why}")


@dataclass(frozen=True)
class Scenario:
    """``persons`` in the public shape; ``asked``: the number of the minor."""

    id: str
    asked: str
    persons: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class ScenarioFile:
    """``reference_date``: what counts as today in it."""

    reference_date: dt.date | None
    scenarios: tuple[Scenario, ...]


def read_persons_file(path: Path) -> list[Mapping[str, Any]]:
    """A list of persons, or the answer that contains one. Raises ``CustodyFileRefused``."""
    read = _json(path)
    persons = read.get("personen") if isinstance(read, Mapping) else read
    if not isinstance(persons, list) or not all(isinstance(one, Mapping) for one in persons):
        raise CustodyFileRefused(path, "not a list of persons (nor an answer with `personen`)")
    return persons


def read_scenario_file(path: Path) -> ScenarioFile:
    """Official scenarios as data. Raises ``CustodyFileRefused``."""
    read = _json(path)
    if not isinstance(read, Mapping) or not isinstance(read.get("scenarios"), list):
        raise CustodyFileRefused(path, "no member `scenarios` with a list")
    scenarios = tuple(_scenario(path, place, one) for place, one in enumerate(read["scenarios"]))
    return ScenarioFile(_date(path, read.get("referenceDate")), scenarios)


def _scenario(path: Path, place: int, read: object) -> Scenario:
    match read:
        case {"id": str(name), "asked": str(asked), "persons": list(persons)} if (
            name.isprintable() and asked.isprintable()
        ):
            return Scenario(name, asked, persons)
        case _:
            raise CustodyFileRefused(
                path, f"scenario {place} needs `id` and `asked` (one line) and a list of `persons`"
            )


def _date(path: Path, read: object) -> dt.date | None:
    if read is None:
        return None
    try:
        return dt.date.fromisoformat(str(read))
    except ValueError:
        raise CustodyFileRefused(path, "`referenceDate` is no date (yyyy-mm-dd)") from None


def _json(path: Path) -> object:
    try:
        read = json.loads(path.read_bytes())
        json.dumps(read, ensure_ascii=False).encode()  # half a surrogate pair cannot be printed
    except OSError as error:
        raise CustodyFileRefused(path, f"cannot be read ({error.strerror})") from None
    except ValueError:
        raise CustodyFileRefused(path, "is no JSON") from None
    except RecursionError:
        raise CustodyFileRefused(path, "is nested too deep") from None
    return read
