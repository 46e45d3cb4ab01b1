"""Sessions: opened, found, kept alive, and ended everywhere at once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import uuid4

import redis

from foundation.clock import Clock
from foundation.encryption import BlindIndex, KeyRing
from notifier.review.sessions.place import Sealed, SessionsAway, new_token
from notifier.review.sessions.session import Session, decode, encode
from notifier.staff.roles import Visitor

_NOTED_EVERY: Final = timedelta(seconds=15)
"""How exactly it is known when somebody was last seen; each note is a write."""


class Sessions:
    """Every method raises ``SessionsAway`` when Redis gives no answer."""

    def __init__(
        self,
        client: redis.Redis,
        keyring: KeyRing,
        index: BlindIndex,
        clock: Clock,
        *,
        idle: timedelta,
        lifetime: timedelta,
    ) -> None:
        """A session ends ``idle`` after its person was last seen, and ``lifetime`` after login."""
        self._client = client
        self._sealed = Sealed(keyring)
        self._index = index
        self._clock = clock
        self._idle = idle
        self._lifetime = lifetime

    def open(self, visitor: Visitor) -> tuple[str, Session]:
        """The token for the cookie, and the session."""
        now = self._clock()
        ends_at = now + self._lifetime
        if visitor.over_at is not None:
            ends_at = min(ends_at, visitor.over_at)
        session = Session(uuid4(), visitor, now, now, ends_at)
        token = new_token()
        key = self._sealed.key(token)
        theirs = self._of(visitor.subject)
        with _answering(), self._client.pipeline(transaction=True) as together:
            together.set(key, self._sealed.seal(key, encode(session)), px=_ms(self._idle))
            together.sadd(theirs, key)
            together.pexpire(theirs, _ms(self._lifetime))
            together.execute()
        return token, session

    def find(self, token: str, *, touch: bool) -> Session | None:
        """The session while it lasts; with ``touch`` its person was seen just now."""
        key = self._sealed.key(token)
        with _answering():
            content = self._sealed.open(key, self._client.get(key))
        session = None if content is None else decode(content)
        if session is None:
            return None
        now = self._clock()
        if self.left(session) <= timedelta(0):
            self._end(session.visitor.subject, [key])
            return None
        if touch and now - session.seen_at >= min(_NOTED_EVERY, self._idle / 10):
            self._note(key, replace(session, seen_at=now))
        return session

    def left(self, session: Session) -> timedelta:
        """How long it still lasts when its person does nothing more."""
        return min(session.ends_at, session.seen_at + self._idle) - self._clock()

    def end(self, token: str, session: Session) -> None:
        """This one only."""
        self._end(session.visitor.subject, [self._sealed.key(token)])

    def end_all_of(self, subject: str) -> int:
        """Every session of this person, on every machine and in every browser; how many."""
        with _answering():
            keys = self._client.smembers(self._of(subject))
        return self._end(subject, keys)

    def close(self) -> None:
        """End of the process."""
        self._client.close()

    def answer(self) -> None:
        """Look whether Redis is there. Raises ``SessionsAway``."""
        with _answering():
            self._client.ping()

    def _note(self, key: str, session: Session) -> None:
        sealed = self._sealed.seal(key, encode(session))
        with _answering():
            # XX: a session that was ended a moment ago by another request stays ended.
            self._client.set(key, sealed, px=_ms(self._idle), xx=True)

    def _end(self, subject: str, keys: Iterable[str | bytes]) -> int:
        ended = list(keys)
        if not ended:
            return 0
        with _answering(), self._client.pipeline(transaction=True) as together:
            together.delete(*ended)
            together.srem(self._of(subject), *ended)
            return int(together.execute()[0])

    def _of(self, subject: str) -> str:
        return f"workbench:person:{self._index.of('workbench_subject', subject).hex()}"


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except redis.RedisError:
        # Not its text: it may quote the address with the password in it.
        raise SessionsAway from None


def _ms(time: timedelta) -> int:
    return max(1, round(time.total_seconds() * 1000))
