"""What a person found about the gezag over a child, on its way from the notifier to the adapter.

Where the BRP no longer says who has gezag, a derived answer counts for nobody until a person
confirmed or corrected it (DECISION §2 and §7). The message is the whole state of one finding, so
that it may be repeated and may overtake an earlier one: once withdrawn it stays so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from contracts.gezag import Gezag
from contracts.values.codes import Oin


class FindingKind(StrEnum):
    """``CONFIRMED``: the derived answer is right. ``CORRECTED``: it is this instead."""

    CONFIRMED = "bevestigd"
    CORRECTED = "gecorrigeerd"


class FindingSource(StrEnum):
    """On what it rests."""

    REGISTER = "gezagsregister"
    RULING = "beschikking"
    DEED = "akte"
    OTHER = "anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding about the child of one departure.

    ``found_at`` tells it from every other about this departure: the newest counts. ``seen_doubt``:
    the gezag was ``inOnderzoek`` by then, which the person knew. ``found_by`` and ``role``: the
    organisation.
    """

    finding_id: UUID
    departure_id: UUID
    kind: FindingKind
    gezag: Gezag = field(repr=False)
    source: FindingSource
    found_at: datetime
    found_by: Oin
    role: str
    seen_doubt: bool = False
    withdrawn_at: datetime | None = None
