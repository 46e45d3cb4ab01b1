"""A person as the register answers about them, in the terms of this folder.

Source: BRP API Personen 2.7. Only what gezag, departure and safety need; the translation from the
official JSON stands in ``brp_adapter.register.translate``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from contracts.gezag import Gezag
from contracts.messages.facts import PostalAddress
from contracts.values.bsn import Bsn
from contracts.values.codes import GEMEENTE_RNI
from contracts.values.dates import PartialDate


class Suspension(StrEnum):
    """Reden opschorting bijhouding (RvIG); F and W are never delivered."""

    DIED = "O"
    EMIGRATED = "E"
    MINISTERIAL_DECREE = "M"
    RNI = "R"
    UNKNOWN = "."


SUSPENDED_ABROAD = frozenset({Suspension.EMIGRATED, Suspension.MINISTERIAL_DECREE})
"""Whose record is suspended for one of these lives abroad, also where no address is given."""


@dataclass(frozen=True, slots=True)
class AddressKey:
    """What two addresses are compared on: the object, else the lines (DECISION S30)."""

    object_id: str | None = field(default=None, repr=False)
    lines: tuple[str, ...] = field(default=(), repr=False)

    def same_as(self, other: AddressKey) -> bool:
        """On adresseerbaarObjectIdentificatie when both have it, else on the lines."""
        if self.object_id and other.object_id:
            return self.object_id == other.object_id
        return bool(self.lines) and self.lines == other.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressInNetherlands:
    """An address or location; ``briefadres`` is functieAdres B."""

    key: AddressKey
    since: PartialDate | None
    briefadres: bool = False
    established_not_there: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressAbroad:
    """VerblijfplaatsBuitenland; ``land`` None when code 0000, ``key`` empty without lines."""

    land: str | None
    key: AddressKey
    since: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftForUnknown:
    """VerblijfplaatsOnbekend: departed, not known to where."""

    since: PartialDate | None


Stay = AddressInNetherlands | AddressAbroad | LeftForUnknown


@dataclass(frozen=True, slots=True)
class GezagOver:
    """One gezagsrelatie; ``child`` is None where the register leaves the minor out."""

    child: Bsn | None
    gezag: Gezag
    in_onderzoek: bool = False


@dataclass(frozen=True, slots=True)
class Parent:
    """A parent in the child's record; ``since``: datumIngangFamilierechtelijkeBetrekking."""

    bsn: Bsn | None
    since: PartialDate | None


@dataclass(frozen=True, slots=True)
class Partnership:
    """A marriage or registered partnership that ended on ``dissolved``, or still holds (None)."""

    partner: Bsn | None
    dissolved: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One answer of the register.

    ``departure_in_onderzoek``: it doubts that somebody stays abroad, since when, or where.
    """

    bsn: Bsn
    first_names: str | None = field(default=None, repr=False)
    full_name: str | None = field(default=None, repr=False)
    birth: PartialDate | None = field(default=None, repr=False)
    deceased: bool = False
    geheimhouding: bool = False
    curatele: bool = False
    suspension: Suspension | None = None
    suspended_on: PartialDate | None = None
    municipality: str | None = None
    settled_in_netherlands: PartialDate | None = None
    stay: Stay | None = None
    departure_in_onderzoek: bool = False
    postal: PostalAddress | None = field(default=None, repr=False)
    parents: tuple[Parent, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    gezag: tuple[GezagOver, ...] = ()

    @property
    def in_rni(self) -> bool:
        """Whether the person is a non-resident for the BRP (municipality 1999)."""
        return self.municipality == GEMEENTE_RNI

    @property
    def lives_here(self) -> bool:
        """Whether the register shows an address in the Netherlands and no sign of a departure."""
        here = isinstance(self.stay, AddressInNetherlands)
        return here and not self.in_rni and self.suspension not in SUSPENDED_ABROAD

    @property
    def shown_gone(self) -> bool:
        """Whether the register shows a departure from the Netherlands, whenever it was."""
        abroad = isinstance(self.stay, AddressAbroad | LeftForUnknown)
        return abroad or (self.stay is None and self.suspension in SUSPENDED_ABROAD)


@dataclass(frozen=True, slots=True)
class GezagSnapshot:
    """An earlier answer about one child, kept because the BRP forgets it at emigration."""

    child: Bsn
    taken_at: datetime
    gezag: tuple[GezagOver, ...]


@dataclass(frozen=True, slots=True)
class FormerAddress:
    """An earlier address, from the BRP history API or from our own earlier answer.

    ``until`` (exclusive): the day of leaving it, or the day after the register last gave it.
    """

    person: Bsn
    key: AddressKey
    since: PartialDate
    until: date
