"""What a derivation knows: no more than the questions of the public decision model need.

The protected facts (country of birth, sex) are only here as what they mean for the model: born in
the Netherlands, and birth mother (DECISION §1). The translation at the border throws them away.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate

ADULT_AGE = 18


class Residence(StrEnum):
    """Where the child is registered; a former resident is treated as if still resident."""

    RESIDENT = "resident"
    FORMER = "former"
    NEVER = "never"


class Ruling(StrEnum):
    """``indicatieGezagMinderjarige``: to whom a court gave gezag (element 11.32.10)."""

    PARENT_1 = "1"
    PARENT_2 = "2"
    BOTH = "12"
    PARENT_1_AND_THIRD = "1D"
    PARENT_2_AND_THIRD = "2D"
    THIRD = "D"


class Incapacity(StrEnum):
    """Why someone cannot have gezag (art. 1:246 BW), with the letters of the route codes."""

    DECEASED = "o"
    CURATELE = "c"
    MINOR = "m"


@dataclass(frozen=True, slots=True)
class Adult:
    """A parent, or the partner of one.

    ``bsn`` None: not in the BRP. ``delivered``: the register answered about this person.
    ``rni_only``: never a resident (suspended with reason R).
    """

    bsn: Bsn | None
    delivered: bool = False
    deceased: bool = False
    curatele: bool = False
    birth: PartialDate | None = None
    rni_only: bool = False

    def incapacity(self, today: dt.date) -> Incapacity | None:
        """In the order of the model: deceased before curatele before minor."""
        if self.deceased:
            return Incapacity.DECEASED
        if self.curatele:
            return Incapacity.CURATELE
        if self.birth is not None and minor_on(self.birth, today):
            return Incapacity.MINOR
        return None


@dataclass(frozen=True, slots=True)
class Union:
    """A marriage or registered partnership, of which the register shows only the last.

    ``with_other_parent``: None where a partner without number cannot be compared. ``partner`` is
    set for someone who is no parent. ``start`` None: the register gives no date.
    """

    start: PartialDate | None
    ended: bool
    end: PartialDate | None
    with_other_parent: bool | None
    partner: Adult | None = None


@dataclass(frozen=True, slots=True)
class Parent:
    """A legal parent. ``birth_mother``: None where the register does not tell the two apart.

    ``named`` False: an entry without name and number. ``unions``: what the register shows of
    marriages and partnerships; none at all means never married.
    """

    place: Literal[1, 2]
    adult: Adult
    since: PartialDate | None
    birth_mother: bool | None = None
    named: bool = True
    unions: tuple[Union, ...] = ()

    @property
    def title(self) -> str:
        """How the route speaks of this parent."""
        return f"ouder {self.place}"


@dataclass(frozen=True, slots=True)
class Child:
    """The minor. ``settled``: the register shows a settlement in the Netherlands (immigratie)."""

    bsn: Bsn
    birth: PartialDate | None
    residence: Residence = Residence.RESIDENT
    deceased: bool = False
    born_in_netherlands: bool | None = True
    settled: bool = False
    ruling: Ruling | None = None
    unknown_ruling: bool = False


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """The input of one derivation. ``in_onderzoek``: a fact that counts is under research."""

    child: Child
    parents: tuple[Parent, ...]
    in_onderzoek: bool = False

    def parent(self, place: Literal[1, 2]) -> Parent | None:
        """The parent of category 02 or 03."""
        return next((parent for parent in self.parents if parent.place == place), None)


def minor_on(birth: PartialDate, today: dt.date) -> bool:
    """Younger than 18 counted from the first day that it can be: so the official service counts."""
    if birth.year is None:
        return False
    first = birth.earliest
    return (first.year + ADULT_AGE, first.month, first.day) > (today.year, today.month, today.day)
