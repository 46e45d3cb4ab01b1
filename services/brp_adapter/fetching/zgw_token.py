"""Access to APIs of the ZGW standards: a JWT that the client signs itself with a shared secret."""

from collections.abc import Generator
from typing import Final

import httpx
from joserfc import jwt
from joserfc.jwk import OctKey

from foundation.clock import Clock

_ALGORITHM: Final = "HS256"
_USER: Final = "vertrekmelding"


class ZgwToken(httpx.Auth):
    """Signs a fresh token for every question, as these APIs want: by ``iat`` they see its age."""

    def __init__(self, client_id: str, secret: str, clock: Clock) -> None:
        """``client_id`` and ``secret`` as the API's Autorisaties API knows them."""
        self._client_id = client_id
        self._key = OctKey.import_key(secret.encode())
        self._clock = clock

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send with a token."""
        claims = {
            "iss": self._client_id,
            "iat": int(self._clock().timestamp()),
            "client_id": self._client_id,
            # For the log of the API; nobody does this by hand.
            "user_id": _USER,
            "user_representation": _USER,
        }
        header = {"alg": _ALGORITHM, "typ": "JWT"}
        token = jwt.encode(header, claims, self._key, algorithms=[_ALGORITHM])
        request.headers["Authorization"] = f"Bearer {token}"
        yield request
