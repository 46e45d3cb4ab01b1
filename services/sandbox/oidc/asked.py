"""What a client asks at the authorization endpoint, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode, urlsplit

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Client:
    """The one program that may ask at a provider. ``secret``: published, for the sandbox only."""

    id: str
    secret: str
    return_path: str


WORKBENCH: Final = Client("vertrekmelding-werkbank", "geheim-werkbank", "/werkbank/inloggen/terug")
REPLY_PAGE: Final = Client("vertrekmelding-antwoord", "geheim-antwoord", "/antwoord/inloggen/terug")


class NoSuchClient(Exception):
    """Unknown client or redirect address: the browser is sent nowhere (RFC 6749 §4.1.2.1)."""


@dataclass(frozen=True)
class Asked:
    """One question, after it was found in order."""

    redirect_uri: str
    state: str
    nonce: str
    challenge: str

    def answered(self, **members: str) -> str:
        """Address to which the browser goes back with an answer."""
        joint = "&" if urlsplit(self.redirect_uri).query else "?"
        return f"{self.redirect_uri}{joint}{urlencode({**members, 'state': self.state})}"


def read_question(given: Mapping[str, str], client: Client) -> Asked:
    """Take what OIDC NLgov 1.0.1 asks of a client.

    Raises ``NoSuchClient``, and ``ValueError`` with the member that is wrong.
    """
    address = given.get("redirect_uri", "")
    parts = urlsplit(address)
    # The one client is registered for its path on any port of this machine (RFC 8252 §7.3).
    known = parts.hostname in _LOOPBACK and parts.path == client.return_path and not parts.query
    if given.get("client_id") != client.id or not known:
        raise NoSuchClient
    wanted = {
        "response_type": given.get("response_type") == "code",
        "scope": "openid" in given.get("scope", "").split(),
        "code_challenge_method": given.get("code_challenge_method") == "S256",
        "code_challenge": bool(given.get("code_challenge")),
        "nonce": bool(given.get("nonce")),
        "state": bool(given.get("state")),
    }
    if wrong := [name for name, right in wanted.items() if not right]:
        message = ", ".join(wrong)
        raise ValueError(message)
    return Asked(address, given["state"], given["nonce"], given["code_challenge"])
