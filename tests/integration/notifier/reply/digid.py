"""A parent with a browser at DigiD: the sandbox's, over real HTTP, without JavaScript."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import httpx

from contracts.values.bsn import Bsn
from notifier.reply.pages.languages import Language
from notifier.reply.pages.texts.every_language import TEXTS

LOG_IN = "/antwoord/inloggen"
NL = TEXTS[Language.NL]


@dataclass
class AtDigid:
    """One browser; follows nothing by itself, so that every step can be looked at."""

    url: str
    http: httpx.Client

    def get(self, path: str) -> httpx.Response:
        return self.http.get(f"{self.url}{path}")

    def start(self, back: str = "/antwoord/bericht") -> httpx.URL:
        """Begin to log in; where the provider is, with our question."""
        answer = self.http.get(f"{self.url}{LOG_IN}", params={"naar": back})
        assert answer.status_code == 303, title(answer)
        return httpx.URL(answer.headers["Location"])

    def identify(self, question: httpx.URL, bsn: Bsn, **chosen: str) -> httpx.URL:
        """Fill in the form there; where it sends the browser back to."""
        page = self.http.get(question)
        assert page.status_code == 200, title(page)
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
        form = {name: unescape(value) for name, value in hidden.items()}
        form |= {"bsn": bsn.reveal(), "niveau": "substantieel", "doe": "inloggen"} | chosen
        answer = self.http.post(question, data=form)
        assert answer.status_code == 303, title(answer)
        return httpx.URL(answer.headers["Location"])

    def login(self, bsn: Bsn, back: str = "/antwoord/bericht", **chosen: str) -> httpx.Response:
        """The whole way; the page of ours at its end."""
        return self.http.get(self.identify(self.start(back), bsn, **chosen))

    def reads(self, bsn: Bsn) -> httpx.Response:
        """What stands for somebody who comes by login."""
        bounced = self.login(bsn)
        assert (bounced.status_code, title(bounced)) == (200, NL.own.login.logged_in.title)
        onward = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', bounced.text)
        assert onward is not None
        return self.get(onward[1])

    def sends(self, to: str, page: httpx.Response, **fields: str) -> httpx.Response:
        """A form of a page, followed to the page after it."""
        hidden = dict(re.findall(r'name="(csrf|eenmalig)" value="([^"]*)"', page.text))
        answer = self.http.post(f"{self.url}{to}", data=hidden | fields)
        if answer.status_code == 303:
            return self.get(answer.headers["Location"])
        return answer

    @property
    def cookies(self) -> dict[str, Any]:
        return {cookie.name: cookie for cookie in self.http.cookies.jar}


def title(answer: httpx.Response) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.text)
    return unescape(found[1]) if found else ""


def inside(answer: httpx.Response) -> str:
    """What is said on the page, without what differs by chance."""
    main = answer.text.split("<main")[1].split("</main>")[0]
    return re.sub(r'name="(csrf|eenmalig)" value="[^"]*"', "", main)
