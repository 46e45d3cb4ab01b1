"""Sends messages as the webhook of CloudEvents asks of a sender.

Asks beforehand whether it may, and how fast; repeats what was not taken, after the time that the
receiver names; and never sends again to an address that answered 410. It follows no redirect.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Final

import httpx
from cloudevents.core.bindings.http import HTTPMessage

from sandbox.settings import TEST_ORIGIN
from sandbox.token_endpoint import Client

TRIES: Final = 6
ANSWER_WITHIN: Final = 10.0
FIRST_WAIT: Final = 0.5
LONGEST_WAIT: Final = 120.0
"""Seconds. Without ``Retry-After`` every wait is twice the one before."""

Wait = Callable[[float], Awaitable[None]]


class Outcome(StrEnum):
    """How it ended for one delivery."""

    UNDER_WAY = "onderweg"
    TAKEN = "aangenomen"
    REFUSED = "geweigerd"
    RETIRED = "beeindigd"
    NOT_ALLOWED = "niet_toegestaan"
    GIVEN_UP = "opgegeven"


@dataclass
class Delivery:
    """One order: how every try was answered (0: not at all), and what it came to.

    ``meldingen`` are the receiver's ids; ``tempo`` is what it allows per minute.
    """

    id: str
    uitkomst: Outcome = Outcome.UNDER_WAY
    pogingen: list[int] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    tempo: str | None = None
    code: str | None = None


class Sender:
    """One sending system, towards one address."""

    def __init__(
        self, intake: str, issuer: str, audience: str, *, wait: Wait = asyncio.sleep
    ) -> None:
        """``intake`` and ``issuer``: base addresses."""
        self._address = f"{intake.rstrip('/')}/v1/gebeurtenissen"
        self._issuer = issuer.rstrip("/")
        self._audience = audience
        self._wait = wait
        self._retired: set[str] = set()

    async def send(
        self, delivery: Delivery, client: Client, messages: list[HTTPMessage], *, ask: bool
    ) -> None:
        """Deliver all messages, and write down in ``delivery`` how that goes."""
        async with httpx.AsyncClient(timeout=ANSWER_WITHIN) as http:
            if ask and not await self._may_send(http, delivery):
                return
            token = await self._token(http, client)
            for message in messages:
                outcome = await self._deliver(http, delivery, client, message, token)
                if outcome is not Outcome.TAKEN:
                    delivery.uitkomst = outcome
                    return
        delivery.uitkomst = Outcome.TAKEN

    async def _may_send(self, http: httpx.AsyncClient, delivery: Delivery) -> bool:
        """The handshake (HTTP 1.1 Web Hooks for Event Delivery §4.1)."""
        asked = {"WebHook-Request-Origin": TEST_ORIGIN, "WebHook-Request-Rate": "600"}
        answer = await http.options(self._address, headers=asked)
        delivery.tempo = answer.headers.get("webhook-allowed-rate")
        if answer.headers.get("webhook-allowed-origin") in {TEST_ORIGIN, "*"}:
            return True
        delivery.uitkomst = Outcome.NOT_ALLOWED
        delivery.code = _code(answer)
        return False

    async def _token(self, http: httpx.AsyncClient, client: Client) -> str:
        answer = await http.post(
            f"{self._issuer}/token",
            data={
                "grant_type": "client_credentials",
                "client_id": client.name,
                "client_secret": client.password,
                "scope": "gebeurtenissen:schrijven",
                "audience": self._audience,
            },
        )
        return f"Bearer {answer.raise_for_status().json()['access_token']}"

    async def _deliver(
        self,
        http: httpx.AsyncClient,
        delivery: Delivery,
        client: Client,
        message: HTTPMessage,
        token: str,
    ) -> Outcome:
        if client.name in self._retired:
            return Outcome.RETIRED
        headers = {
            **message.headers,
            "Authorization": token,
            "WebHook-Request-Origin": TEST_ORIGIN,
        }
        for tried in range(TRIES):
            answer = await _post(http, self._address, headers, message.body)
            delivery.pogingen.append(0 if answer is None else answer.status_code)
            if answer is not None and not _again(answer):
                return self._ended(delivery, client, answer)
            if tried < TRIES - 1:
                await self._wait(_seconds(answer, tried))
        return Outcome.GIVEN_UP

    def _ended(self, delivery: Delivery, client: Client, answer: httpx.Response) -> Outcome:
        if answer.is_success:
            delivery.meldingen += _ids(answer.json())
            return Outcome.TAKEN
        delivery.code = _code(answer)
        if answer.status_code == HTTPStatus.GONE:
            self._retired.add(client.name)
            return Outcome.RETIRED
        return Outcome.REFUSED


async def _post(
    http: httpx.AsyncClient, address: str, headers: dict[str, str], body: bytes
) -> httpx.Response | None:
    try:
        return await http.post(address, headers=headers, content=body)
    except httpx.TransportError:
        return None


def _again(answer: httpx.Response) -> bool:
    return answer.is_server_error or answer.status_code == HTTPStatus.TOO_MANY_REQUESTS


def _seconds(answer: httpx.Response | None, tried: int) -> float:
    """What the receiver says, else ever longer."""
    said = "" if answer is None else answer.headers.get("retry-after", "")
    return min(float(said) if said.isdecimal() else FIRST_WAIT * 2**tried, LONGEST_WAIT)


def _ids(body: dict[str, Any]) -> list[str]:
    return [str(one["id"]) for one in body.get("gebeurtenissen", [body])]


def _code(answer: httpx.Response) -> str | None:
    try:
        code = answer.json().get("code")
    except (ValueError, AttributeError):
        return None
    return None if code is None else str(code)
