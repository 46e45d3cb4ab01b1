"""When to try again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

JITTER_SHARE = 0.2
"""Spread of ±10 %: rows that failed together must not come back together."""


@dataclass(frozen=True)
class RetrySchedule:
    """Delays after the first, second, ... attempt that failed."""

    delays: tuple[timedelta, ...]

    @property
    def max_attempts(self) -> int:
        """Attempts in all, the first one included."""
        return len(self.delays) + 1

    def next(
        self,
        attempt: int,
        *,
        jitter: Callable[[], float],
        at_least: timedelta | None = None,
    ) -> timedelta | None:
        """Delay before the attempt that follows ``attempt`` (1 = the first one just failed).

        ``jitter`` answers from 0 up to 1 (``random.random``); ``at_least`` is what the other side
        asked for with Retry-After and is never shortened. None means: tried enough, a human looks.
        """
        if not 1 <= attempt <= len(self.delays):
            return None
        delay = self.delays[attempt - 1] * (1 + JITTER_SHARE * (jitter() - 0.5))
        return max(delay, at_least) if at_least is not None else delay
