"""Which languages the pages speak, and which of them a reader chose. Never guessed from anything.

Not from data about somebody (DECISION §2), and not from the browser's preference either: the page
would then be in another language than the letter, on a phone that is often somebody else's.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

PARAMETER: Final = "taal"
COOKIE: Final = "antwoord-taal"
_YEAR_SECONDS: Final = 365 * 24 * 3600


class Language(StrEnum):
    """By its ISO 639-1 code; Dutch first, the others by their own name."""

    NL = "nl"
    EN = "en"
    DE = "de"
    ES = "es"
    FR = "fr"
    PL = "pl"
    RO = "ro"
    TR = "tr"
    UK = "uk"
    AR = "ar"


OWN_NAMES: Final[Mapping[Language, str]] = {
    Language.NL: "Nederlands",
    Language.EN: "English",
    Language.DE: "Deutsch",
    Language.ES: "Español",
    Language.FR: "Français",
    Language.PL: "Polski",
    Language.RO: "Română",
    Language.TR: "Türkçe",
    Language.UK: "Українська",
    Language.AR: "العربية",
}
"""As its readers write it: who cannot read this page must find it."""

RIGHT_TO_LEFT: Final = frozenset({Language.AR})


def language_of(request: Request) -> Language:
    """Of the address, else of the cookie; anything else that stands there is Dutch."""
    wanted = request.query_params.get(PARAMETER) or request.cookies.get(COOKIE) or ""
    return Language(wanted) if wanted in set(Language) else Language.NL


def remember_language(request: Request, response: Response, *, secure: bool) -> None:
    """Keep the choice that stands in the address; it says nothing about anybody."""
    if request.query_params.get(PARAMETER) in set(Language):
        response.set_cookie(
            COOKIE,
            language_of(request).value,
            max_age=_YEAR_SECONDS,
            path="/antwoord",
            secure=secure,
            httponly=True,
            samesite="lax",  # a choice must stand when one comes back from the login
        )
