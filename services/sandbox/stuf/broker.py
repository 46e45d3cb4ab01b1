"""Sends notifications one after the other, as §4.4 of StUF 03.01 asks of a sender.

What got no answer that one can read, or could not be stored, goes again, the same bytes. After five
Fo03 in a row it stops altogether, until a person lets it go on.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

import httpx
from pydantic import SecretStr

from sandbox.stuf.judge import Judged, NotStufError, judge
from sandbox.stuf.message import ACTION

TRIES: Final = 6
MOST_IN_A_ROW: Final = 5
ANSWER_WITHIN: Final = 10.0
FIRST_WAIT: Final = 0.5
_NOT_STORED: Final = "StUF046"

Wait = Callable[[float], Awaitable[None]]


@dataclass
class Sent:
    """One message: its reference, the status of every try (0: no answer), and what it came to."""

    referentienummer: str
    antwoord: str = "onderweg"
    code: str | None = None
    pogingen: list[int] = field(default_factory=list)


class Broker:
    """One sending system, towards one address."""

    def __init__(
        self, intake: str, authorization: SecretStr, *, wait: Wait = asyncio.sleep
    ) -> None:
        """``intake``: base address."""
        self._address = f"{intake.rstrip('/')}/v1/stuf"
        self._headers = {
            "Authorization": authorization.get_secret_value(),
            "Content-Type": "text/xml; charset=utf-8",
            "SOAPAction": ACTION,
        }
        self._wait = wait
        self._turn = asyncio.Lock()
        self._in_a_row = 0
        self.sent: list[Sent] = []

    @property
    def stopped(self) -> bool:
        """After five Fo03 in a row."""
        return self._in_a_row >= MOST_IN_A_ROW

    def go_on(self) -> None:
        """A person looked at it."""
        self._in_a_row = 0

    async def send(self, reference: str, content: bytes) -> Sent:
        """Send one message and wait for what it comes to."""
        sent = Sent(reference)
        self.sent.append(sent)
        async with self._turn, httpx.AsyncClient(timeout=ANSWER_WITHIN) as http:
            for tried in range(TRIES):
                if self.stopped:
                    sent.antwoord = "gestopt"
                    return sent
                answer = await self._post(http, content)
                sent.pogingen.append(0 if answer is None else answer.status_code)
                if answer is not None and self._ended(sent, answer):
                    return sent
                if tried < TRIES - 1:
                    await self._wait(_seconds(answer, tried))
        if sent.antwoord == "onderweg":
            sent.antwoord = "opgegeven"
        return sent

    async def _post(self, http: httpx.AsyncClient, content: bytes) -> httpx.Response | None:
        try:
            return await http.post(self._address, content=content, headers=self._headers)
        except httpx.TransportError:
            return None

    def _ended(self, sent: Sent, answer: httpx.Response) -> bool:
        if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            return False
        try:
            judged = judge(answer.status_code, answer.content, reference=sent.referentienummer)
        except NotStufError as wrong:
            sent.antwoord, sent.code = "geen_stuf", str(wrong)
            return not answer.is_server_error  # a 401 or 403 is another one the next time, too
        return self._judged(sent, judged)

    def _judged(self, sent: Sent, judged: Judged) -> bool:
        if judged.code is None:
            self._in_a_row = 0
            sent.antwoord, sent.code = "Bv03", None
            return True
        self._in_a_row += 1
        sent.antwoord, sent.code = ("Fo03" if judged.code else "fault"), judged.code or None
        return judged.code != _NOT_STORED


def _seconds(answer: httpx.Response | None, tried: int) -> float:
    said = "" if answer is None else answer.headers.get("retry-after", "")
    return float(said) if said.isdecimal() else FIRST_WAIT * 2**tried
