"""What every route of the pages for parents is given: built once per web process by ``room``."""

from dataclasses import dataclass

from foundation.clock import Clock
from notifier.login.client import LoginClient
from notifier.reply.opening.open_message import Opener
from notifier.reply.opening.reader import Reader
from notifier.reply.opening.tries import Tries
from notifier.reply.pages.rendering import ReplyPages
from notifier.service import Service
from notifier.sessions.cookies import Cookies
from notifier.sessions.store import Sessions
from notifier.settings import NotifierSettings


@dataclass(frozen=True)
class ReplyDesk:
    """The pages of one process. ``login``: None where one cannot log in."""

    service: Service
    settings: NotifierSettings
    opener: Opener
    tries: Tries
    sessions: Sessions[Reader]
    cookies: Cookies
    pages: ReplyPages
    login: LoginClient | None = None

    @property
    def login_client(self) -> LoginClient:
        """On a route that is there only with a login there is one."""
        if self.login is None:
            raise TypeError
        return self.login

    @property
    def clock(self) -> Clock:
        """The one clock of the service."""
        return self.service.clock
