"""What every route of the pages for parents is given: built once per web process by ``room``."""

from dataclasses import dataclass

from foundation.clock import Clock
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
    """The pages of one process. ``login``: whether one can log in here."""

    service: Service
    settings: NotifierSettings
    opener: Opener
    tries: Tries
    sessions: Sessions[Reader]
    cookies: Cookies
    pages: ReplyPages
    login: bool = False

    @property
    def clock(self) -> Clock:
        """The one clock of the service."""
        return self.service.clock
