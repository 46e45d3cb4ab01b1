"""The Redis database in which sessions lie: sealed, under keys that open nothing."""

import hashlib
import secrets
from typing import Final
from uuid import UUID

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from foundation.encryption import CannotOpen, KeyRing

_SECONDS: Final = 1.0
"""A Redis that hangs holds a page up no longer than this, and once more."""

_TOKEN_BYTES: Final = 32


class SessionsAway(Exception):
    """Redis gives no answer: nobody can be let in, and nobody's session can be ended."""

    def __init__(self) -> None:
        super().__init__("sessions_away")


def open_redis(url: str) -> redis.Redis:
    """A client that connects at its first use."""
    return redis.Redis.from_url(
        url,
        socket_timeout=_SECONDS,
        socket_connect_timeout=_SECONDS,
        retry=Retry(NoBackoff(), 1),
    )


def place_of(key: str) -> UUID:
    """For which something is sealed, so that it opens under this name alone."""
    return UUID(bytes=hashlib.sha256(key.encode()).digest()[:16])


def new_token() -> str:
    """What goes into a cookie: 256 bits by chance, which say nothing."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


class Sealed:
    """Values under a hash of the token that the browser holds.

    Whoever reads Redis finds no token to use, no id of a person, and cannot make a session: the
    content is sealed for its own key (``KeyRing``), which begins with the ``space``.
    """

    def __init__(self, keyring: KeyRing, space: str) -> None:
        self._keyring = keyring
        self._space = space

    def key(self, token: str) -> str:
        """Name in Redis."""
        return f"{self._space}:session:{_digest(token).hex()}"

    def seal(self, key: str, content: bytes) -> bytes:
        """For this key alone."""
        return self._keyring.seal(content, table="session", column="content", row_id=place_of(key))

    def open(self, key: str, sealed: object) -> bytes | None:
        """None for what was not sealed by us for this key."""
        if not isinstance(sealed, bytes):
            return None
        try:
            return self._keyring.open(
                sealed, table="session", column="content", row_id=place_of(key)
            )
        except CannotOpen:
            return None


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()
