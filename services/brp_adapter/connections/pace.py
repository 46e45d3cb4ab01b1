"""How fast a source may bring us messages: what was agreed, counted in Redis for all processes.

A source that is held back sends again, so nothing is lost by it; but when Redis gives no answer
everything is taken, since an event too many does less harm than one too late.
"""

import math
from typing import Final

from limits import RateLimitItemPerMinute
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import SlidingWindowCounterRateLimiter

from foundation.clock import system_clock
from foundation.log import get_logger

_SECONDS: Final = 0.5
"""Longer than this nobody waits for a count."""

_log = get_logger(__name__)


class Pace:
    """Counts messages per source. Connected to nothing before the first."""

    def __init__(self, url: str | None) -> None:
        """``url`` of a Redis database of its own; None: each process counts for itself."""
        storage: Storage = MemoryStorage()
        if url is not None:
            storage = RedisStorage(
                url,
                wrap_exceptions=True,
                socket_timeout=_SECONDS,
                socket_connect_timeout=_SECONDS,
            )
        self._limiter = SlidingWindowCounterRateLimiter(storage)

    def take(self, source: str, *, per_minute: int, messages: int = 1) -> int | None:
        """Count so many messages of a source; None: go on, else the seconds after which to ask."""
        item = RateLimitItemPerMinute(per_minute)
        try:
            if self._limiter.hit(item, "bron", source, cost=messages):
                return None
            reset_at = self._limiter.get_window_stats(item, "bron", source).reset_time
        except StorageError as error:
            _log.warning("pace_not_counted", error=type(error.storage_error).__name__)
            return None
        # By the clock of the machine, as the library counts: a pace is a matter of real time.
        return max(1, math.ceil(reset_at - system_clock().timestamp()))
