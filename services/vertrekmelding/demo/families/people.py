"""People of a sample family, told in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from contracts.values.bsn import Bsn


@dataclass(frozen=True, slots=True)
class Home:
    """An address in the Netherlands; towns are made up. ``postcode`` without a space."""

    street: str
    number: int
    postcode: str
    town: str


@dataclass(frozen=True, slots=True)
class Abroad:
    """An address abroad since the day of departure."""

    line: str
    land: str
    land_name: str
    since: date


@dataclass(frozen=True, slots=True)
class Nowhere:
    """Departed, and not known to where."""

    since: date


class GezagKind(StrEnum):
    """The types of gezag in these families, by the names of BRP API Personen 2.7."""

    JOINT = "GezamenlijkOuderlijkGezag"
    SOLE = "EenhoofdigOuderlijkGezag"
    GUARDIANS = "Voogdij"


@dataclass(frozen=True, slots=True)
class Gezag:
    """Who has gezag over a child, as the register knows it while the child is a resident."""

    kind: GezagKind
    holders: tuple[Someone, ...]


class Sex(StrEnum):
    """As the register codes it; it is asked only to know which parent gave birth."""

    WOMAN = "V"
    MAN = "M"


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """One person. ``parents`` and ``gezag`` are those of a child; of an adult they follow.

    ``married_since``: to the other parent of the same child, for whom it is the same day. ``box``:
    has an active Berichtenbox.
    """

    bsn: Bsn
    first_name: str
    last_name: str
    born: date
    stay: Home | Abroad | Nowhere
    parents: tuple[Someone, ...] = ()
    gezag: Gezag | None = None
    geheimhouding: bool = False
    sex: Sex | None = None
    married_since: date | None = None
    box: bool = True

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def resident(self) -> bool:
        """Whether a municipality keeps the record, and not the RNI."""
        return isinstance(self.stay, Home)


def joint(one: Someone, other: Someone) -> Gezag:
    """Two parents together."""
    return Gezag(GezagKind.JOINT, (one, other))


def sole(parent: Someone) -> Gezag:
    """One parent alone."""
    return Gezag(GezagKind.SOLE, (parent,))


def guardians(*others: Someone) -> Gezag:
    """Known guardians; no parent has gezag."""
    return Gezag(GezagKind.GUARDIANS, others)
