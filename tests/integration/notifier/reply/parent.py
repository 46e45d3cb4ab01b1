"""A parent with a letter in hand and a browser without JavaScript."""

import re
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any

import httpx

from notifier.reply.codes import BY_CHANCE, grouped, with_check

CODE = re.compile(r"\b[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}\b")
BORN = date(2016, 6, 1)
"""As the families of these tests have it."""

NOWHERE = grouped(with_check("2" * BY_CHANCE))
"""Its check character fits, and no letter has it."""


@dataclass
class Parent:
    """``http`` follows what the page says and keeps its cookies, as a browser does."""

    url: str
    http: httpx.Client
    seen: list[httpx.Response] = field(default_factory=list)

    def get(self, path: str = "/antwoord", **headers: str) -> httpx.Response:
        return self._kept(self.http.get(f"{self.url}{path}", headers=headers))

    def open(self, code: str, born: date = BORN, *, via: str | None = None) -> httpx.Response:
        """Type both and press the button; ``via``: from where, as our proxy says."""
        typed = {
            "code": code,
            "dag": str(born.day),
            "maand": str(born.month),
            "jaar": str(born.year),
        }
        return self.send("/antwoord", typed, {"X-Forwarded-For": via} if via else None)

    def send(
        self, path: str, typed: dict[str, str], headers: dict[str, str] | None = None
    ) -> httpx.Response:
        return self._kept(self.http.post(f"{self.url}{path}", data=typed, headers=headers))

    def press(self, path: str, **chosen: str) -> httpx.Response:
        """Send the form of the page before us that goes there, with what was chosen in it."""
        return self.send(path, self.form(path) | chosen)

    def form(self, path: str, page: httpx.Response | None = None) -> dict[str, str]:
        """The hidden fields of the first form that goes there."""
        text = (page or self.seen[-1]).text
        for form in re.findall(r"<form.*?</form>", text, flags=re.DOTALL):
            if f'action="{path}"' in form:
                hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
                return {name: unescape(value) for name, value in hidden}
        message = f"no form to {path} on this page"
        raise AssertionError(message)

    def answer(self, answer: str, words: str = "") -> httpx.Response:
        return self.press("/antwoord/bericht", antwoord=answer, toelichting=words)

    def _kept(self, answer: httpx.Response) -> httpx.Response:
        self.seen.append(answer)
        return answer


def said(answer: httpx.Response) -> str:
    """The words of the page, without marks, and without what differs each time."""
    body = re.sub(r"<(script|style).*?</\1>", "", answer.text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def heading(answer: httpx.Response) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.text, flags=re.DOTALL)
    assert found, answer.text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[1])).split())


def code_of(letter: dict[str, Any]) -> str:
    found = CODE.search(letter["tekst"])
    assert found, letter["tekst"]
    return found[0]
