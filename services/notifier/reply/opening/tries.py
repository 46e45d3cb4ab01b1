"""How often somebody tried to open a message: per code and per network address, in Redis.

A try counts before it is made, so that many at once are many. Neither codes nor addresses stand
there, but keyed hashes of them; a code that does not exist is counted like any other.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import redis

from foundation.encryption import BlindIndex
from notifier.sessions.place import SessionsAway

_MINUTE_MS: Final = 60_000
PAUSES: Final = tuple(
    minutes * _MINUTE_MS for minutes in (0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 960)
)
"""How long the next try waits after each wrong one. Who has the letter knows the year of birth, and
so has 365 dates to try; who has the date mistypes it more than once."""

_REMEMBERED: Final = timedelta(days=400)
"""Longer than any code is good."""

WINDOW: Final = timedelta(hours=1)

_TAKE: Final = """
local now = tonumber(ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[2]))
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[3]) then
  local first = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  return tonumber(first[2]) + tonumber(ARGV[2]) - now
end
redis.call('ZADD', KEYS[1], now, ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
local tried = tonumber(redis.call('HGET', KEYS[2], 'tried') or '0')
local pauses = #ARGV - 5
if tried > pauses then return -2 end
local wait = tonumber(redis.call('HGET', KEYS[2], 'until') or '0') - now
if wait > 0 then return wait end
tried = redis.call('HINCRBY', KEYS[2], 'tried', 1)
local pause = tonumber(ARGV[5 + tried] or '0')
-- Without a pause nothing is set: another try that began a moment earlier must not wait for it.
if pause > 0 then redis.call('HSET', KEYS[2], 'until', now + pause) end
redis.call('PEXPIRE', KEYS[2], ARGV[5])
return -1
"""
_GO: Final = -1
_OVER: Final = -2


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now. ``minutes`` None: never again with this code."""

    minutes: int | None


class Tries:
    """Every method raises ``SessionsAway`` when Redis gives no answer."""

    def __init__(self, client: redis.Redis, index: BlindIndex, *, per_address: int) -> None:
        """``per_address``: how many in any hour."""
        self._client = client
        self._index = index
        self._per_address = per_address
        self._take = client.register_script(_TAKE)

    def take(self, *, signs: str, address: str, now: datetime) -> Wait | None:
        """Count one; None: go on."""
        keys = [self._key("address", address), self._key("code", signs)]
        arguments: list[str | int] = [
            round(now.timestamp() * 1000),
            _ms(WINDOW),
            self._per_address,
            secrets.token_hex(8),
            _ms(_REMEMBERED),
            *PAUSES,
        ]
        try:
            answer = int(self._take(keys=keys, args=arguments))
        except redis.RedisError:
            raise SessionsAway from None
        if answer == _GO:
            return None
        return Wait(None if answer == _OVER else -(-answer // _MINUTE_MS))

    def forgive(self, *, signs: str) -> None:
        """It was right: whoever mistyped it before is not counted on."""
        try:
            self._client.delete(self._key("code", signs))
        except redis.RedisError:
            raise SessionsAway from None

    def answer(self) -> None:
        """Look whether Redis is there."""
        try:
            self._client.ping()
        except redis.RedisError:
            raise SessionsAway from None

    def close(self) -> None:
        """End of the process."""
        self._client.close()

    def _key(self, kind: str, what: str) -> str:
        return f"reply:{kind}:{self._index.of(f'reply_{kind}_tries', what).hex()}"


def _ms(time: timedelta) -> int:
    return round(time.total_seconds() * 1000)
