"""What every route of the workbench is given: built once per web process by ``room``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from foundation.clock import Clock
from notifier.review.duty.standing import Standing
from notifier.review.live.watch import Watch
from notifier.review.login.claims import ClaimMap
from notifier.review.login.client_authentication import ClientAuthentication
from notifier.review.login.provider import Provider
from notifier.review.pages.rendering import Pages
from notifier.review.sessions.attempts import Attempts
from notifier.review.sessions.cookies import Cookies
from notifier.review.sessions.store import Sessions
from notifier.service import Service
from notifier.settings import NotifierSettings


@dataclass(frozen=True)
class Desk:
    """The workbench of one process."""

    service: Service
    settings: NotifierSettings
    url: str
    """Origin under which browsers reach it."""

    client_id: str
    provider: Provider
    authentication: ClientAuthentication
    claims: ClaimMap
    sessions: Sessions
    attempts: Attempts
    cookies: Cookies
    pages: Pages
    watch: Watch
    standing: Callable[[], Standing]
    """Whether anybody can be called; answers at once."""

    @property
    def clock(self) -> Clock:
        """The one clock of the service."""
        return self.service.clock

    @property
    def municipalities(self) -> Mapping[str, str]:
        """Their names by OIN: those that the policy file names."""
        return {one.oin: one.naam for one in self.service.policy.content.gemeenten}

    @property
    def return_address(self) -> str:
        """Where the provider sends the browser back to."""
        return f"{self.url}/werkbank/inloggen/terug"
