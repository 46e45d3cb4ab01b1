"""One row of the worklist."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.dialects.postgresql import Range

from contracts.values.dates import local_date
from notifier.cases.handling_state import HandlingState
from notifier.cases.reason_group import ReasonGroup, groups_in
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Disposition, Flag, Tier
from notifier.review.worklist.chosen import Track
from notifier.review.worklist.cursor import Cursor
from notifier.storage.cases import ZAAK

_READ: Final = (
    "id", "reference", "municipality", "handling", "disposition", "tier", "clock_at",
    "escalated_at", "breach_at", "leaves_on", "looks_first", "reason_groups", "replied_at",
    "flags", "opened_at", "taken_by", "version", "clockless", "sorts_at",
)  # fmt: skip
COLUMNS: Final = tuple(ZAAK.c[name] for name in _READ)
"""What ``row_of`` reads of a case, beside ``letters_undelivered``, ``flags_undelivered`` and
``calls_due``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorklistRow:
    """A case as the worklist shows it; times in UTC.

    ``tier`` and ``disposition`` are None before the first decision. ``tier`` is that of the last
    decision: as the departure comes nearer the sweep decides again.
    """

    id: UUID
    reference: str
    municipality: str | None
    handling: HandlingState
    disposition: Disposition | None
    tier: Tier | None
    clock_at: datetime | None
    """When a human must have acted; None: nobody has to."""
    ran_out: bool
    """That moment has passed, and nobody did."""
    escalated_at: datetime | None
    breach_at: datetime | None
    leaves_from: date | None
    leaves_until: date | None
    """The next departure, or the last when none is ahead: the same day twice, the ends of an
    incomplete date, or None for an end of which nothing is known."""
    track: Track | None
    """None: there is no departure (any more), or no word about its date."""
    looks_first: Desk | None
    reason_groups: tuple[ReasonGroup, ...]
    flags: tuple[Flag, ...]
    replied_at: datetime | None
    letters_undelivered: int
    flags_undelivered: int
    calls_due: int
    opened_at: datetime
    taken_by: str | None
    """Who works on it: the provider's id, which goes on no page."""
    version: int
    cursor: Cursor
    """The place of this row: a page asked with it begins after it."""


def row_of(row: Row[Any], now: datetime) -> WorklistRow:
    """As ``COLUMNS`` came from the database; ``now`` decides what is ahead and what ran out."""
    today = local_date(now)
    days: list[Range[date]] = row.leaves_on or []
    ahead = [days_of for days_of in days if days_of.upper is None or days_of.upper > today]
    first, last = _ends((ahead or days[-1:])[:1])
    return WorklistRow(
        id=row.id,
        reference=row.reference,
        municipality=row.municipality,
        handling=HandlingState(row.handling),
        disposition=None if row.disposition is None else Disposition(row.disposition),
        tier=None if row.tier is None else Tier(row.tier),
        clock_at=None if row.clockless else row.sorts_at,
        ran_out=not row.clockless and row.sorts_at < now,
        escalated_at=row.escalated_at,
        breach_at=row.breach_at,
        leaves_from=first,
        leaves_until=last,
        track=(Track.BEFORE if ahead else Track.AFTER) if days else None,
        looks_first=None if row.looks_first is None else Desk(row.looks_first),
        reason_groups=groups_in(row.reason_groups or 0),
        flags=tuple(Flag(flag) for flag in (row.flags or "").split()),
        replied_at=row.replied_at,
        letters_undelivered=row.letters_undelivered,
        flags_undelivered=row.flags_undelivered,
        calls_due=row.calls_due,
        opened_at=row.opened_at,
        taken_by=row.taken_by,
        version=row.version,
        cursor=Cursor(row.clockless, row.sorts_at, row.id),
    )


def _ends(days: list[Range[date]]) -> tuple[date | None, date | None]:
    """First and last day; PostgreSQL keeps ranges of days with the day after as their end."""
    if not days:
        return None, None
    last = days[0].upper
    return days[0].lower, None if last is None else last - timedelta(days=1)
