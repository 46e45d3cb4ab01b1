"""Where a person stays: for comparing addresses, and for an envelope."""

from brp_adapter.custody.person import (
    AddressAbroad,
    AddressInNetherlands,
    AddressKey,
    LeftForUnknown,
    Stay,
)
from brp_adapter.register.models import Adressering, Code, Verblijfadres, Verblijfplaats
from contracts.messages.facts import PostalAddress
from contracts.values.codes import known_land

FUNCTIE_BRIEFADRES = "B"
POSTCODE_LENGTH = 6


def stay_of(place: Verblijfplaats | None) -> Stay | None:
    """The stay; None when there is none or when its type is not known to this version."""
    if place is None:
        return None
    match place.type:
        case "Adres" | "Locatie":
            return AddressInNetherlands(
                key=address_key(place),
                since=place.datumVan,
                briefadres=place.functieAdres is not None
                and (place.functieAdres.code or "").upper() == FUNCTIE_BRIEFADRES,
                established_not_there=place.indicatieVastgesteldVerblijftNietOpAdres,
            )
        case "VerblijfplaatsBuitenland":
            return AddressAbroad(
                land=_land(place.verblijfadres), key=address_key(place), since=place.datumVan
            )
        case "VerblijfplaatsOnbekend":
            return LeftForUnknown(since=place.datumVan)
        case _:
            return None


def address_key(place: Verblijfplaats) -> AddressKey:
    """What the address is compared on (DECISION S30); capitals and spaces make no difference."""
    address = place.verblijfadres
    if address is None:
        return AddressKey(place.adresseerbaarObjectIdentificatie)
    if address.postcode:
        parts = [address.postcode, *_number(address)]
    elif address.regel1 or address.regel2 or address.regel3:
        lines = (address.regel1, address.regel2, address.regel3)
        parts = [line or "" for line in lines] + [_land(address) or ""]
    else:
        street = address.officieleStraatnaam or address.korteStraatnaam
        described = (address.locatiebeschrijving, street, address.woonplaats)
        parts = [text or "" for text in described] + _number(address)
    folded = tuple("".join(part.split()).casefold() for part in parts)
    return AddressKey(place.adresseerbaarObjectIdentificatie, folded if any(folded) else ())


def postal_of(lines: Adressering | None, place: Verblijfplaats | None) -> PostalAddress | None:
    """Lines for an envelope: those of the BRP itself, else made from the address."""
    if lines is not None:
        given = (lines.adresregel1, lines.adresregel2, lines.adresregel3)
        kept = tuple(line for line in given if line)
        if kept:
            return PostalAddress(kept, *_country(lines.land))
    return None if place is None else _made_from(place)


def _made_from(place: Verblijfplaats) -> PostalAddress | None:
    address = place.verblijfadres
    if address is None:
        return None
    if place.type == "VerblijfplaatsBuitenland":
        abroad = (address.regel1, address.regel2, address.regel3)
        kept = tuple(line for line in abroad if line)
        return PostalAddress(kept, *_country(address.land)) if kept else None
    street = address.korteStraatnaam or address.officieleStraatnaam or address.locatiebeschrijving
    town = " ".join(part for part in (_postcode(address.postcode), address.woonplaats) if part)
    if not street or not town:
        return None
    number, letter, addition = _number(address)
    house = f"{number}{letter}" + (f"-{addition}" if addition else "")
    return PostalAddress((f"{street} {house}".strip(), town))


def _number(address: Verblijfadres) -> list[str]:
    number = "" if address.huisnummer is None else str(address.huisnummer)
    return [number, address.huisletter or "", address.huisnummertoevoeging or ""]


def _postcode(text: str | None) -> str | None:
    if text is not None and len(text) == POSTCODE_LENGTH:
        return f"{text[:4]} {text[4:]}"
    return text


def _country(land: Code | None) -> tuple[str | None, str | None]:
    """Code and name; neither where the register does not know the country."""
    code = None if land is None else known_land(land.code)
    return (None, None) if code is None or land is None else (code, land.omschrijving)


def _land(address: Verblijfadres | None) -> str | None:
    if address is None or address.land is None:
        return None
    return known_land(address.land.code)
