"""What the register says about gezag once a child is no resident (gezag service, question v1.1)."""

from collections.abc import Callable
from typing import Any, TypeAlias

from contracts.values.dates import NotADate, PartialDate, age_on, local_date
from sandbox.clock import Clock

RNI = "1999"
"""The municipality code of the Registratie Niet-Ingezetenen."""

ADULT_AGE = 18
_NOT_RESIDENT = "Gezag kan niet worden bepaald omdat minderjarige niet in Nederland woont."

Persoon: TypeAlias = dict[str, Any]
Find: TypeAlias = Callable[[str], Persoon | None]


def answered_gezag(person: Persoon, find: Find, clock: Clock) -> list[Any]:
    """Give the relations as the BRP delivers them, whatever was stored.

    A minor in the RNI gets GezagNietTeBepalen. The answer about an adult names the relations over
    that adult's children, also those that stand only with the child; a child whose gezag cannot
    be determined is silently left out of it.
    """
    bsn = person["burgerservicenummer"]
    own: list[Any] = []
    over_others: list[Any] = []
    for relation in (*person.get("gezag", []), *_told_by_children(person, find)):
        child = relation.get("minderjarige", {}).get("burgerservicenummer", bsn)
        if child == bsn:
            own.append(relation)
        elif relation.get("type") != "GezagNietTeBepalen" and not _in_rni(find(child)):
            over_others.append(relation)
    if _in_rni(person) and (own or _is_minor(person, clock)) and "overlijden" not in person:
        own = [_undetermined(person)]
    return own + over_others


def _told_by_children(person: Persoon, find: Find) -> list[Persoon]:
    bsn = person["burgerservicenummer"]
    known = {_minor_of(relation) for relation in person.get("gezag", [])}
    told: list[Persoon] = []
    for number in [child.get("burgerservicenummer") for child in person.get("kinderen", [])]:
        child = None if number is None or number in known else find(number)
        told += [
            {"minderjarige": {"burgerservicenummer": number}} | relation
            for relation in ([] if child is None else child.get("gezag", []))
            if _minor_of(relation) in (None, number) and bsn in _holders(relation)
        ]
    return told


def _minor_of(relation: Persoon) -> str | None:
    number: str | None = relation.get("minderjarige", {}).get("burgerservicenummer")
    return number


def _holders(relation: Persoon) -> set[str | None]:
    people = [relation.get("ouder"), relation.get("derde")]
    people += [*relation.get("ouders", []), *relation.get("derden", [])]
    return {one.get("burgerservicenummer") for one in people if one is not None}


def _in_rni(person: Persoon | None) -> bool:
    return person is not None and person.get("gemeenteVanInschrijving", {}).get("code") == RNI


def _is_minor(person: Persoon, clock: Clock) -> bool:
    """Whether it is one, by its age or by the last day that its birth can be."""
    if "leeftijd" in person:
        return int(person["leeftijd"]) < ADULT_AGE
    born = person.get("geboorte", {}).get("datum", {})
    try:
        birth = (
            PartialDate.parse(born["datum"])
            if "datum" in born
            else PartialDate(born.get("jaar"), born.get("maand"))
        )
    except NotADate:
        return False
    age = age_on(birth, local_date(clock()))
    return age is not None and age < ADULT_AGE


def _undetermined(person: Persoon) -> Persoon:
    minor = {"burgerservicenummer": person["burgerservicenummer"]}
    if full_name := person.get("naam", {}).get("volledigeNaam"):
        minor["naam"] = {"volledigeNaam": full_name}
    if "leeftijd" in person:
        minor["leeftijd"] = person["leeftijd"]
    return {"type": "GezagNietTeBepalen", "minderjarige": minor, "toelichting": _NOT_RESIDENT}
