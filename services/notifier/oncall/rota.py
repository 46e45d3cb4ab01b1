"""Who is on call when: shifts, the stretches that they make together, and the gaps in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, select

from notifier.oncall.kinds import Place
from notifier.storage.oncall import SHIFT

AHEAD: Final = timedelta(weeks=6)
"""So far the rota page looks, and so far a gap is told."""


@dataclass(frozen=True)
class Shift:
    """From ``starts_at`` up to ``ends_at``."""

    id: UUID
    colleague_id: UUID
    place: Place
    starts_at: datetime
    ends_at: datetime

    def holds_at(self, moment: datetime) -> bool:
        """Whether it is on then."""
        return self.starts_at <= moment < self.ends_at


@dataclass(frozen=True)
class Stretch:
    """The same people from ``starts_at`` up to ``ends_at``; None: nobody in that place."""

    starts_at: datetime
    ends_at: datetime
    first: UUID | None
    second: UUID | None

    @property
    def uncovered(self) -> bool:
        """Nobody at all."""
        return self.first is None and self.second is None


def shifts_between(connection: Connection, first: datetime, until: datetime) -> tuple[Shift, ...]:
    """Every shift that is on at some moment of that time, in order."""
    found = select(SHIFT).where(
        SHIFT.c.removed_at.is_(None), SHIFT.c.ends_at > first, SHIFT.c.starts_at < until
    )
    rows = connection.execute(found.order_by(SHIFT.c.starts_at, SHIFT.c.place, SHIFT.c.id))
    return tuple(shift_of(row) for row in rows)


def shift_of(row: Row[Any]) -> Shift:
    """From its row."""
    return Shift(row.id, row.colleague_id, Place(row.place), row.starts_at, row.ends_at)


def stretches(shifts: Sequence[Shift], first: datetime, until: datetime) -> tuple[Stretch, ...]:
    """All of the time from ``first`` up to ``until``, in the fewest stretches; gaps included."""
    edges = {first, until}
    for shift in shifts:
        edges |= {moment for moment in (shift.starts_at, shift.ends_at) if first < moment < until}
    moments = sorted(edges)
    found: list[Stretch] = []
    for start, end in pairwise(moments):
        one = Stretch(
            start, end, _who(shifts, Place.FIRST, start), _who(shifts, Place.SECOND, start)
        )
        last = found[-1] if found else None
        if last is not None and (last.first, last.second) == (one.first, one.second):
            found[-1] = Stretch(last.starts_at, one.ends_at, one.first, one.second)
        else:
            found.append(one)
    return tuple(found)


def _who(shifts: Sequence[Shift], place: Place, moment: datetime) -> UUID | None:
    on = (shift for shift in shifts if shift.place is place and shift.holds_at(moment))
    return next((shift.colleague_id for shift in on), None)
