"""What every route of the workbench is given: built once per web process by ``room``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from foundation.clock import Clock
from notifier.login.client import LoginClient
from notifier.review.access.claims import ClaimMap
from notifier.review.duty.standing import Standing
from notifier.review.live.watch import Watch
from notifier.review.pages.rendering import Pages
from notifier.service import Service
from notifier.sessions.cookies import Cookies
from notifier.sessions.store import Sessions
from notifier.settings import NotifierSettings
from notifier.staff.roles import Visitor


@dataclass(frozen=True)
class Desk:
    """The workbench of one process."""

    service: Service
    settings: NotifierSettings
    login: LoginClient
    claims: ClaimMap
    sessions: Sessions[Visitor]
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
