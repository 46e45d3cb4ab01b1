"""What a source reported, after its wire format was read: the input of this folder.

Five kinds, whatever the source: a declaration, its withdrawal, a correction, a registration in
the BRP, and a content-free notice that something about a person changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contracts.messages.facts import Consent, CourtPermission
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate

OIN_DIGITS = 20
SELF_DECLARED_ROLE = "zelf"
"""``hoedanigheid`` of a child of 16 or 17 that declares its own departure."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a report came: in which format, and from which source as the inbox names it.

    With its own id it is that report and no other: two systems of one municipality number alike.
    """

    format: str
    source: str = ""


NATIONAL_FORMATS = frozenset({"gebeurtenissen"})
"""Formats in which the BRP itself reports, also where a municipality fetched it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A declaration of departure (aangifte), before it is processed.

    ``sender`` is the OIN of who reported it (or the name of a national source): only the same
    sender can withdraw it. ``destination`` is a code of tabel 34, None when not given or unknown.
    """

    event_id: str
    sender: str
    persons: tuple[Bsn, ...]
    declarant: Bsn | None
    role: str | None
    declared_at: datetime
    date: PartialDate
    destination: str | None = None
    safe_to_inform: bool | None = None
    consents: tuple[Consent, ...] = ()
    court_permission: CourtPermission | None = None
    way: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A declaration was withdrawn. Without ``declaration_id``: every open one of the sender."""

    event_id: str
    sender: str
    persons: tuple[Bsn, ...]
    declaration_id: str | None
    at: datetime
    way: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A departure was corrected: ``undone``, or with another date or destination."""

    event_id: str
    sender: str
    persons: tuple[Bsn, ...]
    undone: bool
    date: PartialDate | None
    destination: str | None
    destination_given: bool
    at: datetime
    way: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """The BRP registered the departure of one person.

    ``land_unknown``: the source says that the country is not known (0000), which is more than not
    saying one. ``ministerial_decree``: by decision of the minister (reden M), not of their own
    will. ``in_onderzoek``: the registration is doubted at its source.
    """

    event_id: str
    sender: str
    person: Bsn
    date: PartialDate | None
    destination: str | None
    at: datetime
    land_unknown: bool = False
    ministerial_decree: bool = False
    in_onderzoek: bool = False
    way: Way | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """Something about a person changed; ``historic`` are earlier numbers of the same person."""

    event_id: str
    sender: str
    person: Bsn
    historic: tuple[Bsn, ...]
    at: datetime
    way: Way | None = None


FAMILY_ROLES = frozenset({"ouder", "voogd", "verzorger"})
"""``hoedanigheid`` of a declarant who belongs to the family; a gemachtigde may do it for many."""

ReportedDeparture = Declared | Withdrawn | Corrected | Registered | Touched


def family_in(reported: ReportedDeparture) -> frozenset[Bsn]:
    """Under whom a report must be found again: the named, their earlier numbers, the declarant.

    A parent may declare the children one by one, and not be among those who depart: then only the
    declarant shows that they are brothers and sisters.
    """
    named = frozenset(persons_named(reported))
    if isinstance(reported, Touched):
        return named | frozenset(reported.historic)
    if isinstance(reported, Declared) and reported.role in FAMILY_ROLES and reported.declarant:
        return named | {reported.declarant}
    return named


def identity_of(reported: ReportedDeparture) -> tuple[Way | None, str, str]:
    """What names a report for ever: a second one with the same is the same report."""
    return (reported.way, reported.sender, reported.event_id)


def by_the_brp_itself(reported: ReportedDeparture) -> bool:
    """Whether the national register reports it, and not one of the municipalities.

    A municipality is named by its OIN, which is twenty digits.
    """
    if reported.way is not None and reported.way.format in NATIONAL_FORMATS:
        return True
    return not (reported.sender.isdecimal() and len(reported.sender) == OIN_DIGITS)


def source_of(reported: ReportedDeparture) -> tuple[str, str]:
    """Which system of whom reports: the format, and the sender unless it is the BRP itself."""
    written_in = "" if reported.way is None else reported.way.format
    return (written_in, "" if by_the_brp_itself(reported) else reported.sender)


def persons_named(reported: ReportedDeparture) -> tuple[Bsn, ...]:
    """Whom the report says something of: those who depart, not who declared it."""
    if isinstance(reported, Registered | Touched):
        return (reported.person,)
    return reported.persons
