"""A colleague is asked to take a shift, in return for another one or for nothing."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, insert, select, update

from notifier.oncall.change_rota import CannotPlan, Obstacle, check_free
from notifier.oncall.colleagues import take_turn_at_rota
from notifier.oncall.kinds import SwapState
from notifier.oncall.rota import Shift, shift_of
from notifier.storage.oncall import COLLEAGUE, SHIFT, SWAP

_AGREED: Final = "ruil"


@dataclass(frozen=True)
class OpenSwap:
    """A question that waits for an answer; ``back`` is what the asker takes in return."""

    id: UUID
    asked_by: UUID
    asked_of: UUID
    shift: Shift
    back: Shift | None


def open_swaps(connection: Connection, *, now: datetime) -> tuple[OpenSwap, ...]:
    """Every question about a shift that is still to come or on, oldest first."""
    asked = select(SWAP).where(SWAP.c.swap_state == SwapState.ASKED).order_by(SWAP.c.asked_at)
    found = []
    for row in connection.execute(asked).all():
        shift = _shift(connection, row.shift_id, now=now)
        back = None if row.return_id is None else _shift(connection, row.return_id, now=now)
        if shift is not None and (row.return_id is None) == (back is None):
            found.append(OpenSwap(row.id, row.asked_by, row.asked_of, shift, back))
    return tuple(found)


def ask_swap(
    connection: Connection,
    shift_id: UUID,
    *,
    by: UUID,
    of: UUID,
    back_id: UUID | None,
    now: datetime,
) -> UUID:
    """Ask. Raises ``CannotPlan``: not one's own, not theirs, or asked already."""
    take_turn_at_rota(connection)
    shift = _shift(connection, shift_id, now=now)
    if shift is None or shift.colleague_id != by:
        raise CannotPlan(Obstacle.NOT_YOURS)
    back = None if back_id is None else _shift(connection, back_id, now=now)
    listed = select(COLLEAGUE.c.id).where(COLLEAGUE.c.id == of, COLLEAGUE.c.left_at.is_(None))
    theirs = back_id is None or (back is not None and back.colleague_id == of)
    if of == by or not theirs or connection.execute(listed).one_or_none() is None:
        raise CannotPlan(Obstacle.NOT_ON_LIST)
    waiting = select(SWAP.c.id).where(
        SWAP.c.shift_id == shift_id, SWAP.c.swap_state == SwapState.ASKED
    )
    if connection.execute(waiting).one_or_none() is not None:
        raise CannotPlan(Obstacle.ASKED_ALREADY)
    _check(connection, shift, back, by=by, of=of)
    swap_id = uuid4()
    asked = {"id": swap_id, "shift_id": shift_id, "asked_by": by, "asked_of": of}
    more = {"return_id": back_id, "swap_state": SwapState.ASKED, "asked_at": now}
    connection.execute(insert(SWAP).values(**asked, **more))
    return swap_id


def answer_swap(
    connection: Connection, swap_id: UUID, *, by: UUID, agree: bool, now: datetime
) -> SwapState:
    """Whoever was asked says yes or no; whoever asked may take it back (no). ``CannotPlan``."""
    take_turn_at_rota(connection)
    row = connection.execute(select(SWAP).where(SWAP.c.id == swap_id)).one_or_none()
    if row is None or row.swap_state != SwapState.ASKED:
        raise CannotPlan(Obstacle.NOT_THERE)
    mine = row.asked_of if agree else by
    if by not in {row.asked_of, row.asked_by} or mine != by:
        raise CannotPlan(Obstacle.NOT_YOURS)
    state = SwapState.ACCEPTED if agree else SwapState.DECLINED
    if agree:
        _exchange(connection, row, now=now)
    answered = update(SWAP).where(SWAP.c.id == swap_id)
    connection.execute(answered.values(swap_state=state, answered_at=now))
    return state


def _exchange(connection: Connection, row: Row[Any], *, now: datetime) -> None:
    shift = _shift(connection, row.shift_id, now=now)
    back = None if row.return_id is None else _shift(connection, row.return_id, now=now)
    kept = shift is not None and shift.colleague_id == row.asked_by
    if back is not None:
        kept = kept and back.colleague_id == row.asked_of
    if shift is None or not kept or (row.return_id is not None and back is None):
        raise CannotPlan(Obstacle.CHANGED)
    _check(connection, shift, back, by=row.asked_by, of=row.asked_of)
    _give(connection, shift, row.asked_of, now)
    if back is not None:
        _give(connection, back, row.asked_by, now)


def _check(connection: Connection, shift: Shift, back: Shift | None, *, by: UUID, of: UUID) -> None:
    beside = frozenset({shift.id} if back is None else {shift.id, back.id})
    check_free(connection, replace(shift, colleague_id=of), beside=beside)
    if back is not None:
        check_free(connection, replace(back, colleague_id=by), beside=beside)


def _give(connection: Connection, shift: Shift, colleague_id: UUID, now: datetime) -> None:
    # Nobody's to undo: two people agreed.
    values = {"colleague_id": colleague_id, "changed_by": _AGREED, "changed_at": now}
    connection.execute(update(SHIFT).where(SHIFT.c.id == shift.id).values(**values))


def _shift(connection: Connection, shift_id: UUID, *, now: datetime) -> Shift | None:
    there = SHIFT.c.id == shift_id, SHIFT.c.removed_at.is_(None), SHIFT.c.ends_at > now
    row = connection.execute(select(SHIFT).where(*there)).one_or_none()
    return None if row is None else shift_of(row)
