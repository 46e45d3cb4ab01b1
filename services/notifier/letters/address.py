"""Address lines for the envelope, from the `adressering` of the BRP."""

from __future__ import annotations

import re
from collections.abc import Iterable

# `adresregel2` is "woonplaats eventueel in combinatie met de postcode"; spacing and case vary.
_POSTCODE_FIRST = re.compile(r"([1-9]\d{3}) ?([A-Za-z]{2}) +(\S.*)")


def postal_lines(lines: Iterable[str | None], land: str | None = None) -> tuple[str, ...]:
    """The lines below the name: `1234 AB PLAATS` last, or the country in capitals.

    Source: BRP Personen 2.7.0, AdresseringBinnenland and AdresseringBuitenland: `lines` are its
    adresregel1 to 3, `land` is the `omschrijving` of the country, absent for a Dutch address. A
    result that does not end as it should is refused by `Addressee`, not repaired: a guessed
    address reaches somebody else.
    """
    tidied = [" ".join(line.split()) for line in lines if line]
    kept = [line for line in tidied if line]
    if land and land.strip():
        return (*kept, " ".join(land.split()).upper())
    if kept and (found := _POSTCODE_FIRST.fullmatch(kept[-1])):
        digits, letters, town = found.groups()
        kept[-1] = f"{digits} {letters.upper()} {town.upper()}"
    return tuple(kept)
