"""What changed as server-sent events (WHATWG HTML §9.2), for one page that stands open."""

import json
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from anyio import to_thread
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from foundation.database import DatabaseError
from notifier.review.live.watch import Place, Watch
from notifier.review.pages.headers import HTML
from notifier.review.worklist.changes import Changes
from notifier.sessions.place import SessionsAway
from notifier.staff.sees import Sees

HEARTBEAT_SECONDS: Final = 10.0
"""Shorter than what any proxy waits; also how soon a session that ended is noticed."""

_RETRY_MILLISECONDS: Final = 3000
_HEADERS: Final = dict(HTML) | {"X-Accel-Buffering": "no"}


@dataclass(frozen=True)
class Listener:
    """Who listens: ``first`` is what they get at once, ``number`` how far the watch was before it.

    ``still_sees``: which cases they may see by now, None once they may not listen any more. It may
    block, and raise ``SessionsAway`` or ``DatabaseError``.
    """

    session_id: UUID
    number: int
    first: Changes
    still_sees: Callable[[], Sees | None]


class ChangeStream(StreamingResponse):
    """Ends when the session does, when the process stops, and when nobody reads any more."""

    def __init__(self, watch: Watch, listener: Listener) -> None:
        """Listen to nothing yet."""
        self._watch = watch
        self._listener = listener
        super().__init__(self._events(), media_type="text/event-stream", headers=_HEADERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve it for as long as it lasts."""
        if scope["method"] == "HEAD":
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            await send({"type": "http.response.body", "body": b""})
            return
        self._place = self._watch.enter(self._listener.session_id, self._listener.first.token)
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._watch.leave(self._place)

    async def _events(self) -> AsyncIterator[str]:
        watch, listener, number = self._watch, self._listener, self._listener.number
        yield f"retry: {_RETRY_MILLISECONDS}\n\n"
        yield changes_event((listener.first,))
        while True:
            number, news = watch.since(number)
            if not news:
                await watch.turned(within=HEARTBEAT_SECONDS)
                number, news = watch.since(number)
            if (last_word := self._last_word(self._place)) is not None:
                yield last_word
                return
            try:
                sees = await to_thread.run_sync(listener.still_sees, limiter=watch.looking)
            except (SessionsAway, DatabaseError):
                return  # not known; the browser comes back by itself, and is told by then
            if sees is None:
                yield _event("einde")
                return
            mine = tuple(changes.seen_by(sees) for changes in news)
            # A comment keeps the connection, and shows that nobody reads it any more.
            yield changes_event(mine) if any(one.any for one in mine) else ": \n\n"

    def _last_word(self, place: Place) -> str | None:
        if self._watch.stopped:
            return ": stop\n\n"
        return _event("vol") if place.must_leave else None


def changes_event(all_changes: Iterable[Changes]) -> str:
    """Changes one after another as one event; its id is the token to go on from."""
    changes = tuple(all_changes)
    cases = [case for one in changes for case in one.cases]
    data = {
        "zaken": sorted({case.reference for case in cases}),
        "t0": sorted({case.reference for case in cases if case.urgent}),
        "alles": any(one.everything for one in changes),
        "dag": any(one.day_turned for one in changes),
    }
    return _event("zaken", json.dumps(data, separators=(",", ":")), str(changes[-1].token))


def _event(kind: str, data: str = "{}", token: str | None = None) -> str:
    name = "" if token is None else f"id: {token}\n"
    return f"{name}event: {kind}\ndata: {data}\n\n"
