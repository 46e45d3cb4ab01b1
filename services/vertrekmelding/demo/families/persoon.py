"""A sample family as the BRP answers about it: Persoon of BRP API Personen 2.7.

The lists of an adult (kinderen, gezag) follow from the children, so they cannot contradict them.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from vertrekmelding.demo.families.people import Abroad, GezagKind, Home, Nowhere, Sex, Someone

_MUNICIPALITY: Final = {"code": "0908", "omschrijving": "Testgemeente 8"}
_RNI: Final = {"code": "1999", "omschrijving": "Registratie Niet Ingezetenen (RNI)"}
_NOT_RESIDENT: Final = "Gezag kan niet worden bepaald omdat minderjarige niet in Nederland woont."
_NETHERLANDS: Final = {"code": "6030", "omschrijving": "Nederland"}
_SEXES: Final = {Sex.WOMAN: "vrouw", Sex.MAN: "man"}
_LIVED_THERE_SINCE: Final = date(2019, 4, 1)
_MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def register_of(people: Sequence[Someone]) -> list[dict[str, Any]]:
    """Everyone in ``people``, complete and in the public shape."""
    return [_persoon(someone, people) for someone in people]


def gezag_of(child: Someone) -> list[dict[str, Any]]:
    """The relations about a child: undetermined once it is no resident any more."""
    if child.gezag is None:
        return []
    minor = _brief(child)
    if not child.resident:
        return [{"type": "GezagNietTeBepalen", "minderjarige": minor, "toelichting": _NOT_RESIDENT}]
    holders = [_brief(holder) for holder in child.gezag.holders]
    relation = {"type": child.gezag.kind.value, "minderjarige": minor}
    match child.gezag.kind:
        case GezagKind.JOINT:
            return [relation | {"ouders": holders}]
        case GezagKind.SOLE:
            return [relation | {"ouder": holders[0]}]
        case GezagKind.GUARDIANS:
            return [relation | {"derden": [{"type": "BekendeDerde"} | one for one in holders]}]


def _persoon(someone: Someone, people: Sequence[Someone]) -> dict[str, Any]:
    persoon = {
        "burgerservicenummer": someone.bsn.reveal(),
        "naam": {**_name(someone), "volledigeNaam": someone.full_name},
        "geboorte": {"datum": _date(someone.born), "land": _NETHERLANDS},
        **_sex(someone),
        "gemeenteVanInschrijving": _MUNICIPALITY if someone.resident else _RNI,
        "ouders": [_parent(parent, str(n), someone) for n, parent in enumerate(someone.parents, 1)],
        "partners": [_partner(one) for one in _married_to(someone, people)],
        "kinderen": [_relative(one) for one in people if someone in one.parents],
        "gezag": gezag_of(someone) + _gezag_over_others(someone, people),
        **_stay(someone.stay),
    }
    if someone.geheimhouding:
        persoon["geheimhoudingPersoonsgegevens"] = True
    return persoon


def _gezag_over_others(someone: Someone, people: Sequence[Someone]) -> list[dict[str, Any]]:
    # Like the register: an adult's list silently leaves out a child that is no resident.
    return [
        relation
        for child in people
        if child.gezag is not None and child.resident and someone in child.gezag.holders
        for relation in gezag_of(child)
    ]


def _stay(stay: Home | Abroad | Nowhere) -> dict[str, Any]:
    match stay:
        case Home():
            return _at_home(stay)
        case Abroad():
            land = {"code": stay.land, "omschrijving": stay.land_name}
            return {
                "verblijfplaats": {
                    "type": "VerblijfplaatsBuitenland",
                    "verblijfadres": {"regel1": stay.line, "land": land},
                    "datumVan": _date(stay.since),
                },
                "adressering": {"adresregel1": stay.line, "land": land},
                "opschortingBijhouding": _emigrated(stay.since),
            }
        case Nowhere():
            return {
                "verblijfplaats": {
                    "type": "VerblijfplaatsOnbekend",
                    "datumVan": _date(stay.since),
                },
                "opschortingBijhouding": _emigrated(stay.since),
            }


def _at_home(home: Home) -> dict[str, Any]:
    return {
        "verblijfplaats": {
            "type": "Adres",
            "verblijfadres": {
                "officieleStraatnaam": home.street,
                "korteStraatnaam": home.street,
                "huisnummer": home.number,
                "postcode": home.postcode,
                "woonplaats": home.town,
            },
            "functieAdres": {"code": "W", "omschrijving": "woonadres"},
            "adresseerbaarObjectIdentificatie": f"09080100{home.postcode[:4]}{home.number:04d}",
            "datumVan": _date(_LIVED_THERE_SINCE),
        },
        "adressering": {
            "adresregel1": f"{home.street} {home.number}",
            "adresregel2": f"{home.postcode[:4]} {home.postcode[4:]}  {home.town.upper()}",
        },
    }


def _emigrated(since: date) -> dict[str, Any]:
    return {"reden": {"code": "E", "omschrijving": "emigratie"}, "datum": _date(since)}


def _name(someone: Someone) -> dict[str, Any]:
    return {
        "voornamen": someone.first_name,
        "geslachtsnaam": someone.last_name,
        "voorletters": f"{someone.first_name[0]}.",
    }


def _brief(someone: Someone) -> dict[str, Any]:
    return {
        "burgerservicenummer": someone.bsn.reveal(),
        "naam": {"volledigeNaam": someone.full_name},
    }


def _relative(someone: Someone) -> dict[str, Any]:
    return {
        "burgerservicenummer": someone.bsn.reveal(),
        "naam": _name(someone),
        "geboorte": {"datum": _date(someone.born)},
    }


def _sex(someone: Someone) -> dict[str, Any]:
    if someone.sex is None:
        return {}
    return {"geslacht": {"code": someone.sex.value, "omschrijving": _SEXES[someone.sex]}}


def _married_to(someone: Someone, people: Sequence[Someone]) -> list[Someone]:
    if someone.married_since is None:
        return []
    return [
        one
        for one in people
        if one.bsn != someone.bsn
        and one.married_since == someone.married_since
        and any({one.bsn, someone.bsn} == {p.bsn for p in child.parents} for child in people)
    ]


def _partner(someone: Someone) -> dict[str, Any]:
    since = {} if someone.married_since is None else {"datum": _date(someone.married_since)}
    return {
        **_relative(someone),
        **_sex(someone),
        "soortVerbintenis": {"code": "H", "omschrijving": "huwelijk"},
        "aangaanHuwelijkPartnerschap": since,
    }


def _parent(parent: Someone, number: str, child: Someone) -> dict[str, Any]:
    return {
        **_relative(parent),
        **_sex(parent),
        "ouderAanduiding": number,
        "datumIngangFamilierechtelijkeBetrekking": _date(child.born),
    }


def _date(day: date) -> dict[str, Any]:
    spoken = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return {"type": "Datum", "datum": day.isoformat(), "langFormaat": spoken}
