"""The token issuer: signed JWT access tokens for test clients (OAuth NL profile 1.1)."""

import base64
import hashlib
import json
import os
import uuid
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from sandbox.clock import Clock
from sandbox.settings import SandboxSettings

ALGORITHM = "PS256"
LONGEST_LIFETIME = timedelta(hours=6)
"""The OAuth NL profile allows an access token no longer life."""


class Issuer:
    """Signs and checks access tokens with one key."""

    def __init__(self, key: RSAKey, clock: Clock, base_url: str | None = None) -> None:
        self._key = key
        self._clock = clock
        self.base_url = base_url
        self._checked: dict[str, float] = {}

    def mint(
        self,
        oin: str,
        scopes: Iterable[str],
        audience: str,
        lifetime: timedelta = timedelta(hours=1),
        *,
        base_url: str | None = None,
        client_id: str | None = None,
        roles: Iterable[str] = (),
    ) -> str:
        """Make a token; `oin` is 20 digits, `base_url` the issuer's address.

        `roles` say what the organisation is (RFC 9068 §2.2.3.1); without any the claim is absent.

        Raises ValueError for a lifetime above six hours or when no address is known.
        """
        if lifetime > LONGEST_LIFETIME:
            message = "an access token lives at most six hours"
            raise ValueError(message)
        issuer = base_url or self.base_url
        if issuer is None:
            message = "the issuer's base URL is not set"
            raise ValueError(message)
        now = int(self._clock().timestamp())
        claims: dict[str, Any] = {
            "iss": issuer.rstrip("/") + "/",
            "aud": audience,
            "sub": client_id or oin,
            "client_id": client_id or oin,
            "scope": " ".join(scopes),
            "oin": oin,
            "iat": now,
            "nbf": now,
            "exp": now + int(lifetime.total_seconds()),
            "jti": str(uuid.uuid4()),
        }
        if named := sorted(roles):
            claims["roles"] = named
        header = {"alg": ALGORITHM, "typ": "at+jwt", "kid": self._key.kid}
        return jwt.encode(header, claims, self._key, algorithms=[ALGORITHM])

    def jwks(self) -> dict[str, Any]:
        """Give the public key set."""
        public = self._key.as_dict(private=False)
        return {"keys": [{**public, "use": "sig", "alg": ALGORITHM}]}

    def accepts(self, token: str) -> bool:
        """Tell whether the token is ours and still valid; a seen one is not computed again."""
        now = self._clock().timestamp()
        expiry = self._checked.get(token)
        if expiry is None:
            try:
                claims = jwt.decode(token, self._key, algorithms=[ALGORITHM]).claims
                expiry = float(claims["exp"])
            except (JoseError, ValueError, KeyError, TypeError):
                return False
            if len(self._checked) > 10_000:  # noqa: PLR2004 - only a bound on memory
                self._checked.clear()
            self._checked[token] = expiry
        return now < expiry

    def oin_in(self, token: str) -> str | None:
        """The organisation of a token that is ours and valid; None for any other."""
        if not self.accepts(token):
            return None
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return str(claims["oin"])


def open_issuer(settings: SandboxSettings, clock: Clock) -> Issuer:
    """Take the key from the settings, or the kept one, or make one and keep it."""
    file = settings.issuer_key or _kept_key(settings.data)
    pem = file.read_bytes()
    kid = hashlib.sha256(RSAKey.import_key(pem).as_pem(private=False)).hexdigest()[:16]
    return Issuer(RSAKey.import_key(pem, {"kid": kid}), clock, settings.base_url)


def _kept_key(data: Path) -> Path:
    file = data / "uitgever.pem"
    if file.exists():
        return file
    data.mkdir(parents=True, exist_ok=True)
    pem = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    draft = data / f".uitgever-{uuid.uuid4()}.pem"
    draft.touch(mode=0o600)
    draft.write_bytes(pem)
    # A link fails when the name is taken: of two processes that start at once one key wins.
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return file
