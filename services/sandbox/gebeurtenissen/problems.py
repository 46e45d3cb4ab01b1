"""The error bodies of BRP API Gebeurtenissen (problem+json)."""

from dataclasses import asdict, dataclass

from fastapi.responses import JSONResponse

BASE = "/api/brp"
_W3 = "https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10."
_INSTANCE = "https://probeerbrpapi.rvig.example"

# status: (section, title, code, detail), as the examples of the OpenAPI say them. For a name or a
# subscription that is there already (409) and for too many calls (429) it has no example.
_PROBLEMS: dict[int, tuple[str, str, str, str]] = {
    401: (
        "4.2",
        "Niet correct geauthenticeerd.",
        "authentication",
        "The request requires user authentication.",
    ),
    403: (
        "4.4",
        "U bent niet geautoriseerd voor deze operatie.",
        "autorisation",
        "The server understood the request, but is refusing to fulfill it.",
    ),
    404: (
        "4.5",
        "Opgevraagde resource bestaat niet.",
        "notFound",
        "The server has not found anything matching the Request-URI.",
    ),
    409: ("4.10", "Resource bestaat al.", "conflict", "The resource is there already."),
    429: ("4", "Te veel verzoeken.", "tooManyRequests", "Too many requests, see Retry-After."),
    500: (
        "5.1",
        "Interne server fout.",
        "serverError",
        "The server encountered an unexpected condition.",
    ),
}


@dataclass(frozen=True)
class Wrong:
    """One parameter that is wrong (wire texts)."""

    name: str
    code: str
    reason: str


REQUIRED = "Parameter is verplicht."
NO_UUID = "Waarde is geen uuid."
NO_EVENT = "Cursor is geen correcte gebeurtenis id."
NO_INTEGER = "Waarde is geen geldig getal."
TOO_SMALL = "Waarde is lager dan minimum 1."
TOO_LARGE = "Waarde is hoger dan maximum 10."
NO_PATTERN = "Waarde voldoet niet aan patroon."
NO_VALUE = "Waarde is geen geldige waarde uit de enumeratie."


def problem(status: int, path: str = "") -> JSONResponse:
    """Make the body for a status; others have the texts of 500."""
    section, title, code, detail = _PROBLEMS.get(status, _PROBLEMS[500])
    response = _answer(status, section, title, detail, code, path)
    if status == 401:  # noqa: PLR2004 - the HTTP status
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def bad_request(wrong: list[Wrong], path: str = "") -> JSONResponse:
    """Make the 400 that names all faults at once; without any, of a body that is no JSON object."""
    only_missing = bool(wrong) and all(one.code == "required" for one in wrong)
    named = ", ".join(one.name for one in wrong)
    return _answer(
        400,
        "4.1",
        "Ten minste één parameter moet worden opgegeven."
        if only_missing
        else "Een of meerdere parameters zijn niet correct.",
        f"De foutieve parameter(s) zijn: {named}." if wrong else "De vraag is niet te lezen.",
        "paramsRequired" if only_missing else "paramsValidation",
        path,
        invalidParams=[{"type": f"{_W3}4.1", **asdict(one)} for one in wrong],
    )


def _answer(  # noqa: PLR0917 - one after the other as on the wire
    status: int, section: str, title: str, detail: str, code: str, path: str, **more: object
) -> JSONResponse:
    body = {
        "type": _W3 + section,
        "title": title,
        "status": status,
        "detail": detail,
        "instance": f"{_INSTANCE}{BASE}{path}",
        "code": code,
    }
    return JSONResponse(body | more, status_code=status, media_type="application/problem+json")
