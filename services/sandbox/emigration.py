"""What becomes of a record when its person emigrates (HUP "Emigratie", BRP API Personen 2.7)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from sandbox.gezag import RNI, Persoon

UNKNOWN_LAND: Final = "0000"
_MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True)
class UnknownPersonError(LookupError):
    """``place``: where in the order the number stands; the number itself is never said."""

    place: int

    def __str__(self) -> str:
        """Name the place."""
        return f"burgerservicenummer[{self.place}]: no such person in the sandbox"


class Emigration(BaseModel):
    """An order to the sandbox. Without a land they left and nobody knows for where."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    burgerservicenummer: list[str] = Field(min_length=1, max_length=1000)
    datum: date
    landcode: str = Field(default=UNKNOWN_LAND, pattern=r"^[0-9]{4}$")
    landnaam: str | None = Field(default=None, max_length=100)
    regel1: str | None = Field(default=None, max_length=40)


def emigrated(person: Persoon, order: Emigration) -> Persoon:
    """Give the record as the RNI keeps it: what was said about life in the Netherlands is gone.

    With the old address goes ``immigratie``, which stood with it: that is why nobody can see
    afterwards whether a child that left had lived abroad before.
    """
    gone = ("immigratie", "verblijfplaats", "adressering")
    since = spoken_date(order.datum)
    return {name: value for name, value in person.items() if name not in gone} | {
        "gemeenteVanInschrijving": {"code": RNI, "omschrijving": "Registratie Niet-Ingezetenen"},
        "datumInschrijvingInGemeente": since,
        "opschortingBijhouding": {
            "reden": {"code": "E", "omschrijving": "emigratie"},
            "datum": since,
        },
        **_abroad(order, since),
    }


def spoken_date(day: date) -> dict[str, str]:
    """Write a complete date as schema ``Datum``."""
    spoken = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return {"type": "Datum", "datum": day.isoformat(), "langFormaat": spoken}


def _abroad(order: Emigration, since: dict[str, str]) -> Persoon:
    if order.landcode == UNKNOWN_LAND:
        return {"verblijfplaats": {"type": "VerblijfplaatsOnbekend", "datumVan": since}}
    land = {"code": order.landcode}
    if order.landnaam is not None:
        land["omschrijving"] = order.landnaam
    line = {} if order.regel1 is None else {"regel1": order.regel1}
    addressing = {} if order.regel1 is None else {"adresregel1": order.regel1}
    return {
        "verblijfplaats": {
            "type": "VerblijfplaatsBuitenland",
            "verblijfadres": {**line, "land": land},
            "datumVan": since,
        },
        "adressering": {**addressing, "land": land},
    }
