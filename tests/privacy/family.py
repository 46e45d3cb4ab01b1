"""A family of which every value is a marker, in the official wire formats."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from foundation.clock import Clock
from tests.privacy.markers import PersonMarkers, labelled

OIN = "00000009900000000000"
Json = dict[str, Any]


@dataclass(frozen=True)
class Family:
    """A mother leaves with her child; the father, who has gezag too, stays somewhere else."""

    name: str
    child: PersonMarkers
    mother: PersonMarkers
    father: PersonMarkers
    event_id: str = field(default_factory=lambda: str(uuid4()))

    @property
    def markers(self) -> dict[str, str]:
        """Every value of everyone, with a label."""
        people = {"child": self.child, "mother": self.mother, "father": self.father}
        return labelled({f"{self.name} {who}": one for who, one in people.items()})

    @property
    def told_to_father(self) -> frozenset[str]:
        """What his letter may hold: his own name and address, and the child's first name."""
        his = self.father
        return frozenset(
            {his.first_name, his.surname, his.street, his.town, his.postcode, self.child.first_name}
        )

    def persons(self, *, address_known: bool = True) -> list[Json]:
        """What the BRP answers about them."""
        return [
            _person(self.mother, self.mother, 1987, gezag=[self._gezag()]),
            _person(
                self.father,
                self.father if address_known else None,
                1985,
                gezag=[self._gezag()],
            ),
            _person(self.child, self.mother, 2016, gezag=[self._gezag()], ouders=self._parents()),
        ]

    def declared(self, clock: Clock, *, days: int = 60, **data: object) -> Json:
        """The event that a municipality sends; phone and e-mail stand in its free texts."""
        now = clock()
        return {
            "specversion": "1.0",
            "id": self.event_id,
            "source": f"urn:nld:oin:{OIN}:systeem:burgerzaken",
            "type": "nl.brp.vertrek-naar-buitenland.aangegeven",
            "time": now.isoformat(),
            "datacontenttype": "application/json",
            "data": {
                "personen": [self.child.bsn, self.mother.bsn],
                "aangever": {"burgerservicenummer": self.mother.bsn, "hoedanigheid": "ouder"},
                "aangifteTijdstip": now.isoformat(),
                "vertrekdatum": (now + timedelta(days=days)).date().isoformat(),
                "bestemming": {
                    "landcode": "7028",
                    "adresregels": [self.mother.street, self.mother.phone, self.mother.email],
                },
                "veiligTeInformeren": True,
                "toestemmingen": [
                    {
                        "gezaghouder": self.father.bsn,
                        "omvang": "reis",
                        "geverifieerd": False,
                        "wijze": f"per e-mail van {self.father.email}, {self.father.phone}",
                    }
                ],
                **data,
            },
        }

    def _gezag(self) -> Json:
        return {
            "type": "GezamenlijkOuderlijkGezag",
            "minderjarige": {"burgerservicenummer": self.child.bsn},
            "ouders": [
                {"burgerservicenummer": one.bsn, "naam": {"volledigeNaam": one.full_name}}
                for one in (self.mother, self.father)
            ],
        }

    def _parents(self) -> list[Json]:
        return [
            {
                "burgerservicenummer": one.bsn,
                "ouderAanduiding": str(number),
                "naam": {"voornamen": one.first_name, "geslachtsnaam": one.surname},
                "datumIngangFamilierechtelijkeBetrekking": _date(2016),
            }
            for number, one in enumerate((self.mother, self.father), 1)
        ]


def families(people: Iterator[PersonMarkers]) -> Iterator[Family]:
    """One after the other, with three people each."""
    threes = zip(people, people, people, strict=False)
    for number, (child, mother, father) in enumerate(threes, 1):
        yield Family(f"family {number}", child, mother, father)


def fixed_clock() -> datetime:
    return datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def _person(who: PersonMarkers, home: PersonMarkers | None, born: int, **more: object) -> Json:
    known = {} if home is None else _home(home)
    return {
        "burgerservicenummer": who.bsn,
        "naam": {
            "voornamen": who.first_name,
            "geslachtsnaam": who.surname,
            "volledigeNaam": who.full_name,
        },
        "geboorte": {"datum": _date(born)},
        "gemeenteVanInschrijving": {"code": "0911", "omschrijving": "Testgemeente"},
        "verblijfplaats": {"type": "VerblijfplaatsOnbekend", "datumVan": _date(2020)},
        **known,
        **more,
    }


def _home(who: PersonMarkers) -> Json:
    number = int(who.bsn[-3:])
    return {
        "verblijfplaats": {
            "type": "Adres",
            "functieAdres": {"code": "W", "omschrijving": "woonadres"},
            "adresseerbaarObjectIdentificatie": f"0907010000{who.bsn[-6:]}",
            "datumVan": _date(2019),
            "verblijfadres": {
                "officieleStraatnaam": who.street,
                "korteStraatnaam": who.street,
                "huisnummer": number,
                "postcode": who.postcode,
                "woonplaats": who.town,
            },
        },
        "adressering": {
            "adresregel1": f"{who.street} {number}",
            "adresregel2": f"{who.postcode[:4]} {who.postcode[4:]}  {who.town.upper()}",
        },
    }


def _date(year: int) -> Json:
    return {"type": "Datum", "datum": f"{year}-04-01", "langFormaat": f"1 april {year}"}
