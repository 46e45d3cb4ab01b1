"""What a situation says of earlier cases, as the earlier case that it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from tests.stack.playing.register import both_ways, children_of

Json = dict[str, Any]

_OUTCOMES: Final = {
    "removal_confirmed": "overbrenging_bevestigd",
    "declaration_refused": "aangifte_geweigerd",
}


@dataclass(frozen=True)
class EarlierCase:
    """A departure that was declared, came to ``outcome`` by hand of RvdK (if any), and ended."""

    at: datetime
    persons: list[Json]
    declared: Json
    outcome: str | None
    ended: Json


def earlier_case(situation: Json, entry: Json, number: int, spare: Iterator[str]) -> EarlierCase:
    """One entry of ``history``.

    A case is about a child. What happened to an adult happened along with a ward of that adult,
    a brother or sister of nobody, whom the situation does not name.
    """
    at = datetime.fromisoformat(entry["at"])
    persons = both_ways(situation["persons"])
    about = entry["about"]
    leaving = [about]
    if about in {p["burgerservicenummer"] for p in persons} - children_of(situation):
        child = next(spare)
        persons.append(_ward_of(about, child))
        leaving = [child, about]
    declared = _event(situation, f"eerder-{number}", at - timedelta(hours=1))
    declared |= {
        "type": "nl.brp.vertrek-naar-buitenland.aangegeven",
        "data": {
            "personen": leaving,
            "aangifteTijdstip": declared["time"],
            "vertrekdatum": (at + timedelta(days=60)).date().isoformat(),
            "bestemming": {"landcode": "7028"},
        },
    }
    ended = _event(situation, f"eerder-{number}-einde", at)
    withdrawn = entry["kind"] == "declaration_withdrawn"
    what = {"aangifteId": declared["id"]} if withdrawn else {"vertrekVervallen": True}
    ended |= {
        "type": "nl.brp.vertrek-naar-buitenland."
        + ("ingetrokken" if withdrawn else "gecorrigeerd"),
        "data": {"personen": leaving, **what},
    }
    return EarlierCase(at, persons, declared, _OUTCOMES.get(entry["kind"]), ended)


def _event(situation: Json, name: str, at: datetime) -> Json:
    return {"specversion": "1.0", "id": f"{situation['id']}/{name}", "time": at.isoformat()}


def _ward_of(guardian: str, child: str) -> Json:
    return {
        "burgerservicenummer": child,
        "naam": {"voornamen": "Sterre", "geslachtsnaam": "Vroeger"},
        "geboorte": {"datum": {"type": "Datum", "datum": "2014-06-01"}},
        "gemeenteVanInschrijving": {"code": "0901", "omschrijving": "Testgemeente 1"},
        "verblijfplaats": {
            "type": "Adres",
            "verblijfadres": {
                "officieleStraatnaam": "Vroegerlaan",
                "huisnummer": int(child[-5:]),
                "postcode": "9033VR",
                "woonplaats": "Eerderdorp",
            },
            "adresseerbaarObjectIdentificatie": f"0901010{child}",
        },
        "gezag": [
            {
                "type": "Voogdij",
                "minderjarige": {"burgerservicenummer": child},
                "derden": [{"type": "BekendeDerde", "burgerservicenummer": guardian}],
            }
        ],
    }
