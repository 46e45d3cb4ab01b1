"""How we show the provider's token endpoint who we are (OIDC Core 1.0 §9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import quote_plus
from uuid import uuid4

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey
from pydantic import SecretStr

from foundation.clock import Clock

_ASSERTION: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_LIFETIME: Final = timedelta(seconds=60)
_ALGORITHM: Final = "PS256"


class ClientAuthentication(Protocol):
    """One of the two ways below."""

    def form(self, token_endpoint: str) -> Mapping[str, str]:
        """Members that go into the form of the request."""

    def auth(self) -> httpx.Auth:
        """What goes into its headers."""


@dataclass(frozen=True)
class WithKey:
    """``private_key_jwt``, which OIDC NLgov requires; PS256, which it recommends."""

    client_id: str
    key: RSAKey
    clock: Clock

    def form(self, token_endpoint: str) -> Mapping[str, str]:
        """A signed assertion, good for a minute and never used twice."""
        now = self.clock()
        claims = {
            "iss": self.client_id,
            "sub": self.client_id,
            "aud": token_endpoint,
            "iat": int(now.timestamp()),
            "exp": int((now + _LIFETIME).timestamp()),
            "jti": str(uuid4()),
        }
        header = {"alg": _ALGORITHM, "kid": self.key.thumbprint()}
        signed = jwt.encode(header, claims, self.key, algorithms=[_ALGORITHM])
        return {
            "client_id": self.client_id,
            "client_assertion_type": _ASSERTION,
            "client_assertion": signed,
        }

    def auth(self) -> httpx.Auth:
        """Nothing: the assertion says it all."""
        return httpx.Auth()


@dataclass(frozen=True)
class WithSecret:
    """``client_secret_basic``, for providers that know nothing better."""

    client_id: str
    secret: SecretStr

    def form(self, token_endpoint: str) -> Mapping[str, str]:
        """Nothing: it stands in a header."""
        del token_endpoint
        return {}

    def auth(self) -> httpx.Auth:
        """Both parts form-encoded, as RFC 6749 §2.3.1 wants it."""
        secret = self.secret.get_secret_value()
        return httpx.BasicAuth(quote_plus(self.client_id), quote_plus(secret))


def authentication_with(
    client_id: str, clock: Clock, *, key_file: Path | None, secret: SecretStr | None, setting: str
) -> ClientAuthentication:
    """With the key where there is one, else with the secret; ``setting`` names the file of the key.

    Raises ``ValueError`` for neither, and for a key that cannot be read.
    """
    if key_file is not None:
        return WithKey(client_id, key_from(key_file, setting), clock)
    if secret is None:
        message = f"{setting} names no key, and there is no secret in its place"
        raise ValueError(message)
    return WithSecret(client_id, secret)


def key_from(file: Path, setting: str) -> RSAKey:
    """Read a PEM file. Raises ``ValueError`` that names ``setting`` and repeats nothing of it."""
    try:
        key = RSAKey.import_key(file.read_bytes())
    except (OSError, JoseError, ValueError, TypeError):
        message = f"the key in {setting} cannot be read as RSA PEM"
        raise ValueError(message) from None
    if not key.is_private:
        message = f"{setting} holds a public key; the private one is needed"
        raise ValueError(message)
    return key
