"""As whom we stand before one provider, and what it must say about somebody."""

from dataclasses import dataclass

from foundation.clock import Clock
from notifier.login.client_authentication import ClientAuthentication
from notifier.login.provider import Provider
from notifier.login.site import Site
from notifier.sessions.attempts import Attempts


@dataclass(frozen=True)
class LoginClient:
    """``acr``: the levels of assurance that are enough; nobody comes in with another."""

    client_id: str
    provider: Provider
    authentication: ClientAuthentication
    acr: tuple[str, ...]
    site: Site
    attempts: Attempts
    clock: Clock
