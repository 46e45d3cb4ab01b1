"""Asking the BRP: what is asked, with which credentials, and what each answer means."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from pydantic import SecretStr

from brp_adapter.register.access import ApiKey, static_headers
from brp_adapter.register.client import Register
from brp_adapter.register.errors import (
    RegisterAnswerInvalid,
    RegisterRefused,
    RegisterUnavailable,
)
from brp_adapter.register.fields import FIELDS
from contracts.values.bsn import Bsn, NotABsn
from foundation.client_credentials import BearerTokens, ClientCredentials

URL = "https://brp.example/personen"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
CHILD = Bsn("999990019")
EMPTY = {"type": "RaadpleegMetBurgerservicenummer", "personen": []}

Answer = Callable[[httpx.Request], httpx.Response]


def _register(answer: Answer, auth: httpx.Auth | None = None) -> Register:
    return Register(httpx.Client(transport=httpx.MockTransport(answer), auth=auth), URL)


def _bsns(count: int) -> list[Bsn]:
    found: list[Bsn] = []
    number = 999960000
    while len(found) < count:
        with suppress(NotABsn):
            found.append(Bsn(str(number)))
        number += 1
    return found


def test_protected_grounds_are_never_asked_for() -> None:
    """DECISION §1: nationality, country of birth, sex and residence title do not exist here."""
    parts = {part for path in FIELDS for part in path.split(".")}
    assert not parts & {"nationaliteiten", "geslacht", "verblijfstitel", "geboorteland", "plaats"}
    assert [path for path in FIELDS if path.startswith("geboorte")] == ["geboorte.datum"]
    assert [path for path in FIELDS if path.endswith(".land")] == ["adressering.land"]
    whole_groups = {path for path in FIELDS if "." not in path}
    assert whole_groups == {
        "burgerservicenummer",
        "verblijfplaats",
        "gemeenteVanInschrijving",
        "indicatieCurateleRegister",
        "gezag",
    }


def test_what_is_delivered_without_asking_is_not_asked() -> None:
    forbidden = {
        "inOnderzoek",
        "geheimhoudingPersoonsgegevens",
        "opschortingBijhouding",
        "rni",
        "verificatie",
        "indicatieVastgesteldVerblijftNietOpAdres",
    }
    assert not {part for path in FIELDS for part in path.split(".")} & forbidden


def test_a_question_in_the_official_shape_of_at_most_twenty() -> None:
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(json.loads(request.content))
        return httpx.Response(200, json=EMPTY)

    assert _register(answer).ask(_bsns(45)) == {}

    assert [len(question["burgerservicenummer"]) for question in asked] == [20, 20, 5]
    assert asked[0].keys() == {"type", "burgerservicenummer", "fields"}
    assert asked[0]["fields"] == list(FIELDS)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_away(status: int) -> None:
    headers = {"Retry-After": "30"}
    with pytest.raises(RegisterUnavailable) as away:
        _register(lambda _: httpx.Response(status, headers=headers)).ask([CHILD])
    assert away.value.retry_after == timedelta(seconds=30)


@pytest.mark.parametrize("failure", [httpx.ConnectError, httpx.ReadTimeout, httpx.ReadError])
def test_no_answer_at_all(failure: type[httpx.TransportError]) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise failure(str(request.url), request=request)

    with pytest.raises(RegisterUnavailable) as away:
        _register(answer).ask([CHILD])
    assert away.value.code == failure.__name__
    assert away.value.__cause__ is None


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 406, 415])
def test_our_own_mistake(status: int) -> None:
    with pytest.raises(RegisterRefused) as refused:
        _register(lambda _: httpx.Response(status, json={"detail": "999990019"})).ask([CHILD])
    assert refused.value.code == f"http_{status}"


def test_someone_who_was_not_asked_about() -> None:
    body = EMPTY | {"personen": [{"burgerservicenummer": "999990032"}]}
    with pytest.raises(RegisterAnswerInvalid):
        _register(lambda _: httpx.Response(200, json=body)).ask([CHILD])


def test_an_api_key_in_the_header_of_the_gateway() -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["x-sleutel"])
        return httpx.Response(200, json=EMPTY)

    _register(answer, ApiKey("X-Sleutel", SecretStr("geheim"))).ask([CHILD])
    assert seen == ["geheim"]


def test_fixed_headers() -> None:
    assert static_headers("x-doelbinding: D1; x-gebruiker:vm") == {
        "x-doelbinding": "D1",
        "x-gebruiker": "vm",
    }
    assert static_headers("") == {}


class _Issuer:
    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.forms: list[bytes] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.forms.append(request.content)
        number = len(self.forms)
        return httpx.Response(self.status, json={"access_token": f"t{number}", "expires_in": 300})

    def auth(self, clock: Callable[[], datetime]) -> BearerTokens:
        credentials = ClientCredentials(
            "https://auth.example/token",
            "id",
            SecretStr("geheim"),
            "00000099-1",
            resource_server="ResourceServer01",
        )
        client = httpx.Client(transport=httpx.MockTransport(self))
        return BearerTokens(credentials, client, clock)


def test_one_token_until_shortly_before_its_end() -> None:
    issuer, now, seen = _Issuer(), [NOW], []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["authorization"])
        return httpx.Response(200, json=EMPTY)

    register = _register(answer, issuer.auth(lambda: now[0]))
    for passed in (0, 100, 269, 271):
        now[0] = NOW + timedelta(seconds=passed)
        register.ask([CHILD])

    assert seen == ["Bearer t1"] * 3 + ["Bearer t2"]
    assert b"resourceServer=ResourceServer01" in issuer.forms[0]
    assert b"audience" not in issuer.forms[0]


def test_a_token_that_is_refused_is_replaced_once() -> None:
    issuer = _Issuer()

    def answer(request: httpx.Request) -> httpx.Response:
        good = request.headers["authorization"] == "Bearer t2"
        return httpx.Response(200 if good else 401, json=EMPTY)

    _register(answer, issuer.auth(lambda: NOW)).ask([CHILD])
    with pytest.raises(RegisterRefused):
        _register(lambda _: httpx.Response(401), issuer.auth(lambda: NOW)).ask([CHILD])
    assert len(issuer.forms) == 4


@pytest.mark.parametrize(("status", "error"), [(503, RegisterUnavailable), (401, RegisterRefused)])
def test_no_token(status: int, error: type[Exception]) -> None:
    register = _register(lambda _: httpx.Response(200), _Issuer(status).auth(lambda: NOW))
    with pytest.raises(error):
        register.ask([CHILD])
