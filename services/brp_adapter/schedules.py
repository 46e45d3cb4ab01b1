"""When a question or a message that did not get through is tried again."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from foundation.retry import RetrySchedule

_FIRST: Final = (5, 15, 30, 60, 120)
_THEN: Final = 300
_FOR: Final = 24 * 3600
_INVALID: Final = (30, 120, 600)


@dataclass(frozen=True)
class Schedules:
    """How often is tried again.

    ``patient``: 5 seconds up to 5 minutes, for a day, where repeating is safe (asking the BRP,
    handing over under an idempotency key). ``brief``: for a broken answer, which time seldom mends.
    """

    patient: RetrySchedule
    brief: RetrySchedule


def schedules(scale: float = 1.0) -> Schedules:
    """``scale`` shortens every delay, for demonstrations and tests."""
    seconds = [*_FIRST]
    while sum(seconds) < _FOR:
        seconds.append(_THEN)
    return Schedules(_scaled(tuple(seconds), scale), _scaled(_INVALID, scale))


def _scaled(seconds: tuple[int, ...], scale: float) -> RetrySchedule:
    return RetrySchedule(tuple(timedelta(seconds=second * scale) for second in seconds))
