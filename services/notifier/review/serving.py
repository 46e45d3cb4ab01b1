"""The workbench as an ASGI application: every request passes through this one place.

First which route, then who, then whether they may, then whether the form is ours, and only then the
route. There is no other way to a route, so none can forget a step.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import compile_path
from starlette.types import Receive, Scope, Send

from foundation.correlation import current_correlation_id
from foundation.database import DatabaseError
from foundation.log import get_logger
from notifier.review.access.admit import Verdict, admit
from notifier.review.access.table import WITHOUT_LOGIN
from notifier.review.desk import Desk
from notifier.review.languages import language_of, remember_language, switch_of
from notifier.review.noting import note_act
from notifier.review.pages.rendering import Frame
from notifier.review.visit import Login, PageProblem, Route, Visit
from notifier.sessions.forms import FIELD, form_token, is_ours
from notifier.sessions.place import SessionsAway

_log = get_logger(__name__)
_MOST_FIELDS: Final = 200
_MOST_AT_ONCE: Final = 16
_NO_FORM: Final = FormData()


class Workbench:
    """All routes under ``/werkbank``."""

    def __init__(self, desk: Desk, routes: Sequence[Route]) -> None:
        """Raises ``ValueError`` for two routes of one name."""
        if len({route.name for route in routes}) != len(routes):
            message = "two routes of the workbench have one name"
            raise ValueError(message)
        self.desk = desk
        self.routes = tuple(routes)
        # Threads of its own: people who wait for their provider must not keep facts from the
        # adapter, which come in by the same process, waiting for a thread.
        self._threads = CapacityLimiter(_MOST_AT_ONCE)
        self._ways = [(route, *compile_path(route.path)[::2]) for route in routes]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request. What a route does with the database is done in a thread."""
        request = Request(scope, receive)
        form = _NO_FORM
        if request.method == "POST":
            try:
                form = await request.form(max_files=0, max_fields=_MOST_FIELDS)
            except HTTPException as refused:
                if refused.status_code != 400:  # noqa: PLR2004 - 413 is for the edge to answer
                    raise
                form = FormData([(FIELD, "unreadable")])
        response = await to_thread.run_sync(self._answer, request, form, limiter=self._threads)
        await response(scope, receive, send)

    def _answer(self, request: Request, form: FormData) -> Response:
        language = language_of(request)
        frame = Frame(language=language, switch=switch_of(request, language))
        try:
            response = self._served(request, form, frame)
        except (SessionsAway, DatabaseError) as away:
            _log.warning("workbench_unavailable", code=str(away))
            response = self._error("unavailable", 503, frame)
        remember_language(request, response, secure=self.desk.cookies.secure)
        return response

    def _served(self, request: Request, form: FormData, frame: Frame) -> Response:
        found = self._find(request)
        login = self._login(request, None if isinstance(found, PageProblem) else found[0])
        now = self.desk.clock()
        if login is not None:
            frame = replace(
                frame,
                roles=tuple(sorted(login.visitor.roles_at(now))),
                form_token=form_token(self.desk.service.index, login.token),
                standing=self.desk.standing(),
            )
        if isinstance(found, PageProblem):
            return self._error(found.kind, found.status, frame)
        route, params = found
        request.scope["route"] = route
        match admit(route.name, None if login is None else login.visitor, now):
            case Verdict.LOGIN_FIRST:
                return self._login_first(request, frame, route)
            case Verdict.REFUSE:
                self._note_refusal(login, route, "role")
                return self._error("refused", 403, frame)
        if request.method == "POST" and not self._is_from_our_page(request, form, login):
            self._note_refusal(login, route, "form")
            return self._error("form_not_ours", 403, frame)
        told = request.headers.get("last-event-id", "")
        visit = Visit(now, params, request.query_params, form, request.cookies, frame, login, told)
        return self._by(route, visit)

    def _by(self, route: Route, visit: Visit) -> Response:
        try:
            return route.serve(self.desk, visit)
        except PageProblem as problem:
            return self._error(problem.kind, problem.status, visit.frame)
        except (SessionsAway, DatabaseError):
            raise
        except Exception:  # noqa: BLE001 - the last resort, which logs it and shows a page
            _log.exception("workbench_failed", route=route.name)
            return self._error("fault", 500, visit.frame)

    def _find(self, request: Request) -> tuple[Route, dict[str, Any]] | PageProblem:
        method = "GET" if request.method == "HEAD" else request.method
        elsewhere = False
        for route, pattern, convertors in self._ways:
            found = re.match(pattern, request.url.path)
            if found is None:
                continue
            if route.method == method:
                parts = found.groupdict().items()
                return route, {name: convertors[name].convert(part) for name, part in parts}
            elsewhere = True
        return PageProblem("wrong_method", 405) if elsewhere else PageProblem("not_found", 404)

    def _login(self, request: Request, route: Route | None) -> Login | None:
        token = request.cookies.get(self.desk.cookies.session)
        # What is there for everybody does not look: also an error page needs its style sheet when
        # Redis is away.
        if not token or (route is not None and route.name in WITHOUT_LOGIN):
            return None
        touch = route is not None and route.touches
        session = self.desk.sessions.find(token, touch=touch)
        return None if session is None else Login(token, session)

    def _login_first(self, request: Request, frame: Frame, route: Route) -> Response:
        back = request.url.path if request.method in {"GET", "HEAD"} else "/werkbank"
        if request.url.query and request.method == "GET":
            back = f"{back}?{request.url.query}"
        had_one = self.desk.cookies.session in request.cookies
        kind = "session_ended" if had_one else "login_first"
        response = self._error(kind, 401, frame, back=back)
        # Not where a script asked: the page that it then loads has to say what happened.
        if had_one and route.touches:
            self.desk.cookies.take_session(response)
        return response

    def _is_from_our_page(self, request: Request, form: FormData, login: Login | None) -> bool:
        # A browser that says where a form comes from is believed when it says: from elsewhere.
        if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return False
        given = form.get(FIELD) or request.headers.get("x-csrf", "")
        return (
            login is not None
            and isinstance(given, str)
            and is_ours(self.desk.service.index, login.token, given)
        )

    def _note_refusal(self, login: Login | None, route: Route, reason: str) -> None:
        _log.warning("workbench_refused", route=route.name, reason=reason)
        if login is not None:
            note_act(
                self.desk.service,
                subject=login.visitor.subject,
                action="werkbank_geweigerd",
                what=f"route:{route.name}",
                result=reason,
            )

    def _error(self, kind: str, status: int, frame: Frame, back: str | None = None) -> Response:
        mention = current_correlation_id()
        return self.desk.pages.error(kind, frame, status=status, mention=mention, back=back)
