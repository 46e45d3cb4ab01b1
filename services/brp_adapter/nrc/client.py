"""The resource ``abonnement`` of the VNG Notificaties API 1.0."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

import httpx
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic.alias_generators import to_camel

from brp_adapter.connections.notificaties import Nrc
from brp_adapter.fetching.zgw_token import ZgwToken
from foundation.clock import Clock

TIMEOUT: Final = httpx.Timeout(30.0, connect=5.0)
"""Seconds. The NRC calls us back before it answers."""

_TOLD: Final[Mapping[str, str]] = {
    "no-auth-on-callback-url": "our address answers without the agreed header: is it ours?",
    "invalid-callback-url": "the NRC called our address and got no 204: can it reach it, and does"
    " the adapter run with this file of sources?",
    "kanaal_naam": "the NRC has no kanaal of that name",
}


class NrcRefused(Exception):
    """The NRC did not do it; the text says what to look at, and holds no secret."""


class Kanaal(BaseModel):
    """One kanaal of a subscription, with its filters."""

    naam: str
    filters: dict[str, str] = {}


class Abonnement(BaseModel):
    """One subscription as the NRC shows it; never with the header that it sends."""

    model_config = ConfigDict(alias_generator=to_camel, extra="ignore", hide_input_in_errors=True)

    url: str
    callback_url: str
    kanalen: list[Kanaal] = []

    @property
    def name(self) -> str:
        """By which the NRC knows it: the last part of its address."""
        return self.url.rstrip("/").rpartition("/")[2]


_LIST: Final = TypeAdapter(list[Abonnement])


@dataclass(frozen=True)
class NrcClient:
    """One NRC, as one client. ``callback`` tells which of its subscriptions are ours."""

    client: httpx.Client
    base: str
    callback: str

    @classmethod
    def at(cls, nrc: Nrc, name: str, secret: str, clock: Clock) -> Self:
        """Connected to nothing yet. ``secret`` is that of ``nrc.client_id``.

        The ``name`` of the connection stands behind our address: several may come to the same one.
        """
        access = ZgwToken(nrc.client_id, secret, clock)
        client = httpx.Client(timeout=TIMEOUT, auth=access)
        return cls(client, f"{nrc.url.rstrip('/')}/abonnement", f"{nrc.callback}?bron={name}")

    def ours(self) -> list[Abonnement]:
        """Those that come to us. Raises ``NrcRefused``."""
        answer = self._ask("GET", self.base)
        try:
            found = _LIST.validate_json(answer.content)
        except ValidationError:
            message = "the NRC gave no list of subscriptions: is the address of its API right?"
            raise NrcRefused(message) from None
        return [one for one in found if one.callback_url == self.callback]

    def make(self, body: Mapping[str, Any]) -> None:
        """A new one. Raises ``NrcRefused``."""
        self._ask("POST", self.base, body)

    def replace(self, name: str, body: Mapping[str, Any]) -> None:
        """Everything of it, the header too. Raises ``NrcRefused``."""
        self._ask("PUT", f"{self.base}/{name}", body)

    def end(self, name: str) -> None:
        """No more of it. Raises ``NrcRefused``."""
        self._ask("DELETE", f"{self.base}/{name}")

    def close(self) -> None:
        """Give the connection back."""
        self.client.close()

    def _ask(self, method: str, url: str, body: Mapping[str, Any] | None = None) -> httpx.Response:
        try:
            answer = self.client.request(method, url, json=body)
        except httpx.HTTPError as error:
            message = f"the NRC does not answer ({type(error).__name__})"
            raise NrcRefused(message) from None
        if not answer.is_success:
            raise NrcRefused(_told(answer))
        return answer


def _told(answer: httpx.Response) -> str:
    """What is known of it; of what the NRC says only codes that stand here."""
    if answer.status_code in {401, 403}:
        return (
            f"the NRC refuses us ({answer.status_code}): do client_id and secret fit, does it have"
            " the scope notificaties.consumeren, and is our clock right?"
        )
    codes = [told for code, told in _TOLD.items() if code in answer.text]
    return f"the NRC refuses it ({answer.status_code}): " + ("; ".join(codes) or "it says not why")
