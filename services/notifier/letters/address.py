"""Address lines for the envelope, from the `adressering` of the BRP."""

from __future__ import annotations

import re

# `adresregel2` is "woonplaats eventueel in combinatie met de postcode"; spacing and case vary.
_POSTCODE_FIRST = re.compile(r"([1-9]\d{3}) ?([A-Za-z]{2}) +(\S.*)")


def postal_lines(
    adresregel1: str,
    adresregel2: str | None = None,
    adresregel3: str | None = None,
    land: str | None = None,
) -> tuple[str, ...]:
    """The lines below the name: `1234 AB PLAATS` last, or the country in capitals.

    Source: BRP Personen 2.7.0, AdresseringBinnenland and AdresseringBuitenland. `land` is the
    `omschrijving` of the country, absent for a Dutch address. A result that does not end as it
    should is refused by `Addressee`, not repaired: a guessed address reaches somebody else.
    """
    given = [" ".join(line.split()) for line in (adresregel1, adresregel2, adresregel3) if line]
    lines = [line for line in given if line]
    if land and land.strip():
        return (*lines, " ".join(land.split()).upper())
    if lines and (found := _POSTCODE_FIRST.fullmatch(lines[-1])):
        digits, letters, town = found.groups()
        lines[-1] = f"{digits} {letters.upper()} {town.upper()}"
    return tuple(lines)
