"""One request as a route of the workbench sees it: no framework, and nothing unchecked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from starlette.datastructures import FormData, QueryParams
from starlette.responses import Response

from notifier.review.pages.rendering import Frame
from notifier.sessions.session import Session
from notifier.staff.roles import Role, Visitor
from notifier.staff.seeing import sees_of
from notifier.staff.sees import SEES_NOTHING, Sees

if TYPE_CHECKING:
    from notifier.review.desk import Desk


class PageProblem(Exception):
    """Raise in a route to answer with an error page: ``kind`` is one of ``Texts.errors``."""

    def __init__(self, kind: str, status: int) -> None:
        super().__init__(kind)
        self.kind = kind
        self.status = status


class NotThere(PageProblem):
    """404: it does not exist, or not for whoever asks; both look the same."""

    def __init__(self) -> None:
        super().__init__("not_found", 404)


class NotUnderstood(PageProblem):
    """400: a parameter or a field that no page of ours sends."""

    def __init__(self) -> None:
        super().__init__("bad_request", 400)


class SomebodyWasFirst(PageProblem):
    """409: the version in the form is not that of the case any more."""

    def __init__(self) -> None:
        super().__init__("conflict", 409)


@dataclass(frozen=True)
class Login:
    """Who is logged in, and the token of the session cookie (for forms, never to be shown)."""

    token: str
    session: Session[Visitor]

    @property
    def visitor(self) -> Visitor:
        """Whom the provider vouched for."""
        return self.session.visitor


@dataclass(frozen=True)
class Visit:
    """What was asked, by whom.

    ``params`` are the parts of the path that the route names, of the kind that it names (a string,
    or a UUID for ``{id:uuid}``). ``now`` is the same throughout. ``login`` is None on the few
    routes that are served without one. ``event_id``: of the last event that the browser was sent
    (``Last-Event-ID``).
    """

    now: datetime
    params: Mapping[str, Any]
    query: QueryParams
    form: FormData
    cookies: Mapping[str, str]
    frame: Frame
    login: Login | None
    event_id: str = ""

    @property
    def roles(self) -> frozenset[Role]:
        """Those that count now."""
        return frozenset() if self.login is None else self.login.visitor.roles_at(self.now)

    @property
    def sees(self) -> Sees:
        """Which cases may be shown: every query takes it; nothing where nobody is logged in."""
        return SEES_NOTHING if self.login is None else sees_of(self.login.visitor, self.now)


@dataclass(frozen=True)
class Route:
    """``name`` stands in the table of who may; ``path`` may hold ``{name}`` or ``{name:uuid}``.

    ``touches``: being served counts as the person doing something. False for what a page asks by
    itself, or nobody's session would ever end.
    """

    name: str
    method: str
    path: str
    serve: "Callable[[Desk, Visit], Response]"
    touches: bool = True
