"""Sessions: opened, found, kept alive, and ended everywhere at once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Final, Generic
from uuid import uuid4

import redis

from foundation.clock import Clock
from foundation.encryption import BlindIndex, KeyRing
from notifier.sessions.place import Sealed, SessionsAway, new_token
from notifier.sessions.session import P, Session, Writing, decode, encode

_NOTED_EVERY: Final = timedelta(seconds=15)
"""How exactly it is known when somebody was last seen; each note is a write."""


class Sessions(Generic[P]):
    """Every method raises ``SessionsAway`` when Redis gives no answer."""

    def __init__(
        self,
        client: redis.Redis,
        keyring: KeyRing,
        index: BlindIndex,
        clock: Clock,
        *,
        space: str,
        writing: Writing[P],
        idle: timedelta,
        lifetime: timedelta,
    ) -> None:
        """A session ends ``idle`` after its person was last seen, and ``lifetime`` after login.

        ``space``: the kind of session; ``writing``: how its people are written down.
        """
        self._client = client
        self._sealed = Sealed(keyring, space)
        self._space = space
        self._writing = writing
        self._index = index
        self._clock = clock
        self._idle = idle
        self._lifetime = lifetime

    def open(self, visitor: P, *, instead_of: str | None = None) -> tuple[str, Session[P]]:
        """The token for the cookie, and the session.

        ``instead_of``: the token that this browser still had. What it opened is ended: nobody goes
        on under the id of before the login.
        """
        before = None if instead_of is None else self.find(instead_of, touch=False)
        if instead_of is not None and before is not None:
            self.end(instead_of, before)
        now = self._clock()
        ends_at = now + self._lifetime
        if visitor.over_at is not None:
            ends_at = min(ends_at, visitor.over_at)
        session = Session(uuid4(), visitor, now, now, ends_at)
        token = new_token()
        key = self._sealed.key(token)
        theirs = self._of(visitor.subject)
        with _answering(), self._client.pipeline(transaction=True) as together:
            together.set(
                key, self._sealed.seal(key, encode(session, self._writing)), px=_ms(self._idle)
            )
            together.sadd(theirs, key)
            together.pexpire(theirs, _ms(self._lifetime))
            together.execute()
        return token, session

    def find(self, token: str, *, touch: bool) -> Session[P] | None:
        """The session while it lasts; with ``touch`` its person was seen just now."""
        key = self._sealed.key(token)
        with _answering():
            content = self._sealed.open(key, self._client.get(key))
        session = None if content is None else decode(content, self._writing)
        if session is None:
            return None
        now = self._clock()
        if self.left(session) <= timedelta(0):
            self._end(session.visitor.subject, [key])
            return None
        if touch and now - session.seen_at >= min(_NOTED_EVERY, self._idle / 10):
            self._note(key, replace(session, seen_at=now))
        return session

    def left(self, session: Session[P]) -> timedelta:
        """How long it still lasts when its person does nothing more."""
        return min(session.ends_at, session.seen_at + self._idle) - self._clock()

    def end(self, token: str, session: Session[P]) -> None:
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

    def _note(self, key: str, session: Session[P]) -> None:
        sealed = self._sealed.seal(key, encode(session, self._writing))
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
        subject_index = self._index.of(f"{self._space}_subject", subject)
        return f"{self._space}:person:{subject_index.hex()}"


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except redis.RedisError:
        # Not its text: it may quote the address with the password in it.
        raise SessionsAway from None


def _ms(time: timedelta) -> int:
    return max(1, round(time.total_seconds() * 1000))
