"""Offers events as a municipality does: on schedule whatever the answers do, or all at once."""

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import httpx

from foundation.clock import Clock
from vertrekmelding.bench.families import Synthetic
from vertrekmelding.stack.options import Urls

_CONNECTIONS: Final = 32
_SECONDS: Final = 30.0
_AGAIN: Final = 0.25
"""Seconds before a careful sender repeats what was not accepted."""

_MOST_TRIES: Final = 100


@dataclass(slots=True)
class Offered:
    """One event. ``at``: when it was to be sent by the schedule, whenever it could be."""

    family: Synthetic
    at: datetime
    accepted_at: datetime | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """``per_second`` None is all at once, over 32 connections."""

    per_second: float | None


@dataclass
class Offering:
    """Events being offered in a thread of its own; look at ``offered`` meanwhile."""

    offered: list[Offered] = field(default_factory=list)
    refusals: list[int] = field(default_factory=list)
    """Statuses that no repetition will turn into a 202."""

    thread: threading.Thread | None = None

    @property
    def accepted(self) -> int:
        """Events that got their 202."""
        return sum(one.accepted_at is not None for one in self.offered)

    @property
    def over(self) -> bool:
        """Whether everything was accepted or given up."""
        return self.thread is None or not self.thread.is_alive()


def start_offering(
    families: Sequence[Synthetic], pace: Pace, urls: Urls, token: str, clock: Clock
) -> Offering:
    """Begin, and return at once."""
    offering = Offering()
    began = clock()
    gap = timedelta(0) if pace.per_second is None else timedelta(seconds=1 / pace.per_second)
    offering.offered = [Offered(family, began + n * gap) for n, family in enumerate(families)]
    work = _Sender(offering, urls, token, clock)
    # A daemon: an interrupt must not wait for the end of the schedule.
    thread = threading.Thread(target=lambda: asyncio.run(work.send_all()), daemon=True)
    offering.thread = thread
    thread.start()
    return offering


class _Sender:
    def __init__(self, offering: Offering, urls: Urls, token: str, clock: Clock) -> None:
        self._offering = offering
        self._url = f"{urls.intake}/v1/gebeurtenissen"
        self._headers = {
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/cloudevents+json",
        }
        self._clock = clock

    async def send_all(self) -> None:
        limits = httpx.Limits(max_connections=_CONNECTIONS, max_keepalive_connections=_CONNECTIONS)
        # How long it waits for one of our own connections is part of what is measured.
        timeout = httpx.Timeout(_SECONDS, pool=None)
        async with (
            httpx.AsyncClient(limits=limits, timeout=timeout, headers=self._headers) as client,
            asyncio.TaskGroup() as group,
        ):
            for one in self._offering.offered:
                wait = (one.at - self._clock()).total_seconds()
                if wait > 0:
                    await asyncio.sleep(wait)
                group.create_task(self._until_accepted(client, one))

    async def _until_accepted(self, client: httpx.AsyncClient, one: Offered) -> None:
        while one.tries < _MOST_TRIES:
            one.tries += 1
            try:
                answer = await client.post(self._url, json=one.family.event)
            except httpx.TransportError:
                await asyncio.sleep(_AGAIN)
                continue
            if answer.status_code == httpx.codes.ACCEPTED:
                one.accepted_at = self._clock()
                return
            if answer.status_code != httpx.codes.TOO_MANY_REQUESTS and not answer.is_server_error:
                self._offering.refusals.append(answer.status_code)
                return
            await asyncio.sleep(_AGAIN)
