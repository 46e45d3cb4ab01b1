"""A lead puts somebody on the rota, takes somebody off, or undoes what they did last."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert, select, update

from notifier.oncall.colleagues import take_turn_at_rota
from notifier.oncall.kinds import Place, SwapState
from notifier.oncall.rota import Shift, shift_of, shifts_between
from notifier.storage.oncall import COLLEAGUE, SHIFT, SWAP

LONGEST: Final = timedelta(days=14)
UNDO_WITHIN: Final = timedelta(hours=1)


class Obstacle(StrEnum):
    """Why the rota cannot be changed so; the page has words for each."""

    BACK_TO_FRONT = "back_to_front"
    OVER = "over"
    TOO_LONG = "too_long"
    NOT_ON_LIST = "not_on_list"
    OVERLAP = "overlap"
    BOTH_PLACES = "both_places"
    NOT_THERE = "not_there"
    NOT_LAST = "not_last"
    NOT_YOURS = "not_yours"
    ASKED_ALREADY = "asked_already"
    CHANGED = "changed"


class CannotPlan(Exception):
    """Nothing was changed; ``why``."""

    def __init__(self, why: Obstacle) -> None:
        super().__init__(why)
        self.why = why


def add_shift(
    connection: Connection,
    *,
    colleague_id: UUID,
    place: Place,
    starts_at: datetime,
    ends_at: datetime,
    by: str,
    now: datetime,
) -> UUID:
    """Raises ``CannotPlan``: back to front, too long, over, or in the way of another shift."""
    take_turn_at_rota(connection)
    shift = Shift(uuid4(), colleague_id, place, starts_at, ends_at)
    _check(connection, shift, now=now)
    connection.execute(
        insert(SHIFT).values(
            id=shift.id,
            colleague_id=colleague_id,
            place=place,
            starts_at=starts_at,
            ends_at=ends_at,
            changed_by=by,
            changed_at=now,
        )
    )
    return shift.id


def remove_shift(connection: Connection, shift_id: UUID, *, by: str, now: datetime) -> None:
    """Raises ``CannotPlan`` where it is not there, or over."""
    take_turn_at_rota(connection)
    there = SHIFT.c.id == shift_id, SHIFT.c.removed_at.is_(None), SHIFT.c.ends_at > now
    gone = update(SHIFT).where(*there).values(removed_at=now, changed_by=by, changed_at=now)
    if connection.execute(gone).rowcount != 1:
        raise CannotPlan(Obstacle.NOT_THERE)
    lapse = update(SWAP).where(
        SWAP.c.swap_state == SwapState.ASKED,
        (SWAP.c.shift_id == shift_id) | (SWAP.c.return_id == shift_id),
    )
    connection.execute(lapse.values(swap_state=SwapState.LAPSED, answered_at=now))


def undoable(connection: Connection, *, by: str, now: datetime) -> tuple[UUID, bool] | None:
    """The last change of this person, if it was just now: the shift, and whether it was removed."""
    mine = SHIFT.c.changed_by == by, SHIFT.c.changed_at > now - UNDO_WITHIN, SHIFT.c.ends_at > now
    newest = select(SHIFT.c.id, SHIFT.c.removed_at).where(*mine)
    row = connection.execute(newest.order_by(SHIFT.c.changed_at.desc()).limit(1)).one_or_none()
    return None if row is None else (row.id, row.removed_at is not None)


def undo(connection: Connection, shift_id: UUID, *, by: str, now: datetime) -> None:
    """What was removed comes back, what was added goes. Raises ``CannotPlan``."""
    take_turn_at_rota(connection)
    last = undoable(connection, by=by, now=now)
    if last is None or last[0] != shift_id:
        raise CannotPlan(Obstacle.NOT_LAST)
    if not last[1]:
        remove_shift(connection, shift_id, by=by, now=now)
        return
    row = connection.execute(select(SHIFT).where(SHIFT.c.id == shift_id)).one()
    _check(connection, shift_of(row), now=now)
    back = update(SHIFT).where(SHIFT.c.id == shift_id)
    connection.execute(back.values(removed_at=None, changed_at=now))


def check_free(connection: Connection, shift: Shift, *, beside: frozenset[UUID]) -> None:
    """That nobody else is in that place then, and that nobody is in both; ``beside`` left out.

    The caller has the turn at the rota. Raises ``CannotPlan``.
    """
    for other in shifts_between(connection, shift.starts_at, shift.ends_at):
        if other.id == shift.id or other.id in beside:
            continue
        if other.place is shift.place:
            raise CannotPlan(Obstacle.OVERLAP)
        if other.colleague_id == shift.colleague_id:
            raise CannotPlan(Obstacle.BOTH_PLACES)


def _check(connection: Connection, shift: Shift, *, now: datetime) -> None:
    if shift.ends_at <= shift.starts_at:
        raise CannotPlan(Obstacle.BACK_TO_FRONT)
    if shift.ends_at <= now:
        raise CannotPlan(Obstacle.OVER)
    if shift.ends_at - shift.starts_at > LONGEST:
        raise CannotPlan(Obstacle.TOO_LONG)
    listed = select(COLLEAGUE.c.id).where(
        COLLEAGUE.c.id == shift.colleague_id, COLLEAGUE.c.left_at.is_(None)
    )
    if connection.execute(listed).one_or_none() is None:
        raise CannotPlan(Obstacle.NOT_ON_LIST)
    check_free(connection, shift, beside=frozenset())
