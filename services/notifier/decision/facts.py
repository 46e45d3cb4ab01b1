"""Everything that a decision is taken on: the departure, and what we know beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from contracts.messages.facts import DepartureFacts
from contracts.values.bsn import Bsn


class ReportKind(StrEnum):
    """What parents and partner organisations report."""

    CONTACT_BAN = "contact_ban"
    LOCATION_BAN = "location_ban"
    HUISVERBOD = "huisverbod"
    AWARE = "aware"
    STALKING = "stalking"
    SHELTER = "shelter"
    CONTACT_DENIED = "contact_denied"
    PARTNER_KILLING = "partner_killing"
    SUPERVISION = "supervision"
    PLACED = "placed"
    THREAT = "threat"
    COURT_ORDER_CONTRADICTS = "court_order_contradicts"
    NO_SHOW = "no_show"
    REFERRAL = "referral"
    ALREADY_GONE = "already_gone"
    NEVER_NOTIFY = "never_notify"


class ReportedBy(StrEnum):
    """Who reports."""

    PARENT = "parent"
    MUNICIPALITY = "municipality"
    VEILIG_THUIS = "veilig_thuis"
    POLICE = "police"
    RVDK = "rvdk"
    CA_IKA = "ca_ika"
    GI = "gi"
    COURT = "court"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report. ``protects`` from ``against``; ``about`` whom it is."""

    kind: ReportKind
    reported_by: ReportedBy
    protects: Bsn | None = None
    against: Bsn | None = None
    about: Bsn | None = None
    credible: bool = False
    checked: bool = False


class AnswerKind(StrEnum):
    """How a holder answered."""

    AGREE = "agree"
    OBJECT = "object"
    WRONG = "wrong"


class Strength(StrEnum):
    """How sure it is that an answer is of the holder. No rule of DECISION reads it."""

    PASSED_ON = "passed_on"
    """An organisation passed it on."""
    CODE = "code"
    """Whoever held the letter and knew the child's date of birth."""
    LOGIN = "login"
    """Whoever logged in as the holder."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of one holder. ``registered``: by itself, and not to a message."""

    by: Bsn
    answer: AnswerKind
    at: datetime
    registered: bool = False
    strength: Strength = Strength.PASSED_ON


class HistoryKind(StrEnum):
    """How an earlier case ended."""

    REMOVAL_CONFIRMED = "removal_confirmed"
    DECLARATION_WITHDRAWN = "declaration_withdrawn"
    DECLARATION_REFUSED = "declaration_refused"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Something from an earlier case about a person."""

    about: Bsn
    kind: HistoryKind
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """The input of ``decide``. ``told``: holders to whom a message has gone."""

    departure: DepartureFacts
    reports: tuple[Report, ...] = ()
    answers: tuple[Answer, ...] = ()
    history: tuple[HistoryEntry, ...] = ()
    told: frozenset[Bsn] = frozenset()
