"""How a request shows who asks: OAuth 2 client credentials, an API key, or nothing."""

import threading
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from pydantic import BaseModel, Field, SecretStr, ValidationError

from foundation.clock import Clock
from foundation.provider_errors import MaybeSent, NotSent, classify

ANSWER_INVALID = "token_answer_invalid"
EARLY = timedelta(seconds=30)
"""A token is replaced before it ends, so that none ends on its way."""


@dataclass(frozen=True, slots=True)
class ClientCredentials:
    """Where a token comes from; ``audience`` and ``resource_server`` only where asked for."""

    token_url: str
    client_id: str
    client_secret: SecretStr
    scope: str
    audience: str | None = None
    resource_server: str | None = None


class TokenUnavailable(Exception):
    """The token endpoint gave none: ``passing`` tells whether waiting may help."""

    def __init__(self, code: str, *, passing: bool, retry_after: timedelta | None = None) -> None:
        """``code`` is short and holds nothing of the answer."""
        super().__init__(code)
        self.code = code
        self.passing = passing
        self.retry_after = retry_after


class _Granted(BaseModel):
    access_token: str = Field(min_length=1)
    expires_in: float = 60


class BearerTokens(httpx.Auth):
    """Adds a bearer token, kept for the process until shortly before its end.

    A 401 makes it ask once for a fresh one: the issuer's keys may have changed. Safe to share
    between threads.
    """

    requires_response_body = True

    def __init__(self, credentials: ClientCredentials, client: httpx.Client, clock: Clock) -> None:
        """``client`` is used for the token endpoint only."""
        self._credentials = credentials
        self._client = client
        self._clock = clock
        self._lock = threading.Lock()
        self._token: str | None = None
        self._until: datetime | None = None

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        """Send with a token; once more with another after a 401. Raises ``TokenUnavailable``."""
        token = self._current()
        request.headers["Authorization"] = f"Bearer {token}"
        response = yield request
        if response.status_code == httpx.codes.UNAUTHORIZED:
            request.headers["Authorization"] = f"Bearer {self._current(instead_of=token)}"
            yield request

    def _current(self, instead_of: str | None = None) -> str:
        with self._lock:
            now = self._clock()
            valid = self._until is not None and now < self._until
            if self._token is None or not valid or self._token == instead_of:
                granted = self._ask()
                self._token = granted.access_token
                self._until = now + timedelta(seconds=granted.expires_in) - EARLY
            return self._token

    def _ask(self) -> _Granted:
        given = self._credentials
        form = {
            "grant_type": "client_credentials",
            "client_id": given.client_id,
            "client_secret": given.client_secret.get_secret_value(),
            "scope": given.scope,
            "audience": given.audience,
            "resourceServer": given.resource_server,
        }
        try:
            response = self._client.post(
                given.token_url, data={name: value for name, value in form.items() if value}
            )
        except httpx.HTTPError as error:
            code = f"token_{type(error).__name__}"
            raise TokenUnavailable(code, passing=True) from None
        if not response.is_success:
            failure = classify(response)
            code = f"token_{failure.code}"
            raise TokenUnavailable(
                code,
                passing=isinstance(failure, NotSent | MaybeSent),
                retry_after=failure.retry_after if isinstance(failure, NotSent) else None,
            )
        try:
            return _Granted.model_validate_json(response.content)
        except ValidationError:
            raise TokenUnavailable(ANSWER_INVALID, passing=True) from None


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
