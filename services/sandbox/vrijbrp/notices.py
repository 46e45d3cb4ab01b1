"""vrijBRP's notices of a change, sent as it sends them and again until they are taken.

Source: the schema vrijbrp.pl.mutation.v1 and the receiver of the public connector, which answers
202. How often vrijBRP itself tries again is not published: here with twice the wait each time.
"""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from itertools import count
from typing import Any, Final

import httpx
from pydantic import SecretStr

from sandbox.clock import Clock

TRIES: Final = 8
ANSWER_WITHIN: Final = 10.0


@dataclass
class Sent:
    """One notice, for tests to count: its number and every answer, 0 where there was none.

    ``melding``: the receiver's id of it, once it was taken.
    """

    id: str
    answers: list[int]
    melding: str | None = None


class Notices:
    """Sends to one address."""

    def __init__(
        self, url: str, authorization: SecretStr, clock: Clock, *, retry_after: float = 5
    ) -> None:
        """`retry_after` in seconds: the first wait after a notice that was not taken."""
        self._url = url
        self._headers = {"Authorization": authorization.get_secret_value()}
        self._clock = clock
        self._retry_after = retry_after
        self._running: set[asyncio.Task[None]] = set()
        # By the clock, so that a sandbox that starts anew gives no number twice.
        self._numbers = count(int(clock().timestamp() * 100) % 10**12)
        self.sent: list[Sent] = []

    def tell(self, bsn: str, historic: tuple[str, ...] = ()) -> str:
        """Set a notice about one person on its way; gives its number."""
        number = f"{next(self._numbers) % 10**12:012}"
        notice: dict[str, Any] = {
            "specversion": "1.0",
            "type": "vrijbrp.pl.mutation.v1",
            "source": "/vrijbrp",
            "subject": None,
            "id": number,
            "time": self._clock().isoformat(timespec="seconds"),
            "datacontenttype": "application/json",
            "data": {"bsn": bsn, "historicBsns": list(historic)},
        }
        sent = Sent(number, [])
        self.sent.append(sent)
        task = asyncio.create_task(self._until_taken(notice, sent))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return number

    async def _until_taken(self, notice: dict[str, Any], sent: Sent) -> None:
        async with httpx.AsyncClient(timeout=ANSWER_WITHIN, headers=self._headers) as client:
            for tried in range(TRIES):
                if tried:
                    await asyncio.sleep(self._retry_after * 2 ** (tried - 1))
                try:
                    got = await client.post(self._url, json=notice)
                    answer, where = got.status_code, got.headers.get("Location", "")
                except httpx.TransportError:
                    answer, where = 0, ""
                sent.answers.append(answer)
                passing = answer == HTTPStatus.TOO_MANY_REQUESTS or answer >= 500  # noqa: PLR2004
                if answer and not passing:
                    sent.melding = where.rpartition("/")[2] or None
                    return
