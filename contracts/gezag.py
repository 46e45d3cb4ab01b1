"""What the register answers about gezag, as a sealed union.

Source: BRP API Personen 2.7, schema ``AbstractGezagsrelatie``. The Dutch names are those of the
specification and of the law (boek 1 BW); translating them would invent law.
``TweehoofdigOuderlijkGezag`` (2.6 and older) is read as ``GezamenlijkOuderlijkGezag``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

from contracts.values.bsn import Bsn


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone who has gezag. ``bsn`` is None for a person whom the BRP cannot name by number."""

    bsn: Bsn | None


@dataclass(frozen=True, slots=True)
class GezamenlijkOuderlijkGezag:
    """Both parents."""

    ouders: tuple[Holder, ...]
    kind: Literal["GezamenlijkOuderlijkGezag"] = "GezamenlijkOuderlijkGezag"


@dataclass(frozen=True, slots=True)
class EenhoofdigOuderlijkGezag:
    """One parent only."""

    ouder: Holder
    kind: Literal["EenhoofdigOuderlijkGezag"] = "EenhoofdigOuderlijkGezag"


@dataclass(frozen=True, slots=True)
class GezamenlijkGezag:
    """A parent and someone who is not a parent; ``derde`` is None for an OnbekendeDerde."""

    ouder: Holder
    derde: Holder | None
    kind: Literal["GezamenlijkGezag"] = "GezamenlijkGezag"


@dataclass(frozen=True, slots=True)
class Voogdij:
    """Guardians; empty when the guardian is an institution or not known to the BRP."""

    derden: tuple[Holder, ...]
    kind: Literal["Voogdij"] = "Voogdij"


@dataclass(frozen=True, slots=True)
class TijdelijkGeenGezag:
    """Nobody, for the time being."""

    kind: Literal["TijdelijkGeenGezag"] = "TijdelijkGeenGezag"


@dataclass(frozen=True, slots=True)
class GezagNietTeBepalen:
    """The register cannot say. The explanation is never branched on: its texts vary by version."""

    kind: Literal["GezagNietTeBepalen"] = "GezagNietTeBepalen"


@dataclass(frozen=True, slots=True)
class OnbekendGezagstype:
    """A type, or a combination of types, that this version does not know: a human reads it."""

    kind: Literal["OnbekendGezagstype"] = "OnbekendGezagstype"


Gezag = (
    GezamenlijkOuderlijkGezag
    | EenhoofdigOuderlijkGezag
    | GezamenlijkGezag
    | Voogdij
    | TijdelijkGeenGezag
    | GezagNietTeBepalen
    | OnbekendGezagstype
)


def holders_of(gezag: Gezag) -> tuple[Holder, ...]:
    """Everyone to whom this answer gives gezag, also those without a number."""
    match gezag:
        case GezamenlijkOuderlijkGezag(ouders=ouders):
            return ouders
        case EenhoofdigOuderlijkGezag(ouder=ouder):
            return (ouder,)
        case GezamenlijkGezag(ouder=ouder, derde=derde):
            return (ouder,) if derde is None else (ouder, derde)
        case Voogdij(derden=derden):
            return derden
        case TijdelijkGeenGezag() | GezagNietTeBepalen() | OnbekendGezagstype():
            return ()
        case _:
            assert_never(gezag)


def is_determined(gezag: Gezag) -> bool:
    """Whether the register said who has gezag (nobody, for the time being, is such an answer)."""
    match gezag:
        case GezagNietTeBepalen() | OnbekendGezagstype():
            return False
        case (
            GezamenlijkOuderlijkGezag()
            | EenhoofdigOuderlijkGezag()
            | GezamenlijkGezag()
            | Voogdij()
            | TijdelijkGeenGezag()
        ):
            return True
        case _:
            assert_never(gezag)
