"""That a form was made by us for this very session (CSRF, OWASP's signed double submit).

The session cookie is the one half, the hidden field the other: an HMAC over the token in the cookie
and a number by chance, under a key that only we have. Another site can send the cookie at most,
and because of SameSite=Strict not even that.
"""

import hashlib
import hmac
import secrets
from typing import Final

from foundation.encryption import BlindIndex

FIELD: Final = "csrf"
_KIND: Final = "workbench_form"
"""As forms were first called; another word would refuse every form that stands open."""

_CHANCE: Final = 16


def form_token(index: BlindIndex, session_token: str) -> str:
    """For one page; the next page has another, so that compression tells nothing of it."""
    chance = secrets.token_bytes(_CHANCE)
    return f"{chance.hex()}{_mac(index, chance, session_token).hex()}"


def is_ours(index: BlindIndex, session_token: str, given: str) -> bool:
    """Whether this token was made for this session."""
    try:
        whole = bytes.fromhex(given)
    except ValueError:
        return False
    chance, mac = whole[:_CHANCE], whole[_CHANCE:]
    return hmac.compare_digest(mac, _mac(index, chance, session_token))


def _mac(index: BlindIndex, chance: bytes, session_token: str) -> bytes:
    return index.of_bytes(_KIND, chance + hashlib.sha256(session_token.encode()).digest())
