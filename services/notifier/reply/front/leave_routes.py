"""The ways out, and what is there for everybody."""

from typing import Final

from starlette.responses import RedirectResponse, Response

from foundation.log import get_logger
from notifier.reply.front.desk import ReplyDesk
from notifier.reply.front.visit import Route, Visit
from notifier.reply.pages.forms import Address
from notifier.reply.pages.states import Over, SessionOver
from notifier.sessions.place import SessionsAway

_log = get_logger(__name__)


def done(desk: ReplyDesk, visit: Visit) -> Response:
    """The session ends, here and at once."""
    reading = visit.read_by
    desk.sessions.end(reading.token, reading.session)
    response = desk.pages.page(SessionOver(Over.DONE), visit.frame)
    desk.cookies.take_session(response)
    return response


def leave(desk: ReplyDesk, visit: Visit) -> Response:
    """Quickly away. Also when Redis is away: then the session ends by itself a little later."""
    token = visit.cookies.get(desk.cookies.session)
    try:
        session = desk.sessions.find(token, touch=False) if token else None
        if token and session is not None:
            desk.sessions.end(token, session)
    except SessionsAway:
        _log.warning("reply_left_without_end")
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    response = RedirectResponse(desk.settings.reply_leave_url, status_code=303, headers=headers)
    desk.cookies.take_session(response)
    return response


LEAVE_ROUTES: Final = (
    Route("POST", Address.DONE, done, reads=True),
    Route("GET", Address.LEAVE, leave, asks=False),
)
