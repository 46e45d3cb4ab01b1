"""``GET`` of one resource: no redirect, no more bytes and no more time than one may take."""

import time
from collections.abc import Mapping
from typing import Final

import httpx

from brp_adapter.connections.fetching import Ophalen
from brp_adapter.fetching.address import agreed, resolved
from brp_adapter.fetching.errors import AccessRefused, FetchLater, FetchRefused, NotThere
from foundation.client_credentials import TokenUnavailable
from foundation.correlation import correlation_headers
from foundation.provider_errors import retry_after_of

MOST_BYTES: Final = 256 * 1024
LONGEST_SECONDS: Final = 15.0
"""Of one answer; a worker that waits holds up the next."""

TIMEOUT: Final = httpx.Timeout(5.0, connect=2.0)

_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_NO_ACCESS: Final = frozenset({401, 403})
_GONE: Final = frozenset({404, 410})


class Fetcher:
    """Every agreed source with its own access. ``client`` carries none, and no proxy."""

    def __init__(
        self, client: httpx.Client, access: Mapping[str, httpx.Auth], *, plain_allowed: bool
    ) -> None:
        """``access``: by the name of the connection. ``plain_allowed``: http too, in test mode."""
        self._client = client
        self._access = access
        self._plain_allowed = plain_allowed

    def fetch(self, name: str, where: Ophalen, address: str) -> bytes:
        """What lies at an address that connection ``name`` told us. Raises ``FetchError``."""
        url = agreed(address, where, plain_allowed=self._plain_allowed)
        question = self._client.build_request(
            "GET",
            url.copy_with(host=resolved(url, where)),
            headers={
                "Host": url.netloc.decode("ascii"),
                "Accept": "application/json",
                # Packed, a few bytes can be a thousand times as many.
                "Accept-Encoding": "identity",
                **correlation_headers(),
            },
            # The certificate is that of the name, not of the address that was looked up for it.
            extensions={"sni_hostname": url.host},
        )
        ends_at = time.monotonic() + LONGEST_SECONDS
        try:
            answer = self._client.send(
                question, auth=self._access[name], stream=True, follow_redirects=False
            )
            try:
                _check(answer)
                return _read(answer, ends_at)
            finally:
                answer.close()
        except TokenUnavailable as error:
            if error.passing:
                raise FetchLater(error.code, error.retry_after) from None
            raise AccessRefused(error.code) from None
        except httpx.HTTPError as error:
            raise FetchLater(type(error).__name__) from None


def _check(answer: httpx.Response) -> None:
    status, code = answer.status_code, f"http_{answer.status_code}"
    retry_after = retry_after_of(answer.headers.get("Retry-After"))
    if status in _NO_ACCESS:
        raise AccessRefused(code, retry_after)
    if status in _PASSING:
        raise FetchLater(code, retry_after)
    if status in _GONE:
        raise NotThere(code)
    if status != httpx.codes.OK:
        raise FetchRefused(code)
    if answer.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        code = "answer_packed"
        raise FetchRefused(code)


def _read(answer: httpx.Response, ends_at: float) -> bytes:
    content = bytearray()
    for chunk in answer.iter_raw():
        content += chunk
        if len(content) > MOST_BYTES:
            code = "answer_too_large"
            raise FetchRefused(code)
        if time.monotonic() > ends_at:
            code = "answer_too_slow"
            raise FetchLater(code)
    return bytes(content)
