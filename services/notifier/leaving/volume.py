"""The volume breaker: more letters or flags than the policy allows stop everything by themselves.

So does more than a multiple of what is ordinary, which ``normal_volume`` learns. A fault that
writes to every parent in the country looks like work. Each letter and each flag is counted once, in
the transaction of its first intent. The one that would exceed the policy turns the stop switch in
that same transaction instead, and a person has to resume; from then the count starts anew.

Counting alone would make every intent wait for the one before. So it is done side by side, and one
by one only within ``_NEAR`` of a limit: more processes than that cannot be about to write one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    DateTime,
    Integer,
    ScalarSelect,
    Uuid,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    text,
    true,
)

from contracts.policy.emergency_brake import Noodrem
from foundation.log import get_logger
from notifier.leaving.stopped_by_itself import by_itself, record_stop
from notifier.leaving.switch import is_stopped, may_leave, write_turn
from notifier.storage.stop import LEFT, NORMAL, STOP_CHANGE, LeftKind

VOLUME_BREAKER: Final = "volume_breaker"
"""The reason that stands with the switch when nobody turned it."""

ABOVE_NORMAL: Final = "volume_above_normal"
"""The same, where it was not the number but the multiple of what is ordinary."""

KEPT: Final = timedelta(days=2)
"""Longer than the longest window of a policy, which is a day."""

_NEAR: Final = 64
_ONE_BY_ONE: Final = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(:kind || ' volume ' || current_schema(), 0))"
)
_log = get_logger(__name__)


_LEFT: Final = insert(LEFT).values({column.name: bindparam(column.name) for column in LEFT.c})


def _number_left(where: ColumnElement[bool], most: str) -> ScalarSelect[int]:
    # No further than matters, so that a high limit does not make every letter dear.
    last_turn = select(STOP_CHANGE.c.at).order_by(STOP_CHANGE.c.number.desc()).limit(1)
    # GREATEST leaves a NULL out: the switch was never turned.
    began = bindparam("since", type_=DateTime(timezone=True))
    since = func.greatest(began, last_turn.scalar_subquery())
    some = (
        select(LEFT.c.id)
        .where(LEFT.c.kind == bindparam("kind"), LEFT.c.at > since, where)
        .limit(bindparam(most, type_=Integer))
    )
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


_COUNTED: Final = select(
    exists().where(LEFT.c.id == bindparam("id", type_=Uuid)),
    _number_left(LEFT.c.municipality == bindparam("municipality"), "most_here"),
    _number_left(true(), "most"),
    select(NORMAL.c.per_hour).where(NORMAL.c.kind == bindparam("kind")).scalar_subquery(),
)
"""In one question: whether this one was counted, how many were since the switch was turned, and how
many are ordinary in an hour."""


@dataclass(frozen=True)
class _Left:
    """What left inside the window, of one kind; ``known``: this one is among it.

    ``normal``: how many are ordinary in an hour, None where that is not known.
    """

    known: bool
    here: int
    everywhere: int
    normal: int | None

    def exceeded(self, limits: Noodrem, kind: LeftKind, *, room: int) -> str | None:
        """The limit that one more and ``room`` others would exceed, or None."""
        for (name, limit), left in zip(
            _limits(limits, kind), (self.here, self.everywhere), strict=True
        ):
            if left + room >= limit:
                return name
        most = _most_normal(limits, self.normal)
        return ABOVE_NORMAL if most is not None and self.everywhere + room >= most else None


def may_leave_too(
    connection: Connection,
    limits: Noodrem,
    kind: LeftKind,
    row_id: UUID,
    municipality: str | None,
    *,
    now: datetime,
) -> bool:
    """Whether the caller's transaction may write the intent of this letter or flag.

    False: stopped, perhaps by this very question; write no intent and give the row back.
    """
    if not may_leave(connection):
        return False
    here = municipality or ""
    left = _look(connection, limits, kind, here, row_id, now=now)
    if left.known:
        return True  # tried before: it is one letter, however often
    exceeded = left.exceeded(limits, kind, room=_NEAR)
    if exceeded:
        connection.execute(_ONE_BY_ONE, {"kind": kind.value})
        if is_stopped(connection):
            return False
        left = _look(connection, limits, kind, here, row_id, now=now)
        exceeded = left.exceeded(limits, kind, room=0)
    if exceeded:
        _trip(connection, kind, exceeded, now)
        return False
    connection.execute(_LEFT, {"id": row_id, "kind": kind, "municipality": here, "at": now})
    return True


def forget_left(connection: Connection, *, now: datetime) -> None:
    """Rows that no window reaches any more."""
    for kind in LeftKind:
        connection.execute(delete(LEFT).where(LEFT.c.kind == kind, LEFT.c.at < now - KEPT))


def _look(
    connection: Connection,
    limits: Noodrem,
    kind: LeftKind,
    municipality: str,
    row_id: UUID,
    *,
    now: datetime,
) -> _Left:
    (_, most_here), (_, most) = _limits(limits, kind)
    values = {
        "id": row_id,
        "kind": kind,
        "municipality": municipality,
        "since": now - timedelta(minutes=limits.venster_minuten),
        "most_here": most_here,
        "most": most,
    }
    known, here, everywhere, normal = connection.execute(_COUNTED, values).one()
    return _Left(known=known, here=here, everywhere=everywhere, normal=normal)


def _most_normal(limits: Noodrem, normal: int | None) -> int | None:
    """The most within a window, which may be shorter or longer than the hour that was learnt."""
    if normal is None:
        return None
    in_window = ceil(limits.gewoon_veelvoud * normal * limits.venster_minuten / 60)
    return max(limits.gewoon_ten_minste, in_window)


def _limits(limits: Noodrem, kind: LeftKind) -> tuple[tuple[str, int], tuple[str, int]]:
    """Names and limits: of one municipality, and of all together."""
    if kind is LeftKind.LETTER:
        return (
            ("brieven_per_gemeente", limits.brieven_per_gemeente),
            ("brieven_totaal", limits.brieven_totaal),
        )
    if kind is LeftKind.HINT:
        # No more of them than letters, to two addresses each.
        return (
            ("brieven_per_gemeente", 2 * limits.brieven_per_gemeente),
            ("brieven_totaal", 2 * limits.brieven_totaal),
        )
    return (
        ("vlaggen_per_gemeente", limits.vlaggen_per_gemeente),
        ("vlaggen_totaal", limits.vlaggen_totaal),
    )


def _trip(connection: Connection, kind: LeftKind, limit: str, now: datetime) -> None:
    reason = ABOVE_NORMAL if limit == ABOVE_NORMAL else VOLUME_BREAKER
    write_turn(connection, by_itself(reason, now))
    _log.critical("volume_breaker_tripped", kind=kind.value, limit=limit)
    record_stop(connection, reason, now=now)
