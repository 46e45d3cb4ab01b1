"""Whether somebody of the team can be reached at this moment; if not, since when and until when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, exists, func, select

from notifier.oncall.channel import OnCall
from notifier.oncall.kinds import Cause, Why
from notifier.oncall.rota import AHEAD, Stretch, shifts_between, stretches
from notifier.storage.oncall import CALL_OUT, COLLEAGUE, REACHABILITY, WAITS


@dataclass(frozen=True)
class Reachability:
    """``since``: None where that is not known. ``next_covered``: None: nobody planned anything."""

    why: Why
    since: datetime | None
    next_covered: datetime | None

    @property
    def reachable(self) -> bool:
        """Somebody is called when something cannot wait, and nobody let a call ring out."""
        return self.why is Why.COVERED


_UNANSWERED: Final = select(
    exists().where(WAITS, CALL_OUT.c.unanswered_at.is_not(None), CALL_OUT.c.cause != Cause.TEST)
)
_LAST: Final = (
    select(REACHABILITY.c.why, REACHABILITY.c.at).order_by(REACHABILITY.c.number.desc()).limit(1)
)


def reachability(connection: Connection, on_call: OnCall, *, now: datetime) -> Reachability:
    """As it is at this moment, whoever wrote down what before."""
    ahead = stretches(shifts_between(connection, now, now + AHEAD), now, now + AHEAD)
    can_be_called = _can_be_called(connection, on_call)
    covered = [one for one in ahead if _covers(one, can_be_called)]
    why = _why(connection, on_call, covered_now=bool(covered) and covered[0].starts_at == now)
    last = connection.execute(_LAST).one_or_none()
    since = last.at if last is not None and last.why == why else None
    later = next((one.starts_at for one in covered if one.starts_at > now), None)
    return Reachability(why, since, now if why is Why.COVERED else later)


def _why(connection: Connection, on_call: OnCall, *, covered_now: bool) -> Why:
    if not on_call.channels:
        return Why.NO_CHANNEL
    if not covered_now:
        return Why.NOBODY
    return Why.UNANSWERED if connection.execute(_UNANSWERED).scalar_one() else Why.COVERED


def _covers(stretch: Stretch, can_be_called: frozenset[UUID]) -> bool:
    return bool({stretch.first, stretch.second} & can_be_called)


def _can_be_called(connection: Connection, on_call: OnCall) -> frozenset[UUID]:
    listed = select(COLLEAGUE.c.id, COLLEAGUE.c.phone).where(COLLEAGUE.c.left_at.is_(None))
    return frozenset(row.id for row in connection.execute(listed) if on_call.reaches(row.phone))


def last_written(connection: Connection) -> Why | None:
    """What the newest row says; None before the first."""
    row = connection.execute(_LAST).one_or_none()
    return None if row is None else Why(row.why)


def count_waiting(connection: Connection) -> int:
    """Calls that nobody answered yet."""
    waiting = (
        select(func.count()).select_from(CALL_OUT).where(WAITS, CALL_OUT.c.cause != Cause.TEST)
    )
    return connection.execute(waiting).scalar_one()
