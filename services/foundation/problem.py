"""Errors of our APIs as problem+json (RFC 9457, NL API Design Rules)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from asgi_correlation_id import CorrelationIdMiddleware
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from foundation.bearer import BearerError, Forbidden, TokenFault, VerifierUnavailable
from foundation.correlation import (
    HEADER,
    current_correlation_id,
    is_correlation_id,
    new_correlation_id,
)
from foundation.database import DatabaseUnavailable
from foundation.http_edge import BODY_LIMIT_BYTES, HttpEdge
from foundation.redaction import mask

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = "5"


@dataclass(frozen=True)
class InvalidParam:
    """One thing wrong in a request: where, a code, and why; never the value."""

    name: str
    code: str
    reason: str


@dataclass
class Problem(Exception):
    """Raise anywhere below a route to answer with this problem.

    ``detail`` and ``reason`` texts are read by the caller and logged nowhere; they never repeat
    what was sent. ``code`` is a short stable word for programs.
    """

    status: int
    title: str | None = None
    detail: str | None = None
    code: str | None = None
    invalid_params: Sequence[InvalidParam] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    type: str = "about:blank"
    members: Mapping[str, Any] = field(default_factory=dict)
    """Extension members (RFC 9457 §3.2), named by the route that gives them."""

    def __str__(self) -> str:
        """Status and code; enough for a log line."""
        return f"{self.status} {self.code or ''}".strip()

    __hash__ = Exception.__hash__


def install(
    app: FastAPI,
    *,
    version: str,
    body_limit: int = BODY_LIMIT_BYTES,
    body_limits: Mapping[str, int] | None = None,
) -> None:
    """Give an application its error answers, response headers, body limit and correlation id.

    ``version``: full version of the API (``1.0.0``), sent as ``API-Version`` on every answer.
    ``body_limits``: bytes, of whole paths that have a limit of their own.
    Build the application with ``redirect_slashes=False``: a redirect would echo the path.
    """
    for kind in (Problem, RequestValidationError, HTTPException, DatabaseUnavailable, BearerError):
        app.add_exception_handler(kind, _answer)
    app.add_middleware(
        HttpEdge,
        version=version,
        body_limit=body_limit,
        body_limits=body_limits or {},
        on_error=_answer,
    )
    app.add_middleware(
        CorrelationIdMiddleware,
        header_name=HEADER,
        generator=new_correlation_id,
        validator=is_correlation_id,
    )


def problem_response(problem: Problem, instance: str | None = None) -> Response:
    """Response for a problem; ``instance`` names this one occurrence (RFC 9457 §3.1.5).

    Not the path: a path holds whatever the caller put there.
    """
    body: dict[str, Any] = {
        "type": problem.type,
        "title": problem.title or HTTPStatus(problem.status).phrase,
        "status": problem.status,
    }
    # NL API Design Rules want a detail on every error.
    body["detail"] = problem.detail or _DETAILS.get(problem.status, _ANY_DETAIL)
    if instance is not None:
        body["instance"] = instance
    if problem.code is not None:
        body["code"] = problem.code
    if problem.invalid_params:
        body["invalidParams"] = [vars(param) for param in problem.invalid_params]
    body |= problem.members
    return JSONResponse(body, problem.status, headers=dict(problem.headers), media_type=MEDIA_TYPE)


async def _answer(request: Request, error: Exception) -> Response:
    """Answer with what the error means to the caller, never with what it says."""
    del request  # its path, query and body are the caller's words
    return problem_response(as_problem(error), f"urn:uuid:{current_correlation_id()}")


_ANY_DETAIL = "Het verzoek is niet uitgevoerd. Noem bij vragen de waarde van instance."
_DETAILS = {
    400: "Het verzoek klopt niet. Elk fout onderdeel staat in invalidParams.",
    401: "Stuur een geldig toegangstoken mee in de header Authorization.",
    403: "Dit toegangstoken geeft hier geen recht toe.",
    404: "Er is hier niets te vinden, of niet voor deze afzender.",
    405: "Deze methode bestaat hier niet.",
    500: "Er ging bij ons iets mis. Probeer het later opnieuw met hetzelfde bericht.",
    503: "Dit is nu niet beschikbaar. Probeer het opnieuw na de tijd in Retry-After.",
}


def as_problem(error: Exception) -> Problem:  # noqa: PLR0911 -- one return per kind of error
    """Translate an error for the caller; anything unforeseen is a 500 without a word."""
    match error:
        case Problem():
            return error
        case RequestValidationError():
            return _invalid_request(error)
        case HTTPException():
            detail = error.detail if isinstance(error.detail, str) else None
            return Problem(error.status_code, detail=detail, headers=error.headers or {})
        case DatabaseUnavailable() | VerifierUnavailable():
            return Problem(503, code=error.code, headers={"Retry-After": RETRY_AFTER_SECONDS})
        case Forbidden():
            challenge = 'Bearer error="insufficient_scope"'
            return Problem(403, code=error.code, headers={"WWW-Authenticate": challenge})
        case BearerError():
            missing = error.code is TokenFault.MISSING
            challenge = "Bearer" if missing else 'Bearer error="invalid_token"'
            return Problem(401, code=error.code, headers={"WWW-Authenticate": challenge})
    return Problem(500, code="internal_error")


_MEMBER = re.compile(r"[a-z][A-Za-z0-9_-]*$")
_REASONS = {
    "missing": "ontbreekt",
    "extra_forbidden": "hoort hier niet",
    "json_invalid": "is geen geldige JSON",
    "string_too_long": "is te lang",
    "string_too_short": "is te kort",
    "string_pattern_mismatch": "heeft niet de voorgeschreven vorm",
    "enum": "is geen van de toegestane waarden",
    "literal_error": "is geen van de toegestane waarden",
}


def _invalid_request(error: RequestValidationError) -> Problem:
    """Say where and which rule. Pydantic's own messages can quote the input, so not those."""
    params: dict[str, InvalidParam] = {}  # one wrong value can break several of our alternatives
    for fault in error.errors():
        kind = str(fault["type"])
        place = list(fault["loc"])
        if kind == "extra_forbidden":
            place = place[:-1]  # the name of an unknown field is input too
        reason = _REASONS.get(kind, "is ongeldig")
        name = mask(_member(place))
        params.setdefault(name, InvalidParam(name, kind, reason))
    return Problem(400, code="invalid_request", invalid_params=[*params.values()])


def _member(place: Sequence[str | int]) -> str:
    """Where in the request, in the caller's own members, all of which begin with a small letter.

    Pydantic puts the alternatives of a union between them; those are names of ours.
    """
    return ".".join(str(part) for part in place if isinstance(part, int) or _MEMBER.match(part))
