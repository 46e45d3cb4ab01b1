"""The pages for parents as an ASGI application: every request passes through this one place.

First which route, then who reads, then whether the form is ours, and only then the route.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from foundation.correlation import current_correlation_id
from foundation.database import DatabaseError
from foundation.log import get_logger
from notifier.reply.front.desk import ReplyDesk
from notifier.reply.front.visit import Instead, Reading, Route, Visit
from notifier.reply.opening.network_address import network_address
from notifier.reply.pages.forms import CSRF_FIELD, Address
from notifier.reply.pages.languages import language_of, remember_language
from notifier.reply.pages.states import Fault, Frame, Over, SessionOver, Unavailable
from notifier.sessions.forms import form_token, is_ours
from notifier.sessions.place import SessionsAway

_log = get_logger(__name__)
_MOST_FIELDS: Final = 40
_MOST_AT_ONCE: Final = 16
_NO_FORM: Final = FormData()


class ReplyFront:
    """All routes under ``/antwoord``."""

    def __init__(self, desk: ReplyDesk, routes: Sequence[Route]) -> None:
        """Raises ``ValueError`` for two routes of one method and path."""
        self.desk = desk
        self._routes = {(route.method, route.path): route for route in routes}
        if len(self._routes) != len(routes):
            message = "two routes of the pages for parents are one"
            raise ValueError(message)
        self._paths = {route.path for route in routes}
        # Threads of its own: a crowd of parents must not keep facts from coming in, nor the other
        # way round.
        self._threads = CapacityLimiter(_MOST_AT_ONCE)

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
        response = await to_thread.run_sync(self._answer, request, form, limiter=self._threads)
        await response(scope, receive, send)

    def close(self) -> None:
        """End of the process."""
        self.desk.sessions.close()
        self.desk.tries.close()

    def _answer(self, request: Request, form: FormData) -> Response:
        frame = self._frame(request)
        try:
            response = self._served(request, form, frame)
        except (SessionsAway, DatabaseError) as away:
            _log.warning("reply_unavailable", code=str(away))
            response = self.desk.pages.page(Unavailable(), frame)
        except Exception:  # noqa: BLE001 - the last resort, which logs it and shows a page
            _log.exception("reply_failed", route=getattr(request.scope.get("route"), "path", None))
            response = self._fault(500, frame)
        remember_language(request, response, secure=self.desk.cookies.secure)
        return response

    def _served(self, request: Request, form: FormData, frame: Frame) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        route = self._routes.get((method, request.url.path))
        if route is None:
            return self._fault(405 if request.url.path in self._paths else 404, frame)
        request.scope["route"] = route
        reading = self._reading(request) if route.asks else None
        visit = self._visit(request, form, frame, reading)
        if route.reads and reading is None:
            lost = request.method == "POST"
            response: Response = self.desk.pages.page(SessionOver(Over.TIMED_OUT, lost), frame)
            self.desk.cookies.take_session(response)
            return response
        if request.method == "POST" and not self._is_ours(request, visit, route):
            _log.warning("reply_form_refused", route=route.path)
            return self.desk.pages.page(SessionOver(Over.FORM), frame)
        try:
            answer = route.serve(self.desk, visit)
        except Instead as instead:
            answer = instead.view
        return answer if isinstance(answer, Response) else self.desk.pages.page(answer, visit.frame)

    def _visit(
        self, request: Request, form: FormData, frame: Frame, reading: Reading | None
    ) -> Visit:
        peer = None if request.client is None else request.client.host
        return Visit(
            now=self.desk.clock(),
            query=request.query_params,
            form=form,
            cookies=request.cookies,
            address=network_address(
                peer,
                request.headers.getlist("x-forwarded-for"),
                self.desk.settings.reply_trusted_proxies,
            ),
            frame=frame if reading is None else self._own(frame, reading),
            reading=reading,
            accepts=request.headers.get("accept-encoding", ""),
        )

    def _own(self, frame: Frame, reading: Reading) -> Frame:
        return replace(frame, form_token=form_token(self.desk.service.index, reading.token))

    def _reading(self, request: Request) -> Reading | None:
        token = request.cookies.get(self.desk.cookies.session)
        session = self.desk.sessions.find(token, touch=True) if token else None
        return None if token is None or session is None else Reading(token, session)

    def _is_ours(self, request: Request, visit: Visit, route: Route) -> bool:
        # A browser that says where a form comes from is believed when it says: from elsewhere.
        if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return False
        reading = visit.reading
        if not route.reads or reading is None:
            return True  # nothing is kept by such a form, and nothing of anybody is in its answer
        return is_ours(self.desk.service.index, reading.token, visit.typed(CSRF_FIELD))

    def _frame(self, request: Request) -> Frame:
        path = request.url.path
        repeats = request.method in {"GET", "HEAD"} and path in self._paths
        sender = self.desk.service.sender
        moves = path == Address.LEAVE or path.startswith(Address.LOG_IN)
        return Frame(
            language=language_of(request),
            here=path if repeats and not moves else Address.START,
            phone=sender.phone,
            write_to=sender.reply_address,
            login=self.desk.login is not None,
        )

    def _fault(self, status: int, frame: Frame) -> Response:
        return self.desk.pages.page(Fault(status, current_correlation_id()), frame)
