"""Fictitious people in the official shape, and events about them."""

from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from contracts.values.bsn import Bsn, NotABsn
from contracts.values.dates import local_date
from foundation.clock import system_clock

OIN = "00000009900000000000"
OTHER_OIN = "00000009900000000001"
SOURCE = f"urn:nld:oin:{OIN}:systeem:burgerzaken"
_numbers = count(999950000)


def new_bsn() -> str:
    """A fictitious number that no other test uses."""
    for number in _numbers:
        try:
            return Bsn(str(number)).reveal()
        except NotABsn:
            continue
    raise AssertionError


def day(offset: int) -> str:
    """ISO date, days from today."""
    return (local_date(system_clock()) + timedelta(days=offset)).isoformat()


def _date(iso: str) -> dict[str, str]:
    return {"type": "Datum", "datum": iso, "langFormaat": iso}


def person(bsn: str, name: str, born: str, house: int, **more: object) -> dict[str, Any]:
    """Someone who lives at house number ``house``."""
    return {
        "burgerservicenummer": bsn,
        "naam": {"voornamen": name, "geslachtsnaam": "Proef", "volledigeNaam": f"{name} Proef"},
        "geboorte": {"datum": _date(born)},
        "gemeenteVanInschrijving": {"code": "0518", "omschrijving": "'s-Gravenhage"},
        "verblijfplaats": {
            "type": "Adres",
            "datumVan": _date("2015-01-01"),
            "adresseerbaarObjectIdentificatie": f"05180100000{house:05d}",
            "verblijfadres": {
                "officieleStraatnaam": "Proefstraat",
                "korteStraatnaam": "Proefstraat",
                "huisnummer": house,
                "postcode": "2511AB",
                "woonplaats": "Proefstad",
            },
        },
        **more,
    }


class Family:
    """Two parents with joint gezag who live apart, and one child with the first of them."""

    def __init__(self) -> None:
        self.child, self.leaver, self.stayer = new_bsn(), new_bsn(), new_bsn()
        self.gezag = self._joint(self.child)
        self.persons = [
            person(
                self.child,
                "Kim",
                "2016-05-01",
                1,
                gezag=[self.gezag],
                ouders=self._parents("2016-05-01"),
            ),
            person(self.leaver, "Anna", "1985-03-02", 1, gezag=[self.gezag]),
            person(self.stayer, "Bram", "1984-07-08", 2, gezag=[self.gezag]),
        ]

    def sibling(self) -> str:
        """A second child of the same parents."""
        bsn = new_bsn()
        self.persons.append(
            person(
                bsn,
                "Lou",
                "2018-05-01",
                1,
                gezag=[self._joint(bsn)],
                ouders=self._parents("2018-05-01"),
            )
        )
        return bsn

    def _joint(self, child: str) -> dict[str, Any]:
        def named(bsn: str) -> dict[str, Any]:
            return {"burgerservicenummer": bsn, "naam": {"volledigeNaam": "X Proef"}}

        return {
            "type": "GezamenlijkOuderlijkGezag",
            "minderjarige": named(child),
            "ouders": [named(self.leaver), named(self.stayer)],
        }

    def _parents(self, since: str) -> list[dict[str, Any]]:
        return [
            {
                "burgerservicenummer": bsn,
                "ouderAanduiding": number,
                "datumIngangFamilierechtelijkeBetrekking": _date(since),
            }
            for number, bsn in (("1", self.leaver), ("2", self.stayer))
        ]


def left(person: dict[str, Any], on: str, land: str = "7028") -> dict[str, Any]:
    """The same person after the departure was registered."""
    return {
        **person,
        "gemeenteVanInschrijving": {"code": "1999", "omschrijving": "RNI"},
        "opschortingBijhouding": {"reden": {"code": "E"}, "datum": _date(on)},
        "verblijfplaats": {
            "type": "VerblijfplaatsBuitenland",
            "datumVan": _date(on),
            "verblijfadres": {"regel1": "1 Calle", "land": {"code": land}},
        },
    }


def removed(bsn: str) -> dict[str, Any]:
    """A number under which the register delivers nobody any more."""
    return {"burgerservicenummer": bsn, "opschortingBijhouding": {"reden": {"code": "W"}}}


def event(kind: str, data: dict[str, Any], **attributes: object) -> dict[str, Any]:
    """A structured NL GOV CloudEvent of our test municipality."""
    return {
        "specversion": "1.0",
        "id": str(uuid4()),
        "source": SOURCE,
        "type": kind,
        "time": f"{day(0)}T09:30:00Z",
        "datacontenttype": "application/json",
        "data": data,
        **attributes,
    }


def declared(family: Family, persons: list[str] | None = None, **data: object) -> dict[str, Any]:
    """The declaration by the parent who leaves, thirty days ahead."""
    return event(
        "nl.brp.vertrek-naar-buitenland.aangegeven",
        {
            "personen": persons or [family.child, family.leaver],
            "aangever": {"burgerservicenummer": family.leaver, "hoedanigheid": "ouder"},
            "aangifteTijdstip": f"{day(0)}T09:30:00Z",
            "vertrekdatum": day(30),
            "bestemming": {"landcode": "7028"},
            "veiligTeInformeren": True,
            "toestemmingen": [],
            "vervangendeToestemming": None,
            **data,
        },
    )


def registered(bsn: str, on: str | None = None) -> dict[str, Any]:
    """The official event of one person, without country or reason."""
    return event(
        "nl.brp.verhuisd.naar-buitenland",
        {"burgerservicenummer": bsn, "verblijfplaats": {"datumVan": _date(on or day(-3))}},
    )


def withdrawn(first: dict[str, Any]) -> dict[str, Any]:
    """The withdrawal of a declaration."""
    return event(
        "nl.brp.vertrek-naar-buitenland.ingetrokken",
        {"personen": first["data"]["personen"], "aangifteId": first["id"]},
    )
