"""A task's turn at the work that is due: it claims and works off until its time is over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final, TypeVar

from foundation.clock import Clock

TURN: Final = timedelta(milliseconds=400)
"""After this a task begins nothing new and rings for the rest, so that in a burst the steps of the
same processes take turns. Without it flags waited until all letters before them had left."""

TakenT = TypeVar("TakenT")


def work_in_turn(
    claim_some: Callable[[], list[TakenT]],
    work_off: Callable[[list[TakenT]], bool],
    *,
    clock: Clock,
    turn: timedelta,
    at_most: int | None = None,
) -> int:
    """How much was claimed and worked off.

    ``work_off`` answers whether more may be due, and another claim worth its while: one that finds
    nothing costs as much as one that does. ``at_most``: no more claims once so much was taken.
    What is left when the turn is over gets its own when the task rings again.
    """
    taken = 0
    until = clock() + turn
    while claimed := claim_some():
        more = work_off(claimed)
        taken += len(claimed)
        if not more or clock() >= until or (at_most is not None and taken >= at_most):
            break
    return taken
