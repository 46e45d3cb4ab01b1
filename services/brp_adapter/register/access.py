"""How a question to the BRP shows who asks, where that is no access token: an API key."""

from collections.abc import Generator, Mapping

import httpx
from pydantic import SecretStr


class ApiKey(httpx.Auth):
    """Adds a key in a header whose name differs per gateway (``X-API-KEY``)."""

    def __init__(self, header: str, key: SecretStr) -> None:
        """``key`` never shows in a ``repr``."""
        self._header = header
        self._key = key

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send with the key."""
        request.headers[self._header] = self._key.get_secret_value()
        yield request


def static_headers(text: str) -> Mapping[str, str]:
    """Read ``name: value; name: value``, the headers that some gateways want on every question."""
    pairs = (part.partition(":") for part in text.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}
