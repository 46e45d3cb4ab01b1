"""Send somebody to the provider (authorization code, PKCE S256, state and nonce)."""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from notifier.login.client import LoginClient
from notifier.sessions.attempts import Attempt
from notifier.sessions.store import Sessions

_BYTES: Final = 32


@dataclass(frozen=True)
class Departure:
    """Where the browser goes, and the token of the cookie with which it comes back."""

    address: str
    token: str


def begin_login(client: LoginClient, sessions: Sessions[Any], back: str) -> Departure:
    """Keep what will be checked, then go. Raises ``ProviderAway`` and ``SessionsAway``.

    ``sessions``: where this login will be kept. ``back``: the page somebody was on the way to.
    """
    # Now, and not after somebody took the trouble to log in there.
    sessions.answer()
    endpoint = client.provider.endpoints().authorization
    verifier = secrets.token_urlsafe(_BYTES)
    attempt = Attempt(
        state=secrets.token_urlsafe(_BYTES),
        nonce=secrets.token_urlsafe(_BYTES),
        verifier=verifier,
        back=client.site.way_back(back),
    )
    question = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": client.site.return_address,
        "scope": "openid",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": challenge_of(verifier),
        "code_challenge_method": "S256",
        "acr_values": " ".join(client.acr),
    }
    joint = "&" if urlsplit(endpoint).query else "?"
    return Departure(f"{endpoint}{joint}{urlencode(question)}", client.attempts.seal(attempt))


def challenge_of(verifier: str) -> str:
    """S256 of RFC 7636."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
