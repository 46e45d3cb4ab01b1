"""Access tokens as both services use them; what a question does with one is in the adapter's."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from pydantic import SecretStr

from foundation.client_credentials import BearerTokens, ClientCredentials
from foundation.provider_errors import NotSent

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SECRET = "heel-geheim"
CREDENTIALS = ClientCredentials(
    "https://auth.example/token", "id", SecretStr(SECRET), "scope", audience="there"
)


class Both:
    """The token endpoint and the service that wants a token."""

    def __init__(self, token_answer: httpx.Response, answers: tuple[int, ...] = (200,)) -> None:
        self.token_answer = token_answer
        self.answers = answers
        self.asked = 0
        self.used: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/token":
            self.asked += 1
            return self.token_answer
        self.used.append(request.headers["authorization"])
        return httpx.Response(self.answers[min(len(self.used), len(self.answers)) - 1])

    def ask(self, auth: httpx.Auth) -> int:
        with self.client() as client:
            return client.get("https://there.example/", auth=auth).status_code

    def client(self) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self))


def granted(**more: object) -> httpx.Response:
    return httpx.Response(200, json={"access_token": "t", **more})


@pytest.mark.parametrize(
    ("lifetime", "asked_again_after"),
    [({"expires_in": 300}, 270), ({}, 30), ({"expires_in": 1e300}, 86_370)],
)
def test_a_token_is_kept_until_shortly_before_its_end(
    lifetime: dict[str, float], asked_again_after: int
) -> None:
    now = [NOW]
    both = Both(granted(**lifetime))
    auth = BearerTokens(CREDENTIALS, both.client(), lambda: now[0])
    for seconds in (0, asked_again_after - 1):
        now[0] = NOW + timedelta(seconds=seconds)
        both.ask(auth)
    assert both.asked == 1
    now[0] = NOW + timedelta(seconds=asked_again_after)
    both.ask(auth)
    assert both.asked == 2


def test_a_401_is_answered_with_a_fresh_token_once() -> None:
    both = Both(granted(), answers=(401, 401))
    auth = BearerTokens(CREDENTIALS, both.client(), lambda: NOW)
    assert both.ask(auth) == 401
    assert (both.asked, len(both.used)) == (2, 2)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (httpx.Response(503, headers={"Retry-After": "9"}), "token_http_503"),
        (httpx.Response(401, text=SECRET), "token_http_401"),
        (httpx.Response(200, text=SECRET), "token_answer_invalid"),
        (granted(expires_in=-1), "token_answer_invalid"),
    ],
)
def test_without_a_token_nothing_left(answer: httpx.Response, code: str) -> None:
    both = Both(answer)
    with pytest.raises(NotSent) as failed:
        both.ask(BearerTokens(CREDENTIALS, both.client(), lambda: NOW))
    assert failed.value.code == code
    assert both.used == []
    assert SECRET not in f"{failed.value!r} {failed.value.__dict__} {CREDENTIALS!r}"
