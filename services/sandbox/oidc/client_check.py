"""Whether it is our client that redeems a code: a signed assertion, or a secret."""

import base64
import binascii
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote_plus

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from sandbox.clock import Clock
from sandbox.oidc.asked import Client

_ASSERTION: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_LONGEST_SECONDS: Final = 300


class ClientCheck:
    """With ``key_file`` (PEM, of the client) only ``private_key_jwt`` will do, as NLgov wants."""

    def __init__(self, client: Client, key_file: Path | None, clock: Clock) -> None:
        self._client = client
        self._key_file = key_file
        self._clock = clock
        self._seen: set[str] = set()

    def accepts(self, form: Mapping[str, str], authorization: str, endpoint: str) -> bool:
        """Whether this request comes from the client."""
        if self._key_file is None:
            return _basic(authorization) == (self._client.id, self._client.secret)
        if form.get("client_assertion_type") != _ASSERTION:
            return False
        key = RSAKey.import_key(self._key_file.read_bytes())
        try:
            claims = jwt.decode(form["client_assertion"], key, algorithms=["PS256"]).claims
            now = self._clock().timestamp()
            timely = now < claims["exp"] <= now + _LONGEST_SECONDS
            named = claims["iss"] == claims["sub"] == self._client.id
            right = named and claims["aud"] == endpoint
            fresh = claims["jti"] not in self._seen
        except (JoseError, ValueError, KeyError, TypeError):
            return False
        self._seen.add(claims["jti"])
        return timely and right and fresh


def _basic(authorization: str) -> tuple[str, str]:
    kind, _, value = authorization.partition(" ")
    try:
        name, _, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return (unquote_plus(name), unquote_plus(password)) if kind.lower() == "basic" else ("", "")
