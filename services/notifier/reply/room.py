"""Puts the pages for parents together, from the settings of the notifier."""

from datetime import timedelta
from typing import Final

import httpx

from notifier.letters.content import DEFAULT_HELP_LINES
from notifier.reply.front.answer_routes import ANSWER_ROUTES
from notifier.reply.front.desk import ReplyDesk
from notifier.reply.front.enrol_routes import ENROL_ROUTES
from notifier.reply.front.leave_routes import LEAVE_ROUTES
from notifier.reply.front.login_routes import LOGIN_ROUTES
from notifier.reply.front.paper_routes import PAPER_ROUTES
from notifier.reply.front.serving import ReplyFront
from notifier.reply.front.start_routes import START_ROUTES
from notifier.reply.front.visit import Route
from notifier.reply.login.client import login_client
from notifier.reply.opening.open_message import Opener
from notifier.reply.opening.reader import SPACE, WRITING
from notifier.reply.opening.tries import Tries
from notifier.reply.pages.rendering import read_reply_pages
from notifier.service import Service
from notifier.sessions.cookies import Cookies
from notifier.sessions.place import open_redis
from notifier.sessions.store import Sessions
from notifier.settings import NotifierSettings

PREFIX: Final = "/antwoord"
ROUTES: Final[tuple[Route, ...]] = (*START_ROUTES, *ANSWER_ROUTES, *LEAVE_ROUTES, *PAPER_ROUTES)
"""Everything that is served at or below the prefix, but for what needs a login."""


def build_reply_pages(
    settings: NotifierSettings,
    service: Service,
    client: httpx.Client,
) -> ReplyFront:
    """The pages, connected to nothing. Only where ``settings.reply_site`` is not None.

    Raises ``ValueError`` for a key that cannot be read.
    """
    sessions_url, limits_url = settings.reply_sessions_url, settings.reply_limits_url
    desk = ReplyDesk(
        service=service,
        settings=settings,
        opener=Opener(service),
        tries=Tries(
            open_redis("" if limits_url is None else limits_url.get_secret_value()),
            service.index,
            per_address=settings.reply_tries_per_address,
        ),
        sessions=Sessions(
            open_redis("" if sessions_url is None else sessions_url.get_secret_value()),
            service.keyring,
            service.index,
            service.clock,
            space=SPACE,
            writing=WRITING,
            idle=timedelta(minutes=settings.reply_idle_minutes),
            lifetime=timedelta(minutes=settings.reply_session_minutes),
        ),
        cookies=Cookies("antwoord", secure=(settings.reply_url or "").startswith("https:")),
        pages=read_reply_pages(
            sender=service.sender.name,
            help_lines=DEFAULT_HELP_LINES,
            idle_minutes=round(settings.reply_idle_minutes),
            test_mode=settings.test_mode,
        ),
        login=login_client(settings, service, client),
    )
    return ReplyFront(
        desk, ROUTES if desk.login is None else (*ROUTES, *LOGIN_ROUTES, *ENROL_ROUTES)
    )
