"""The persons in the sandbox's BRP, in the public shape of BRP API Personen (schema Persoon)."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sandbox.clock import Clock
from sandbox.emigration import Emigration, UnknownPersonError, emigrated
from sandbox.gezag import Persoon, answered_gezag
from sandbox.journal import write_durably

_NOT_DELIVERED = ("F", "W")
_FICTITIOUS_BSN = re.compile(r"9999[0-9]{5}")


class UnfitPersonsError(ValueError):
    """The persons cannot be taken; the text names places, never a number or a name."""


class Persons:
    """Persons from files at the start, then from the control API; the latter survive a restart."""

    def __init__(self, data: Path, files: Iterable[Path], clock: Clock) -> None:
        self._file = data / "personen.json"
        self._clock = clock
        self._by_bsn: dict[str, Persoon] = {}
        self._placed: dict[str, Persoon] = {}
        for file in files:
            self._by_bsn |= _read(json.loads(file.read_text("utf-8")))
        if self._file.exists():
            self._placed = _read(json.loads(self._file.read_text("utf-8")))
            self._by_bsn |= self._placed

    def put(self, content: Any) -> int:  # noqa: ANN401 - JSON from outside
        """Add persons or replace them by BSN; a list, or an object with the list in `personen`.

        Gives how many there were; raises UnfitPersonsError and takes none if one is unfit.
        """
        persons = _read(content)
        self._placed |= persons
        self._by_bsn |= persons
        kept = json.dumps(list(self._placed.values()), ensure_ascii=False)
        write_durably(self._file, kept.encode())
        return len(persons)

    def emigrate(self, order: Emigration) -> int:
        """Let people leave the Netherlands; gives how many.

        Raises UnknownPersonError and lets none leave if one is not here.
        """
        leaving = []
        for place, bsn in enumerate(order.burgerservicenummer):
            person = self._by_bsn.get(bsn)
            if person is None:
                raise UnknownPersonError(place)
            leaving.append(emigrated(person, order))
        return self.put(leaving)

    def everyone(self) -> list[Persoon]:
        """Give all persons as stored."""
        return list(self._by_bsn.values())

    def deliver(self, bsn: str, municipality: str | None) -> Persoon | None:
        """Give the person as the register answers now, or None for one that is not delivered."""
        person = self._by_bsn.get(bsn)
        if person is None:
            return None
        reason = person.get("opschortingBijhouding", {}).get("reden", {}).get("code")
        if reason in _NOT_DELIVERED:
            return None
        if municipality not in (None, person.get("gemeenteVanInschrijving", {}).get("code")):
            return None
        return person | {"gezag": answered_gezag(person, self._by_bsn.get, self._clock)}


def _read(content: Any) -> dict[str, Persoon]:  # noqa: ANN401 - JSON from outside
    persons = content.get("personen") if isinstance(content, dict) else content
    if not isinstance(persons, list):
        message = "expected a list of persons, or an object with that list in 'personen'"
        raise UnfitPersonsError(message)
    by_bsn: dict[str, Persoon] = {}
    for place, person in enumerate(persons):
        bsn = person.get("burgerservicenummer") if isinstance(person, dict) else None
        if not isinstance(bsn, str) or not _FICTITIOUS_BSN.fullmatch(bsn):
            message = (
                f"personen[{place}].burgerservicenummer: expected a fictitious BSN, "
                "nine digits that start with 9999"
            )
            raise UnfitPersonsError(message)
        by_bsn[bsn] = _without_empty(person)
    return by_bsn


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Leave out null and false: in an answer an absent member says the same."""
    if isinstance(value, dict):
        return {
            name: _without_empty(one)
            for name, one in value.items()
            if one is not None and one is not False
        }
    if isinstance(value, list):
        return [_without_empty(one) for one in value]
    return value
