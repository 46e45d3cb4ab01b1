"""Codes: good for a minute, for one client, one address and one verifier, and once."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sandbox.clock import Clock
from sandbox.oidc.asked import Asked

_LIFETIME: Final = timedelta(minutes=1)
_MOST: Final = 1000


@dataclass(frozen=True)
class Granted:
    """Who logged in, to answer which question; ``claims`` say who it is."""

    asked: Asked
    claims: Mapping[str, object]
    at: datetime


class Codes:
    """What was given out and not yet redeemed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._granted: dict[str, Granted] = {}

    def give(self, asked: Asked, claims: Mapping[str, object]) -> str:
        """A code for this login."""
        if len(self._granted) >= _MOST:
            self._granted.clear()
        code = secrets.token_urlsafe(32)
        self._granted[code] = Granted(asked, claims, self._clock())
        return code

    def redeem(self, code: str, redirect_uri: str, verifier: str) -> Granted | None:
        """The login, once; None for a code that is not good, here and now, for who asks."""
        granted = self._granted.pop(code, None)
        if granted is None or self._clock() - granted.at > _LIFETIME:
            return None
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        right = hmac.compare_digest(challenge, granted.asked.challenge)
        return granted if right and redirect_uri == granted.asked.redirect_uri else None
