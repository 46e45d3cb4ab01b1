"""The outer edge of a web process: headers, body limit, last resort for errors, request log."""

import time
from collections.abc import Awaitable, Callable, Mapping

import structlog
from asgi_correlation_id import correlation_id
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from foundation.correlation import bind_correlation_id
from foundation.log import get_logger

BODY_LIMIT_BYTES = 64 * 1024
SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}
"""For an API. A route that answers with HTML sets its own; what a route sets, stays."""

_log = get_logger(__name__)

ErrorAnswer = Callable[[Request, Exception], Awaitable[Response]]


class HttpEdge:
    """ASGI middleware, just inside the one for correlation ids."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        version: str,
        body_limit: int,
        on_error: ErrorAnswer,
        body_limits: Mapping[str, int] | None = None,
    ) -> None:
        """``body_limit`` in bytes, after transfer decoding; ``body_limits`` of single paths."""
        self._app = app
        self._headers = {"API-Version": version, **SECURITY_HEADERS}
        self._body_limit = body_limit
        self._body_limits = dict(body_limits or {})
        self._on_error = on_error

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; an error that nobody handled becomes an answer here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        structlog.contextvars.clear_contextvars()
        bind_correlation_id(correlation_id.get())
        began = time.perf_counter()
        status = 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        limit = self._body_limits.get(scope["path"], self._body_limit)
        try:
            _refuse_declared_length(scope, limit)
            await self._app(scope, _limited(receive, limit), send_with_headers)
        except Exception as error:
            if not isinstance(error, HTTPException):
                _log.exception("request_failed")
            if status:
                raise  # half an answer is out; only closing the connection tells the truth
            answer = await self._on_error(Request(scope, receive), error)
            await answer(scope, receive, send_with_headers)
        finally:
            _log.info(
                "request",
                method=scope["method"],
                route=getattr(scope.get("route"), "path", None),
                status=status,
                milliseconds=round((time.perf_counter() - began) * 1000, 1),
            )


def too_large(limit: int) -> HTTPException:
    """The answer to a body of more than ``limit`` bytes.

    This kind of exception, because FastAPI turns any other raised while it reads into a 400.
    """
    return HTTPException(413, f"Het bericht is te groot; het maximum is {limit // 1024} KB.")


def _refuse_declared_length(scope: Scope, limit: int) -> None:
    declared = Headers(scope=scope).get("content-length", "0")
    if not declared.isdecimal() or int(declared) > limit:
        raise too_large(limit)


def _limited(receive: Receive, limit: int) -> Receive:
    """Count what really arrives: a chunked body declares no length."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise too_large(limit)
        return message

    return counted
