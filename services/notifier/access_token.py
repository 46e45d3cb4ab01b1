"""Access tokens for our own calls: OAuth 2 client credentials, kept until shortly before expiry."""

import threading
from datetime import datetime, timedelta
from typing import Final

import httpx
from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from foundation.clock import Clock
from foundation.provider_errors import NotSent

_MARGIN: Final = timedelta(seconds=60)


class _Answer(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    access_token: SecretStr
    expires_in: int = 300


class AccessToken:
    """One token for one audience and scope; safe to share between threads."""

    def __init__(
        self,
        *,
        url: str,
        client_id: str,
        client_secret: SecretStr,
        audience: str,
        scope: str,
        client: httpx.Client,
        clock: Clock,
    ) -> None:
        self._url = url
        self._form = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "audience": audience,
            "scope": scope,
        }
        self._secret = client_secret
        self._client = client
        self._clock = clock
        self._lock = threading.Lock()
        self._token: SecretStr | None = None
        self._until: datetime | None = None

    def __call__(self) -> str:
        """A token that is still valid for a minute. Raises ``NotSent``: nothing was asked yet."""
        with self._lock:
            now = self._clock()
            if self._token is None or self._until is None or now >= self._until:
                answer = self._ask()
                self._token = answer.access_token
                self._until = now + timedelta(seconds=answer.expires_in) - _MARGIN
            return self._token.get_secret_value()

    def forget(self) -> None:
        """The other side no longer accepts it: ask for a new one next time."""
        with self._lock:
            self._token = None

    def _ask(self) -> _Answer:
        form = self._form | {"client_secret": self._secret.get_secret_value()}
        try:
            response = self._client.post(self._url, data=form)
            response.raise_for_status()
            return _Answer.model_validate_json(response.content)
        except httpx.HTTPStatusError as error:
            code = f"token_http_{error.response.status_code}"
        except (httpx.HTTPError, ValidationError) as error:
            code = f"token_{type(error).__name__}"
        raise NotSent(code)
