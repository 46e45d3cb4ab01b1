"""The people of a situation as the register shows them, at its moment and before."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import datetime
from typing import Any, Final

Json = dict[str, Any]

_SETTLED: Final = {"type": "Datum", "datum": "2019-04-01"}


def both_ways(persons: list[Json]) -> list[Json]:
    """A register that names a parent with the child names the child with the parent."""
    completed = deepcopy(persons)
    by_number = {person["burgerservicenummer"]: person for person in completed}
    for child in completed:
        for parent in child.get("ouders", ()):
            known = by_number.get(parent.get("burgerservicenummer", ""))
            if known is None:
                continue
            children = known.setdefault("kinderen", [])
            number = child["burgerservicenummer"]
            if number not in {other.get("burgerservicenummer") for other in children}:
                children.append({"burgerservicenummer": number})
    return completed


def children_of(situation: Json) -> set[str]:
    """Whoever has gezag over them, or had."""
    own = {
        person["burgerservicenummer"]
        for person in situation["persons"]
        for relation in person.get("gezag", ())
        if relation.get("minderjarige", {}).get("burgerservicenummer")
        in {None, person["burgerservicenummer"]}
    }
    return own | {taken["burgerservicenummer"] for taken in situation.get("snapshots", ())}


def as_of(situation: Json, children: Iterable[str], at: datetime) -> list[Json]:
    """The children as they stood in the register when they still lived here, and everyone else."""
    persons = {p["burgerservicenummer"]: p for p in both_ways(situation["persons"])}
    for child in children:
        known = persons.get(child, {"burgerservicenummer": child})
        persons[child] = _resident(known, situation, at)
    for former in situation.get("addressHistory", ()):
        number = former["burgerservicenummer"]
        if former["from"] <= at.date().isoformat() < former["to"]:
            persons[number] = _resident(persons[number], situation, at)
    return list(persons.values())


def _resident(person: Json, situation: Json, at: datetime) -> Json:
    bsn = person["burgerservicenummer"]
    person = deepcopy(person)
    person.pop("opschortingBijhouding", None)
    person.setdefault("geboorte", {"datum": {"type": "Datum", "datum": "2016-05-20"}})
    person["gemeenteVanInschrijving"] = {"code": "0901", "omschrijving": "Testgemeente 1"}
    person["verblijfplaats"] = _home(bsn, situation, at)
    taken = list(_answers_about(bsn, situation, at))
    if taken:
        person["gezag"] = taken[-1]
    return person


def _answers_about(bsn: str, situation: Json, at: datetime) -> Iterator[list[Json]]:
    snapshots = sorted(situation.get("snapshots", ()), key=lambda taken: taken["takenAt"])
    own = [taken for taken in snapshots if taken["burgerservicenummer"] == bsn]
    exact: list[list[Json]] = [
        t["gezag"] for t in own if datetime.fromisoformat(t["takenAt"]) == at
    ]
    earlier: list[list[Json]] = [taken["gezag"] for taken in own]
    yield from exact or earlier


def _home(bsn: str, situation: Json, at: datetime) -> Json:
    for former in situation.get("addressHistory", ()):
        lived = former["from"] <= at.date().isoformat() < former["to"]
        if former["burgerservicenummer"] == bsn and lived:
            since = {"type": "Datum", "datum": former["from"]}
            address: Json = former["address"]
            return address | {"datumVan": since}
    return {
        "type": "Adres",
        "verblijfadres": {
            "officieleStraatnaam": "Vroegerlaan",
            "huisnummer": int(bsn[-5:]),
            "postcode": "9033VR",
            "woonplaats": "Eerderdorp",
        },
        "adresseerbaarObjectIdentificatie": f"0901010{bsn}",
        "datumVan": _SETTLED,
    }


def no_longer_delivered(situation: Json) -> list[Json]:
    """Whom the BRP delivered before and does not deliver now."""
    delivered = {person["burgerservicenummer"] for person in situation["persons"]}
    before = {taken["burgerservicenummer"] for taken in situation.get("snapshots", ())}
    return [
        {
            "burgerservicenummer": bsn,
            "opschortingBijhouding": {"reden": {"code": "F", "omschrijving": "fout"}},
        }
        for bsn in sorted(before - delivered)
    ]


def as_registered(situation: Json, at: datetime) -> list[Json]:
    """Everyone as the register showed them then: who was registered as gone lives abroad."""
    gone = {
        event["data"]["burgerservicenummer"]: event["data"]["verblijfplaats"]["datumVan"]
        for event in situation["events"]
        if event["type"].endswith("verhuisd.naar-buitenland")
        and datetime.fromisoformat(event["time"]) <= at
    }
    persons: list[Json] = deepcopy(situation["persons"])
    for person in persons:
        since = gone.get(person["burgerservicenummer"])
        if since is not None:
            person["gemeenteVanInschrijving"] = {"code": "1999", "omschrijving": "RNI"}
            person["verblijfplaats"] = {
                "type": "VerblijfplaatsBuitenland",
                "verblijfadres": {"regel1": "Calle 1", "land": {"code": "6037"}},
                "datumVan": since,
            }
            person.pop("immigratie", None)
    return persons
