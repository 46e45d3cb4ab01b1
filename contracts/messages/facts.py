"""``DepartureFacts``: what the adapter established, on its way to the notifier.

Frozen dataclasses that both pure cores work on; pydantic checks them at the border
(``contracts.messages.wire``). Everything that a decision needs and nothing else: addresses are
compared in the adapter and cross the border as labels without meaning, except the postal lines of
a holder who may have to be written to. Nationality, country of birth, sex and residence title do
not exist here (DECISION §1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from contracts.gezag import Gezag
from contracts.messages.derived import DerivedGezag
from contracts.messages.origin import Origin
from contracts.values.bsn import Bsn
from contracts.values.codes import LandCode, Oin
from contracts.values.dates import PartialDate


class Reach(StrEnum):
    """Whether the register gives an address at which a person can be written to."""

    NETHERLANDS = "nederland"
    ABROAD = "buitenland"
    UNKNOWN = "onbekend"


class ConsentScope(StrEnum):
    """What was consented to: travelling is not emigrating."""

    EMIGRATION = "emigratie"
    TRAVEL = "reis"


class Undoing(StrEnum):
    """How a departure came to be no departure."""

    WITHDRAWN = "ingetrokken"
    CORRECTED = "gecorrigeerd"
    RETURNED = "teruggekeerd"


class SaidSafe(StrEnum):
    """What the departing parent answered when asked whether it is safe to tell the other one."""

    YES = "ja"
    NO = "nee"
    UNSURE = "weet_niet"


class GezagSource(StrEnum):
    """Where the gezag answer comes from, best first (DECISION §2).

    ``FINDING``: a person confirmed or corrected a derived answer. Only then does it count.
    """

    LIVE = "brp"
    SNAPSHOT = "momentopname"
    FINDING = "bevinding"
    NONE = "geen"


@dataclass(frozen=True, slots=True)
class Residence:
    """A stay at one address. Equal labels in one ``ChildFacts`` are the same address.

    ``since`` and ``until`` (exclusive) bound it; ``until`` is None for the present address. Of an
    earlier one it is the day of leaving it, or the day after the register was last seen to give it.
    """

    label: str
    since: PartialDate | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Lines for an envelope without the name; ``land`` is None for the Netherlands.

    ``country`` is its name as the register writes it, which the envelope ends with; None where
    the register gives only a code, and then no letter can be addressed.
    """

    lines: tuple[str, ...] = field(repr=False)
    land: LandCode | None = None
    country: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What a decision needs to know of one person.

    ``delivered``: the BRP answered about them. ``former_numbers``: earlier BSNs of the same
    person. ``residences``: newest first. ``departure_in_onderzoek``: their own departure is
    registered, and its date or country is doubted there. What would tell who somebody is stays out
    of ``repr``.
    """

    bsn: Bsn
    former_numbers: tuple[Bsn, ...] = ()
    delivered: bool = True
    first_names: str | None = field(default=None, repr=False)
    full_name: str | None = field(default=None, repr=False)
    birth: PartialDate | None = field(default=None, repr=False)
    deceased: bool = False
    geheimhouding: bool = False
    briefadres: bool = False
    curatele: bool = False
    ministerieel_besluit: bool = False
    departure_in_onderzoek: bool = False
    reach: Reach = Reach.UNKNOWN
    residences: tuple[Residence, ...] = ()
    postal: PostalAddress | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Consent:
    """Consent of one holder, as recorded with a declaration."""

    holder: Bsn
    scope: ConsentScope
    verified: bool


@dataclass(frozen=True, slots=True)
class CourtPermission:
    """Vervangende toestemming (art. 1:253a BW) as claimed with a declaration."""

    checked: bool
    enforceable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One declaration (aangifte) that names the child, as now known. In order of recording.

    ``destination`` is None when the declarant did not give it or it is not known. The sources are
    None in what was established before they were kept.
    """

    declarant: Bsn | None
    declared_at: datetime
    date: PartialDate
    destination: LandCode | None = None
    safe_to_inform: bool | None = None
    consents: tuple[Consent, ...] = ()
    court_permission: CourtPermission | None = None
    withdrawn_at: datetime | None = None
    date_source: Origin | None = None
    destination_source: Origin | None = None


@dataclass(frozen=True, slots=True)
class SafetyAnswer:
    """One answer, given apart from a declaration: on the card, or passed on by a municipality."""

    said: SaidSafe
    at: datetime


@dataclass(frozen=True, slots=True)
class Registration:
    """The departure as the register has it; ``destination`` None is unknown (land 0000).

    Each field is the strongest that is known, whoever told it. ``destination_source`` says who
    says that it is unknown, and is None where nobody says anything of it.
    """

    date: PartialDate
    destination: LandCode | None = None
    date_source: Origin | None = None
    destination_source: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GezagAnswer:
    """The best gezag answer to be had, with its source and moment.

    ``unknown_type``: the live answer has a type that this version does not know.
    ``child_in_rni``: the child's municipality is 1999, where the BRP no longer gives gezag.
    ``derived``: where neither the BRP nor a snapshot says it, for the human; nobody is a holder by
    it (DECISION §2).
    """

    source: GezagSource
    gezag: Gezag | None = None
    taken_at: datetime | None = None
    in_onderzoek: bool = False
    unknown_type: bool = False
    child_in_rni: bool = False
    derived: DerivedGezag | None = None


@dataclass(frozen=True, slots=True)
class Sibling:
    """A brother or sister; ``same_holders``: by the register the same two people have gezag."""

    bsn: Bsn
    departs: bool
    same_holders: bool


@dataclass(frozen=True, slots=True)
class Dissolution:
    """The end of a marriage or registered partnership between two people."""

    partners: tuple[Bsn, Bsn]
    on: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFacts:
    """One child in one departure.

    ``departing``: the departure set without the child. ``departs_apart``: people whose own
    departure is known but falls outside it (S03). ``persons``: holders, departing people,
    declarants, and who had gezag before and died. ``parental_ties``: the
    datumIngangFamilierechtelijkeBetrekking of each parent. ``unmatched_withdrawal``: a declaration
    is open, and its sender withdrew one that we do not know. ``sources_disagree``: one source took
    back what another one reported, and the BRP does not settle it. ``numbers_doubted``: a notice
    says that two numbers are one person, somebody here among them, and that cannot be.
    ``safety_answers``: all that were given about this departure, oldest first; none takes an
    earlier one back.
    """

    departure_id: UUID
    child: PersonFacts
    declarations: tuple[Declaration, ...] = ()
    registration: Registration | None = None
    undone: Undoing | None = None
    unmatched_withdrawal: bool = False
    sources_disagree: bool = False
    numbers_doubted: bool = False
    gezag: GezagAnswer
    persons: tuple[PersonFacts, ...] = ()
    departing: tuple[Bsn, ...] = ()
    departs_apart: tuple[Bsn, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    parental_ties: tuple[PartialDate, ...] = ()
    dissolutions: tuple[Dissolution, ...] = ()
    safety_answers: tuple[SafetyAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureFacts:
    """The children whose departures were reported together, as established at one moment.

    ``facts_id`` is the idempotency key of this message. ``municipality`` is the OIN whose policy
    applies, None when it cannot be known (then: shadow). ``children`` is empty when nobody in
    the departure is, or at the declaration was, a minor. ``reported_at`` is when the event behind
    it was taken in, None when no event was: how long people wait counts from there.
    """

    facts_id: UUID
    established_at: datetime
    municipality: Oin | None
    children: tuple[ChildFacts, ...]
    reported_at: datetime | None = None
