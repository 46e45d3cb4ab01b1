"""Who may ask: a JWT that the client signed itself, as APIs of the ZGW standards take it."""

import base64
import binascii
import hashlib
import hmac
import json
from datetime import timedelta
from typing import Final

from sandbox.clock import Clock

OLDEST: Final = timedelta(hours=1)
"""Of a token, by its ``iat``; vng-api-common's own limit."""

EARLY: Final = timedelta(hours=1)
"""A test may let our clock run ahead."""


def signed_by(authorization: str, client_id: str, secret: str, clock: Clock) -> bool:
    """Whether this header holds a fresh token of that client."""
    scheme, _, token = authorization.partition(" ")
    parts = token.split(".")
    if scheme.lower() != "bearer" or len(parts) != len(("header", "claims", "signature")):
        return False
    try:
        header, claims = (json.loads(_decoded(part)) for part in parts[:2])
        signature = _decoded(parts[2])
    except (ValueError, binascii.Error):
        return False
    expected = hmac.new(secret.encode(), ".".join(parts[:2]).encode(), hashlib.sha256).digest()
    if header.get("alg") != "HS256" or not hmac.compare_digest(signature, expected):
        return False
    issued = claims.get("iat")
    if claims.get("client_id") != client_id or not isinstance(issued, int):
        return False
    now = clock().timestamp()
    return now - OLDEST.total_seconds() <= issued <= now + EARLY.total_seconds()


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
