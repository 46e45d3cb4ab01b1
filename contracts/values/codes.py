"""Codes of the register and of the organisations, as values.

Source: RvIG Landelijke tabel 34 (countries), tabel 33 (municipalities), OIN (Logius).
"""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import StringConstraints

LandCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
"""Country in tabel 34: four digits, zero-padded. An unknown code stays a code."""

Oin = Annotated[str, StringConstraints(pattern=r"^[0-9]{20}$")]
"""Organisatie-identificatienummer: twenty digits."""

LAND_UNKNOWN: Final = "0000"
"""Tabel 34: unknown country; with a departure it means "vertrokken onbekend waarheen"."""

GEMEENTE_RNI: Final = "1999"
"""Tabel 33: Registratie Niet-Ingezetenen; here the BRP no longer gives gezag."""


def known_land(code: str | None) -> str | None:
    """The country, or None where the register does not know it (absent, or code 0000)."""
    return None if code is None or code == LAND_UNKNOWN else code
