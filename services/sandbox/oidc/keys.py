"""The keys with which id_tokens are signed; the newest signs, all are published."""

import uuid
from collections.abc import Mapping
from typing import Any, Final

from joserfc import jwt
from joserfc.jwk import RSAKey

ALGORITHM: Final = "PS256"
_BITS: Final = 2048


class SigningKeys:
    """Made at the first use, and gone when the process ends: whoever logs in then begins anew."""

    def __init__(self) -> None:
        self._keys: list[RSAKey] = []

    def turn(self) -> str:
        """Make another key, as a provider does now and then; its id."""
        key = RSAKey.generate_key(_BITS, {"kid": uuid.uuid4().hex[:16]})
        self._keys.append(key)
        return key.kid or ""

    def sign(self, claims: Mapping[str, Any]) -> str:
        """A signed token."""
        if not self._keys:
            self.turn()
        key = self._keys[-1]
        header = {"alg": ALGORITHM, "typ": "JWT", "kid": key.kid}
        return jwt.encode(header, dict(claims), key, algorithms=[ALGORITHM])

    def published(self) -> dict[str, Any]:
        """The key set (RFC 7517)."""
        if not self._keys:
            self.turn()
        return {
            "keys": [
                {**key.as_dict(private=False), "use": "sig", "alg": ALGORITHM} for key in self._keys
            ]
        }
