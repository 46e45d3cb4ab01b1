"""Access tokens for our own calls: OAuth 2 client credentials."""

import threading
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from foundation.clock import Clock
from foundation.provider_errors import MaybeSent, NotSent, classify

ANSWER_INVALID = "token_answer_invalid"
_LONGEST = 86_400
"""Seconds. A token that claims to hold for longer is renewed all the same."""

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


class TokenUnavailable(NotSent):
    """The token endpoint gave none, so what needed it did not leave.

    ``passing`` tells whether waiting may help; our own credentials can also be put right.
    """

    def __init__(self, code: str, *, passing: bool, retry_after: timedelta | None = None) -> None:
        """``code`` is short and holds nothing of the answer."""
        super().__init__(code, retry_after)
        self.passing = passing


class _Granted(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    access_token: str = Field(min_length=1)
    expires_in: float = Field(default=60, ge=0)


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

    def see(self) -> None:
        """Ask for a token and do nothing with it. Raises ``TokenUnavailable``."""
        self._current()

    def _current(self, instead_of: str | None = None) -> str:
        with self._lock:
            now = self._clock()
            valid = self._until is not None and now < self._until
            if self._token is None or not valid or self._token == instead_of:
                granted = self._ask()
                self._token = granted.access_token
                lifetime = timedelta(seconds=min(granted.expires_in, _LONGEST))
                self._until = now + lifetime - EARLY
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
