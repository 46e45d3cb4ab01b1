"""The error bodies of BRP API Personen 2.7.0 (problem+json)."""

from dataclasses import asdict

from fastapi.responses import JSONResponse

from sandbox.question import InvalidParam

PATH = "/haalcentraal/api/brp/personen"
_RFC7231 = "https://datatracker.ietf.org/doc/html/rfc7231#section-"

# status: (type, title, code, detail); titles, codes and the 415 detail as the live service
# gives them, which its own OpenAPI patterns do not all allow.
_PROBLEMS: dict[int, tuple[str, str, str, str]] = {
    401: (
        "https://datatracker.ietf.org/doc/html/rfc7235#section-3.1",
        "Niet correct geauthenticeerd.",
        "authentication",
        "The request requires user authentication.",
    ),
    403: (
        _RFC7231 + "6.5.3",
        "U bent niet geautoriseerd voor deze operatie.",
        "autorisation",
        "The server understood the request, but is refusing to fulfill it.",
    ),
    406: (
        _RFC7231 + "6.5.6",
        "Gevraagde content type wordt niet ondersteund.",
        "notAcceptable",
        "Ondersteunde content type is application json.",
    ),
    415: (
        _RFC7231 + "6.5.13",
        "Media Type wordt niet ondersteund.",
        "unsupportedMediaType",
        "Ondersteunde content type: application/json; charset=utf-8.",
    ),
    429: (
        "https://datatracker.ietf.org/doc/html/rfc6585#section-4",
        "Too many request",
        "tooManyRequests",
        "The user has sent too many requests in a given amount of time (rate limiting).",
    ),
    500: (
        _RFC7231 + "6.6.1",
        "Interne server fout.",
        "serverError",
        "The server encountered an unexpected condition.",
    ),
    503: (
        _RFC7231 + "6.6.4",
        "Bronservice BRP is tijdelijk niet beschikbaar.",
        "notAvailable",
        "The service is currently unable to handle the request.",
    ),
}


def problem(status: int) -> JSONResponse:
    """Make the body for a status; 400 without a known fault, others unknown as 500's texts."""
    if status == 400:  # noqa: PLR2004 - the HTTP status
        return bad_request([])
    kind, title, code, detail = _PROBLEMS.get(status, _PROBLEMS[500])
    response = _answer(status, kind, title, code, detail)
    if status == 401:  # noqa: PLR2004 - the HTTP status
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def bad_request(faults: list[InvalidParam]) -> JSONResponse:
    """Make the 400 that names all faults at once."""
    only_missing = bool(faults) and all(fault.code == "required" for fault in faults)
    names = ", ".join(fault.name for fault in faults)
    return _answer(
        400,
        _RFC7231 + "6.5.1",
        "Minimale combinatie van parameters moet worden opgegeven."
        if only_missing
        else "Een of meerdere parameters zijn niet correct.",
        "paramsCombination" if only_missing else "paramsValidation",
        f"De foutieve parameter(s) zijn: {names}." if faults else "De vraag is niet te lezen.",
        invalidParams=[asdict(fault) for fault in faults],
    )


def _answer(
    status: int, kind: str, title: str, code: str, detail: str, **more: object
) -> JSONResponse:
    body = {"type": kind, "title": title, "status": status, "detail": detail, "instance": PATH}
    return JSONResponse(
        body | {"code": code} | more, status_code=status, media_type="application/problem+json"
    )
