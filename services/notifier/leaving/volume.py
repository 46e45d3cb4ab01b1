"""The volume breaker: more letters or flags than the policy allows stop everything by themselves.

A fault that writes to every parent in the country looks like work. Each letter and each flag is
counted once, in the transaction of its first intent. The one that would exceed the policy turns the
stop switch in that same transaction instead, and a person has to resume; from then the count
starts anew.

Counting alone would make every intent wait for the one before. So it is done side by side, and one
by one only within ``_NEAR`` of a limit: more processes than that cannot be about to write one.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, text

from contracts.policy.emergency_brake import Noodrem
from foundation.audit import AuditEntry, record
from foundation.correlation import current_correlation_id
from foundation.log import get_logger
from notifier.leaving.switch import Turn, is_stopped, last_turn, may_leave, write_turn
from notifier.storage.shared import AUDIT
from notifier.storage.stop import LEFT, LeftKind

VOLUME_BREAKER: Final = "volume_breaker"
"""The reason that stands with the switch when nobody turned it."""

KEPT: Final = timedelta(days=2)
"""Longer than the longest window of a policy, which is a day."""

_NEAR: Final = 64
_ONE_BY_ONE: Final = text(
    "SELECT pg_advisory_xact_lock(hashtextextended(:kind || ' volume ' || current_schema(), 0))"
)
_log = get_logger(__name__)


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
    known = select(LEFT.c.id).where(LEFT.c.id == row_id)
    if connection.execute(known).first() is not None:
        return True  # tried before: it is one letter, however often
    here = municipality or ""
    exceeded = _exceeded(connection, limits, kind, here, now=now, room=_NEAR)
    if exceeded:
        connection.execute(_ONE_BY_ONE, {"kind": kind.value})
        if is_stopped(connection):
            return False
        exceeded = _exceeded(connection, limits, kind, here, now=now, room=0)
    if exceeded:
        _trip(connection, kind, exceeded, now)
        return False
    connection.execute(insert(LEFT).values(id=row_id, kind=kind, municipality=here, at=now))
    return True


def forget_left(connection: Connection, *, now: datetime) -> None:
    """Rows that no window reaches any more."""
    for kind in LeftKind:
        connection.execute(delete(LEFT).where(LEFT.c.kind == kind, LEFT.c.at < now - KEPT))


def _exceeded(
    connection: Connection,
    limits: Noodrem,
    kind: LeftKind,
    municipality: str,
    *,
    now: datetime,
    room: int,
) -> str | None:
    """The limit that one more and ``room`` others would exceed, or None."""
    since = now - timedelta(minutes=limits.venster_minuten)
    turn = last_turn(connection)
    if turn is not None:
        since = max(since, turn.at)
    for name, limit, where in _limits(limits, kind, municipality):
        # No further than matters, so that a high limit does not make every letter dear.
        some = select(LEFT.c.id).where(LEFT.c.kind == kind, LEFT.c.at > since, *where)
        counted = select(func.count()).select_from(some.limit(limit).subquery())
        if connection.execute(counted).scalar_one() + room >= limit:
            return name
    return None


def _limits(
    limits: Noodrem, kind: LeftKind, municipality: str
) -> Iterator[tuple[str, int, tuple[ColumnElement[bool], ...]]]:
    letters = kind is LeftKind.LETTER
    here = LEFT.c.municipality == municipality
    yield (
        "brieven_per_gemeente" if letters else "vlaggen_per_gemeente",
        limits.brieven_per_gemeente if letters else limits.vlaggen_per_gemeente,
        (here,),
    )
    yield (
        "brieven_totaal" if letters else "vlaggen_totaal",
        limits.brieven_totaal if letters else limits.vlaggen_totaal,
        (),
    )


def _trip(connection: Connection, kind: LeftKind, limit: str, now: datetime) -> None:
    write_turn(connection, Turn(now, stopped=True, reason=VOLUME_BREAKER, actor="vertrekmelding"))
    _log.critical("volume_breaker_tripped", kind=kind.value, limit=limit)
    entry = AuditEntry(
        actor="vertrekmelding",
        action="alles_gestopt",
        object="schakelaar:vertrek",
        result=VOLUME_BREAKER,
        origin="vertrekmelding",
        basis="noodrem",
        correlation_id=current_correlation_id(),
    )
    record(connection, AUDIT, entry, now=now)
