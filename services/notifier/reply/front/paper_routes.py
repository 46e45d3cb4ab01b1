"""What is there for everybody: styles, script, rights, the accessibility statement."""

from typing import Final

from starlette.responses import Response

from notifier.reply.front.desk import ReplyDesk
from notifier.reply.front.visit import Route, Visit
from notifier.reply.pages.forms import Address
from notifier.reply.pages.rendering import SCRIPT, STYLE


def style(desk: ReplyDesk, visit: Visit) -> Response:
    """The style sheet."""
    return desk.pages.asset(STYLE, visit.accepts)


def script(desk: ReplyDesk, visit: Visit) -> Response:
    """The script, without which everything works as well."""
    return desk.pages.asset(SCRIPT, visit.accepts)


def rights(desk: ReplyDesk, visit: Visit) -> Response:
    """Which data there are and what one can do about it."""
    return desk.pages.rights(visit.frame)


def statement(desk: ReplyDesk, visit: Visit) -> Response:
    """How well the pages can be used by everybody."""
    return desk.pages.statement(visit.frame)


PAPER_ROUTES: Final = (
    Route("GET", f"{Address.START}/{STYLE}", style, asks=False),
    Route("GET", f"{Address.START}/{SCRIPT}", script, asks=False),
    Route("GET", Address.RIGHTS, rights, asks=False),
    Route("GET", Address.STATEMENT, statement, asks=False),
)
