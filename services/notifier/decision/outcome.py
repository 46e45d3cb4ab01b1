"""What a decision says. Source of every word: DECISION §3 and §6."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn


class Disposition(StrEnum):
    """Of a case: nothing to do, every holder may be told now, or a human first."""

    SKIP = "SKIP"
    NOTIFY = "NOTIFY"
    HOLD = "HOLD"


class HolderDisposition(StrEnum):
    """Of one staying holder. NONE: must not or need not be told."""

    NONE = "NONE"
    NOTIFY = "NOTIFY"
    HOLD = "HOLD"


class Flag(StrEnum):
    """Who must look at the case."""

    RVDK_IKO = "RVDK_IKO"
    CA_IKA = "CA_IKA"


class Tier(StrEnum):
    """How soon a human must act; a lower number is sooner."""

    T0 = "T0"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    T5 = "T5"
    T6 = "T6"
    T7 = "T7"


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """A row that applied, and its sentence in Dutch. Never holds anything about a person."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class HolderOutcome:
    """One staying holder and the children over whom that holder has gezag, and no others."""

    holder: Bsn
    disposition: HolderDisposition
    children: tuple[Bsn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildDecision:
    """The decision for one child, before merging. ``urgency`` is None for a SKIP."""

    child: Bsn
    departure_id: UUID
    case: Disposition
    holders: tuple[HolderOutcome, ...] = ()
    flags: frozenset[Flag] = frozenset()
    urgency: Tier | None = None
    codes: tuple[str, ...] = ()
    receipts: tuple[Bsn, ...] = ()

    @property
    def undone(self) -> bool:
        """G02: the last word about this departure is that there is none (any more)."""
        return "G02" in self.codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The merged decision of a household.

    ``receipts``: holders whose consent is asked to be confirmed (G05). ``recall``: a message went
    out about a departure that is no more (S38). ``mode`` and ``policy_version`` say under which
    policy it was taken.
    """

    case: Disposition
    holders: tuple[HolderOutcome, ...]
    flags: tuple[Flag, ...]
    urgency: Tier | None
    mode: Mode
    reasons: tuple[Reason, ...]
    receipts: tuple[HolderOutcome, ...]
    recall: bool
    policy_version: str
    children: tuple[ChildDecision, ...]
