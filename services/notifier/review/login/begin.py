"""Send somebody to the provider (authorization code, PKCE S256, state and nonce)."""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode, urlsplit

from notifier.review.desk import Desk
from notifier.review.sessions.attempts import Attempt

HOME: Final = "/werkbank"
_LONGEST_WAY_BACK: Final = 300
_BYTES: Final = 32


@dataclass(frozen=True)
class Departure:
    """Where the browser goes, and the token of the cookie with which it comes back."""

    address: str
    token: str


def begin_login(desk: Desk, back: str) -> Departure:
    """Keep what will be checked, then go. Raises ``ProviderAway`` and ``SessionsAway``."""
    # Now, and not after somebody took the trouble to log in there.
    desk.sessions.answer()
    endpoint = desk.provider.endpoints().authorization
    verifier = secrets.token_urlsafe(_BYTES)
    attempt = Attempt(
        state=secrets.token_urlsafe(_BYTES),
        nonce=secrets.token_urlsafe(_BYTES),
        verifier=verifier,
        back=way_back(back),
    )
    question = {
        "response_type": "code",
        "client_id": desk.client_id,
        "redirect_uri": desk.return_address,
        "scope": "openid",
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": challenge_of(verifier),
        "code_challenge_method": "S256",
        "acr_values": " ".join(desk.settings.workbench_acr_values),
    }
    joint = "&" if urlsplit(endpoint).query else "?"
    return Departure(f"{endpoint}{joint}{urlencode(question)}", desk.attempts.seal(attempt))


def challenge_of(verifier: str) -> str:
    """S256 of RFC 7636."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def way_back(given: str) -> str:
    """Only a page of ours: anything else would make us send people where a stranger wants."""
    parts = urlsplit(given)
    ours = parts.path == HOME or parts.path.startswith(f"{HOME}/")
    elsewhere = parts.scheme or parts.netloc or "\\" in given or not given.isprintable()
    login = parts.path.startswith(f"{HOME}/inloggen")
    if not ours or elsewhere or login or len(given) > _LONGEST_WAY_BACK:
        return HOME
    return given
