"""Pages as parents use them: a browser without script, and what it types and presses."""

import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from typing import Final, Self

import httpx

from notifier.reply.wire import Antwoordsoort
from vertrekmelding.demo.failing import ServiceAway, ServiceRefused

_SECONDS: Final = 10.0
_FORM: Final = re.compile(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
_HIDDEN: Final = re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"')
_KEPT: Final = "/antwoord/gegeven"
_HELD: Final = "Wij sturen niets"


class _Page:
    """One visitor. Every method raises ``ServiceAway`` and ``ServiceRefused``."""

    def __init__(self, url: str) -> None:
        self._url = httpx.URL(url)
        self._http = httpx.Client(timeout=_SECONDS, follow_redirects=True)
        self._seen = ""
        self._at = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def _send(self, what: str, path: str, typed: Mapping[str, str]) -> None:
        try:
            answer = self._http.post(self._url.join(path), data=dict(typed))
        except httpx.TransportError:
            raise ServiceAway(what) from None
        if answer.is_server_error or answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise ServiceAway(what)
        if not answer.is_success:
            raise ServiceRefused(what, answer.status_code)
        self._seen, self._at = answer.text, answer.url.path

    def _form(self, what: str, path: str) -> dict[str, str]:
        """The hidden fields of the first form of this page that goes there."""
        for action, inside in _FORM.findall(self._seen):
            if action == path:
                return {name: unescape(value) for name, value in _HIDDEN.findall(inside)}
        raise ServiceRefused(what, httpx.codes.OK)  # a page, and not the one that was asked for


class ParentPage(_Page):
    """The page on which a parent answers."""

    def open(self, code: str, born: date) -> None:
        """Type the code of a letter, and the date of birth of the child."""
        typed = {"code": code, "dag": str(born.day), "maand": str(born.month)}
        self._send("de pagina openen", "/antwoord", typed | {"jaar": str(born.year)})

    def answer(self, answer: Antwoordsoort) -> None:
        """Choose one of the answers; the page must say that it came in."""
        what = "op de pagina antwoorden"
        form = self._form(what, "/antwoord/bericht")
        self._send(what, "/antwoord/bericht", form | {"antwoord": answer.value})
        if self._at != _KEPT:
            raise ServiceRefused(what, httpx.codes.OK)


class CardPage(_Page):
    """The card for the parent who leaves."""

    def open(self, ticket: str) -> None:
        """Open it with the ticket of a municipality."""
        self._send("de kaart openen", "/vertrekkaart", {"kaartje": ticket})

    def say_not_safe(self) -> None:
        """Press the button; the card must say that nothing is sent."""
        what = "op de kaart antwoorden"
        form = self._form(what, "/vertrekkaart/antwoord")
        self._send(what, "/vertrekkaart/antwoord", form | {"antwoord": "nee"})
        if _HELD not in self._seen:
            raise ServiceRefused(what, httpx.codes.OK)
