"""A browser without JavaScript, as far as the workbench is concerned: cookies, links, forms."""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import httpx

HOME = "/werkbank"
RETURN = "/werkbank/inloggen/terug"


@dataclass
class Browser:
    """One person at one machine; every request goes over real HTTP."""

    url: str
    http: httpx.Client

    def get(self, path: str) -> httpx.Response:
        return self.http.get(f"{self.url}{path}")

    def start(self, back: str = HOME) -> httpx.URL:
        """Begin to log in; where the provider is, with our question."""
        answer = self.http.get(f"{self.url}/werkbank/inloggen/start", params={"naar": back})
        assert answer.status_code == 303, answer.text
        return httpx.URL(answer.headers["Location"])

    def choose(self, question: httpx.URL, user: str) -> httpx.URL:
        """Press somebody's button at the provider; where it sends the browser back to."""
        page = self.http.get(question)
        assert page.status_code == 200, page.text
        hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.text))
        form = {name: unescape(value) for name, value in hidden.items() if name != "user"}
        answer = self.http.post(question, data=form | {"user": user})
        assert answer.status_code == 303, answer.text
        return httpx.URL(answer.headers["Location"])

    def login(self, user: str, back: str = HOME) -> httpx.Response:
        """The whole way; the page of ours at its end."""
        return self.http.get(self.choose(self.start(back), user))

    def post(self, path: str, **fields: str) -> httpx.Response:
        """Send a form with the token that stands on the first page."""
        return self.http.post(f"{self.url}{path}", data={"csrf": self.form_token(), **fields})

    def form_token(self) -> str:
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get(HOME).text)
        assert found, "there is no form on the page: not logged in?"
        return found[1]

    @property
    def cookies(self) -> dict[str, str]:
        return {cookie.name: cookie.value or "" for cookie in self.http.cookies.jar}


def title(answer: httpx.Response) -> str:
    found = re.search(r"<h1>(.*?)</h1>", answer.text)
    return unescape(found[1]) if found else ""


def query(address: httpx.URL) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(str(address)).query))
