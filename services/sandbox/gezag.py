"""What the register says about gezag once a child is no resident (gezag service, question v1.1)."""

from collections.abc import Callable
from typing import Any, TypeAlias

from sandbox.clock import Clock

RNI = "1999"
"""The municipality code of the Registratie Niet-Ingezetenen."""

ADULT_AGE = 18
_NOT_RESIDENT = "Gezag kan niet worden bepaald omdat minderjarige niet in Nederland woont."

Persoon: TypeAlias = dict[str, Any]
Find: TypeAlias = Callable[[str], Persoon | None]


def answered_gezag(person: Persoon, find: Find, clock: Clock) -> list[Any]:
    """Give the relations as the BRP delivers them, whatever was stored.

    A minor in the RNI gets GezagNietTeBepalen; a child whose gezag cannot be determined is
    silently left out of an adult's list.
    """
    bsn = person["burgerservicenummer"]
    own: list[Any] = []
    over_others: list[Any] = []
    for relation in person.get("gezag", []):
        child = relation.get("minderjarige", {}).get("burgerservicenummer", bsn)
        if child == bsn:
            own.append(relation)
        elif relation.get("type") != "GezagNietTeBepalen" and not _in_rni(find(child)):
            over_others.append(relation)
    if _in_rni(person) and (own or _is_minor(person, clock)) and "overlijden" not in person:
        own = [_undetermined(person)]
    return own + over_others


def _in_rni(person: Persoon | None) -> bool:
    return person is not None and person.get("gemeenteVanInschrijving", {}).get("code") == RNI


def _is_minor(person: Persoon, clock: Clock) -> bool:
    if "leeftijd" in person:
        return int(person["leeftijd"]) < ADULT_AGE
    born = person.get("geboorte", {}).get("datum", {})
    year = born.get("jaar") or str(born.get("datum", ""))[:4]
    return bool(year) and clock().year - int(year) < ADULT_AGE


def _undetermined(person: Persoon) -> Persoon:
    minor = {"burgerservicenummer": person["burgerservicenummer"]}
    if full_name := person.get("naam", {}).get("volledigeNaam"):
        minor["naam"] = {"volledigeNaam": full_name}
    if "leeftijd" in person:
        minor["leeftijd"] = person["leeftijd"]
    return {"type": "GezagNietTeBepalen", "minderjarige": minor, "toelichting": _NOT_RESIDENT}
