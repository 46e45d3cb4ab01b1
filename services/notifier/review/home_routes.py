"""The first page after logging in, and what all pages look like."""

from typing import Final

from starlette.responses import Response

from notifier.review.desk import Desk
from notifier.review.pages.rendering import SCRIPT, STYLE
from notifier.review.sees import SEES_NOTHING
from notifier.review.visit import Route, Visit


def home(desk: Desk, visit: Visit) -> Response:
    """The worklist, for whoever may see a case."""
    return desk.pages.page("home.html", visit.frame, sees_cases=visit.sees != SEES_NOTHING)


def style(desk: Desk, visit: Visit) -> Response:
    """The one style sheet."""
    del visit
    return desk.pages.asset(STYLE)


def script(desk: Desk, visit: Visit) -> Response:
    """The one script; every page works without it."""
    del visit
    return desk.pages.asset(SCRIPT)


HOME_ROUTES: Final = (
    Route("home", "GET", "/werkbank", home),
    Route("style", "GET", f"/werkbank/{STYLE}", style, touches=False),
    Route("script", "GET", f"/werkbank/{SCRIPT}", script, touches=False),
)
