"""One request as a route of the pages for parents sees it, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from starlette.datastructures import FormData, QueryParams
from starlette.responses import RedirectResponse, Response

from notifier.reply.opening.reader import Reader
from notifier.reply.pages.states import Frame, View
from notifier.sessions.session import Session

if TYPE_CHECKING:
    from notifier.reply.front.desk import ReplyDesk


class Instead(Exception):
    """Raise in a route to show another page."""

    def __init__(self, view: View) -> None:
        super().__init__(type(view).__name__)
        self.view = view


@dataclass(frozen=True)
class Reading:
    """The session, and the token of its cookie (never to be shown)."""

    token: str = field(repr=False)
    session: Session[Reader]

    @property
    def reader(self) -> Reader:
        """Who reads."""
        return self.session.visitor

    @property
    def id(self) -> UUID:
        """Of the session; opens nothing."""
        return self.session.id


@dataclass(frozen=True)
class Visit:
    """What was asked. ``now`` is the same throughout. ``address``: see ``network_address``.

    ``cookies``: whoever logs in has one of their own. ``reading``: None where nobody reads.
    ``accepts``: the encodings that the browser takes.
    """

    now: datetime
    query: QueryParams
    form: FormData = field(repr=False)
    cookies: Mapping[str, str] = field(repr=False)
    address: str = field(repr=False)
    frame: Frame
    reading: Reading | None
    accepts: str = ""

    def typed(self, name: str) -> str:
        """What stands in a field; empty for one that is not there."""
        value = self.form.get(name)
        return value if isinstance(value, str) else ""

    @property
    def read_by(self) -> Reading:
        """On a route that asks for a session there is one."""
        if self.reading is None:
            raise TypeError
        return self.reading


Serve = Callable[["ReplyDesk", Visit], Response | View]


@dataclass(frozen=True)
class Route:
    """``reads``: only with a session, and a form of it must be ours. ``asks``: looks for one."""

    method: str
    path: str
    serve: Serve
    reads: bool = False
    asks: bool = True


def onward(address: str) -> Response:
    """To another page of ours, by GET: going back or loading again sends nothing twice."""
    return RedirectResponse(address, status_code=303, headers={"Cache-Control": "no-store"})
