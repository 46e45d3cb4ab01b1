"""The first page, and what all pages look like."""

from typing import Final

from starlette.responses import Response

from notifier.review.desk import Desk
from notifier.review.pages.rendering import SCRIPT, STYLE
from notifier.review.visit import Route, Visit
from notifier.review.worklist.worklist_routes import worklist


def style(desk: Desk, visit: Visit) -> Response:
    """The one style sheet."""
    del visit
    return desk.pages.asset(STYLE)


def script(desk: Desk, visit: Visit) -> Response:
    """The one script; every page works without it."""
    del visit
    return desk.pages.asset(SCRIPT)


def statement(desk: Desk, visit: Visit) -> Response:
    """How accessible all this is; for everybody, also before logging in."""
    return desk.pages.page("statement.html", visit.frame)


HOME_ROUTES: Final = (
    Route("home", "GET", "/werkbank", worklist),
    Route("statement", "GET", "/werkbank/toegankelijkheid", statement),
    Route("style", "GET", f"/werkbank/{STYLE}", style, touches=False),
    Route("script", "GET", f"/werkbank/{SCRIPT}", script, touches=False),
)
