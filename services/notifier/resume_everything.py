"""What was due all the time leaves again."""

from collections.abc import Callable
from uuid import UUID

from foundation.database import Database
from notifier.service import DELIVER, HAND_OVER
from notifier.stop_everything import fit, turn

_ANY_ROW = UUID(int=0)


def resume_everything(
    database: Database, *, reason: str, actor: str, ring: Callable[[str, UUID], None]
) -> bool:
    """Turn the switch back and ring. False: nothing was stopped. Raises ``UnfitReason``.

    Nothing doubles: what was being handed over when it stopped is looked up first, as after a
    crash; everything else never began.
    """
    resumed = turn(database, stopped=False, reason=fit(reason), actor=actor)
    # Also when nothing changed: a ring costs nothing, and the one before may have been lost.
    for task in (DELIVER, HAND_OVER):
        ring(task, _ANY_ROW)
    return resumed
