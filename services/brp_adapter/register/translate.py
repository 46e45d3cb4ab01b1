"""From the official JSON to ``custody.Person``: the one border between the two."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from brp_adapter.custody.person import (
    AddressKey,
    GezagOver,
    Parent,
    Partnership,
    Person,
    Suspension,
)
from brp_adapter.register.addresses import address_key, postal_of, stay_of
from brp_adapter.register.errors import RegisterAnswerInvalid
from brp_adapter.register.gezag import gezag_of
from brp_adapter.register.models import (
    Gezagsrelatie,
    Opschorting,
    Partner,
    PersonenAntwoord,
    Persoon,
    Verblijfplaats,
)
from contracts.values.dates import UNKNOWN_DATE, PartialDate

M = TypeVar("M", bound=BaseModel)
_ABROAD = frozenset({"VerblijfplaatsBuitenland", "VerblijfplaatsOnbekend"})
_RULING = frozenset({"indicatieGezagMinderjarige", "datumIngangOnderzoekGezag"})
_RELATIONS: TypeAdapter[tuple[Gezagsrelatie, ...]] = TypeAdapter(tuple[Gezagsrelatie, ...])


def read_answer(body: bytes) -> tuple[Person, ...]:
    """Everyone in an answer of ``POST /personen``. Raises ``RegisterAnswerInvalid``."""
    try:
        answer = PersonenAntwoord.model_validate_json(body)
    except ValidationError as invalid:
        raise RegisterAnswerInvalid(_places(invalid)) from None
    return tuple(person_of(persoon) for persoon in answer.personen)


def read_person(persoon: Mapping[str, Any]) -> Person:
    """One Persoon in the public shape. Raises ``RegisterAnswerInvalid``."""
    return person_of(_validated(Persoon, persoon))


def read_gezag(relations: Sequence[Mapping[str, Any]]) -> tuple[GezagOver, ...]:
    """A gezag member that was kept from an earlier answer. Raises ``RegisterAnswerInvalid``."""
    try:
        return gezag_of(_RELATIONS.validate_python(relations))
    except ValidationError as invalid:
        raise RegisterAnswerInvalid(_places(invalid)) from None


def read_address(verblijfplaats: Mapping[str, Any]) -> AddressKey:
    """An earlier verblijfplaats, for comparing. Raises ``RegisterAnswerInvalid``."""
    return address_key(_validated(Verblijfplaats, verblijfplaats))


def person_of(persoon: Persoon) -> Person:
    """Translate one person."""
    naam, settled = persoon.naam, persoon.immigratie
    suspension = _suspension(persoon.opschortingBijhouding)
    return Person(
        bsn=persoon.burgerservicenummer,
        first_names=None if naam is None else naam.voornamen,
        full_name=None if naam is None else naam.volledigeNaam,
        birth=None if persoon.geboorte is None else persoon.geboorte.datum,
        deceased=persoon.overlijden is not None or suspension is Suspension.DIED,
        geheimhouding=persoon.geheimhoudingPersoonsgegevens,
        curatele=persoon.indicatieCurateleRegister,
        suspension=suspension,
        suspended_on=None if suspension is None else _suspended_on(persoon.opschortingBijhouding),
        municipality=None
        if persoon.gemeenteVanInschrijving is None
        else persoon.gemeenteVanInschrijving.code,
        settled_in_netherlands=None if settled is None else settled.datumVestigingInNederland,
        stay=stay_of(persoon.verblijfplaats),
        departure_in_onderzoek=_departure_in_onderzoek(persoon.verblijfplaats),
        postal=postal_of(persoon.adressering, persoon.verblijfplaats),
        parents=tuple(
            Parent(ouder.burgerservicenummer, ouder.datumIngangFamilierechtelijkeBetrekking)
            for ouder in persoon.ouders
        ),
        partnerships=tuple(map(_partnership, persoon.partners)),
        gezag=gezag_of(
            persoon.gezag,
            about=persoon.burgerservicenummer,
            in_onderzoek=_ruling_in_onderzoek(persoon),
        ),
    )


def _ruling_in_onderzoek(persoon: Persoon) -> bool:
    """Whether category 11, what a judge said about gezag and curatele, is under investigation."""
    doubted = persoon.inOnderzoek
    return isinstance(doubted, dict) and not _RULING.isdisjoint(doubted)


def _departure_in_onderzoek(place: Verblijfplaats | None) -> bool:
    """Whether it is doubted that somebody stays abroad, since when, or in which country."""
    if place is None or place.type not in _ABROAD:
        return False
    address = place.verblijfadres
    of_address = None if address is None else address.inOnderzoek
    return _doubted(place.inOnderzoek, "type", "datumVan") or _doubted(of_address, "land")


def _doubted(group: object, *members: str) -> bool:
    """A plain true doubts all of it."""
    if isinstance(group, dict):
        return any(group.get(member) is True for member in members)
    return group is True


def _partnership(partner: Partner) -> Partnership:
    ended = partner.ontbindingHuwelijkPartnerschap
    # An end without a date is an end: only the group's absence means that it still holds.
    dissolved = None if ended is None else (ended.datum or UNKNOWN_DATE)
    return Partnership(partner.burgerservicenummer, dissolved)


def _suspension(opschorting: Opschorting | None) -> Suspension | None:
    if opschorting is None:
        return None
    code = None if opschorting.reden is None else opschorting.reden.code
    return Suspension(code) if code in set(Suspension) else Suspension.UNKNOWN


def _suspended_on(opschorting: Opschorting | None) -> PartialDate | None:
    return None if opschorting is None else opschorting.datum


def _validated(model: type[M], value: Mapping[str, Any]) -> M:
    try:
        return model.model_validate(value)
    except ValidationError as invalid:
        raise RegisterAnswerInvalid(_places(invalid)) from None


def _places(invalid: ValidationError) -> tuple[str, ...]:
    return tuple(
        ".".join(str(part) for part in error["loc"]) or "(answer)"
        for error in invalid.errors(include_input=False, include_context=False, include_url=False)
    )
