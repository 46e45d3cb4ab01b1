"""Which language a page speaks: Dutch, until somebody chooses otherwise."""

from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from notifier.review.pages.texts import Language

PARAMETER: Final = "taal"
_COOKIE: Final = "werkbank-taal"
_YEAR_SECONDS: Final = 365 * 24 * 3600


def language_of(request: Request) -> Language:
    """Of the address, else of the cookie; anything else that stands there is Dutch."""
    wanted = request.query_params.get(PARAMETER) or request.cookies.get(_COOKIE)
    return Language.EN if wanted == Language.EN.value else Language.NL


def switch_of(request: Request, language: Language) -> str:
    """This page in the other language; the worklist where a page cannot be asked for twice."""
    other = Language.NL if language is Language.EN else Language.EN
    if request.method not in {"GET", "HEAD"} or "code" in request.query_params:
        return f"/werkbank?{PARAMETER}={other}"
    rest = [(k, v) for k, v in request.query_params.multi_items() if k != PARAMETER]
    return f"{request.url.path}?{urlencode([*rest, (PARAMETER, other.value)])}"


def remember_language(request: Request, response: Response, *, secure: bool) -> None:
    """Keep the choice that stands in the address; it says nothing about anybody."""
    if request.query_params.get(PARAMETER) in set(Language):
        response.set_cookie(
            _COOKIE,
            language_of(request).value,
            max_age=_YEAR_SECONDS,
            path="/werkbank",
            secure=secure,
            httponly=True,
            samesite="strict",
        )
