"""Delivers notifications as Open Notificaties does: at least once, in no order, again and again."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from sandbox.notificaties.subscriptions import Subscriptions

TRIES: Final = 8
"""The first and seven more."""

FIRST_WAIT: Final = 25.0
TIMES: Final = 4.0
LONGEST_WAIT: Final = 52_000.0
"""Seconds: 25, 100, 400 and so on; scaled in the sandbox."""


@dataclass
class Delivered:
    """How one notification fared at one subscriber: the status of each try, 0 without answer."""

    abonnement: str
    pogingen: list[int] = field(default_factory=list)


class Teller:
    """Everything that was told since the start, in memory only."""

    def __init__(self, subscriptions: Subscriptions, scale: float) -> None:
        """``scale`` shortens every wait."""
        self._subscriptions = subscriptions
        self._scale = scale
        self._running: set[asyncio.Task[None]] = set()
        self.made: list[Delivered] = []

    def tell(self, message: Mapping[str, Any], *, times: int = 1) -> list[Delivered]:
        """Begin to deliver to whoever wants it, ``times`` over."""
        begun = []
        for name, one in list(self._subscriptions.made.items()):
            if not one.wants(dict(message)):
                continue
            for _ in range(times):
                delivered = Delivered(name)
                begun.append(delivered)
                task = asyncio.create_task(self._deliver(delivered, message))
                self._running.add(task)
                task.add_done_callback(self._running.discard)
        self.made += begun
        return begun

    async def _deliver(self, delivered: Delivered, message: Mapping[str, Any]) -> None:
        async with httpx.AsyncClient(timeout=10) as http:
            for tried in range(TRIES):
                # By the subscription as it is at that moment: a new header counts at once.
                to = self._subscriptions.made.get(delivered.abonnement)
                if to is None:
                    return
                status = await _post(http, to.callback_url, to.auth, message)
                delivered.pogingen.append(status)
                if httpx.codes.is_success(status):
                    return
                wait = min(FIRST_WAIT * TIMES**tried, LONGEST_WAIT)
                await asyncio.sleep(wait * self._scale)


async def _post(http: httpx.AsyncClient, url: str, auth: str, message: Mapping[str, Any]) -> int:
    try:
        answer = await http.post(url, json=message, headers={"Authorization": auth})
    except httpx.TransportError:
        return 0
    return answer.status_code
