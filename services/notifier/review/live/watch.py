"""Asks the database once a second what changed, for everybody who looks, while anybody does.

Fifty open browsers are one question a second, and none of them keeps a connection of the database.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from anyio import CapacityLimiter, to_thread

from foundation.database import DatabaseError
from foundation.log import get_logger
from notifier.review.worklist.changes import Changes, ChangeToken, changes_since
from notifier.service import Service
from notifier.staff.sees import SeesAll

MOST_PER_SESSION: Final = 3
"""A browser keeps six connections to a host at most (HTTP/1.1): the rest is for its pages."""

_EVERY_SECONDS: Final = 1.0
_AWAY_SECONDS: Final = 5.0
_KEPT: Final = 60
_AT_ONCE: Final = 4
_log = get_logger(__name__)


@dataclass(eq=False)
class Place:
    """One page that listens. ``must_leave``: its session opened later ones in its place."""

    session_id: UUID
    must_leave: bool = False


class Watch:
    """One per process. Everything but ``number`` is for the thread of the event loop alone."""

    def __init__(self, service: Service, *, every: float = _EVERY_SECONDS) -> None:
        """``every``: seconds between two questions."""
        self._service = service
        self._every = every
        self._told: deque[tuple[int, Changes]] = deque(maxlen=_KEPT)
        self._places: list[Place] = []
        self._token: ChangeToken | None = None
        self._task: asyncio.Task[None] | None = None
        self._turn = asyncio.Event()
        # Of its own: who waits for a page keeps no other from hearing what changed.
        self._thread = CapacityLimiter(1)
        self.looking = CapacityLimiter(_AT_ONCE)
        self._away = False
        self.number = 0
        self.stopped = False

    def enter(self, session_id: UUID, token: ChangeToken) -> Place:
        """Somebody listens who knows everything up to ``token``."""
        place = Place(session_id)
        self._places.append(place)
        theirs = [one for one in self._places if one.session_id == session_id]
        for oldest in theirs[:-MOST_PER_SESSION]:
            oldest.must_leave = True
            self._places.remove(oldest)
        if self._task is None and not self.stopped:
            # Nobody asked for a while: whatever is newer than this token is asked for now.
            self._token = token
            self._task = asyncio.create_task(self._ask_while_somebody_listens())
        self._wake()
        return place

    def leave(self, place: Place) -> None:
        """No longer; when it was the last one, the asking ends by itself."""
        with suppress(ValueError):
            self._places.remove(place)

    def since(self, number: int) -> tuple[int, tuple[Changes, ...]]:
        """What was told after that number, and the number of now.

        Who was too slow gets a word that everything may have changed.
        """
        missed = tuple(self._after(number))
        return self.number, missed

    async def turned(self, *, within: float) -> None:
        """Wait until there is something new, or for so many seconds."""
        if self.stopped:
            return
        turn = self._turn
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await turn.wait()

    def stop(self) -> None:
        """End of the process: everybody who listens leaves at once."""
        self.stopped = True
        if self._task is not None:
            self._task.cancel()
        self._wake()

    @property
    def listeners(self) -> int:
        """How many pages listen."""
        return len(self._places)

    def _after(self, number: int) -> Iterator[Changes]:
        if self._told and self._told[0][0] > number + 1:
            yield Changes(self._told[-1][1].token, everything=True)
            return
        yield from (changes for at, changes in self._told if at > number)

    async def _ask_while_somebody_listens(self) -> None:
        while self._places:
            await asyncio.sleep(_AWAY_SECONDS if self._away else self._every)
            changes = await self._asked()
            if changes is None:
                continue
            self._token = changes.token
            if changes.any:
                self.number += 1
                self._told.append((self.number, changes))
                self._wake()
        self._task = None

    async def _asked(self) -> Changes | None:
        try:
            changes = await to_thread.run_sync(self._ask, limiter=self._thread)
        except DatabaseError as away:
            if not self._away:
                _log.warning("workbench_watch_away", code=str(away))
            self._away = True
            return None
        except Exception:  # noqa: BLE001 - else every page would be silent, and nobody knew why
            _log.exception("workbench_watch_failed")
            self._away = True
            return None
        self._away = False
        return changes

    def _ask(self) -> Changes:
        service, token = self._service, self._token
        if token is None:
            message = "nobody said from where on to ask"
            raise RuntimeError(message)
        with service.database.transaction() as connection:
            return changes_since(connection, SeesAll(), token, now=service.clock())

    def _wake(self) -> None:
        turn, self._turn = self._turn, asyncio.Event()
        turn.set()
