"""Access tokens: what is let in, and that a refusal repeats nothing."""

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from foundation.bearer import (
    BearerError,
    Caller,
    Forbidden,
    TokenVerifier,
    Unauthenticated,
    VerifierUnavailable,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
OTHER = RSAKey.generate_key(2048, {"kid": "two", "use": "sig"})
ISSUER = "https://issuer.invalid/"
OIN = "00000009900000000000"


def claims(**changed: object) -> dict[str, Any]:
    standard = {
        "iss": ISSUER, "aud": "intake", "sub": "client-1", "oin": OIN,
        "scope": "melden lezen", "exp": int((NOW + timedelta(hours=1)).timestamp()),
    }  # fmt: skip
    return {name: value for name, value in (standard | changed).items() if value is not None}


def bearer(key: RSAKey | OctKey = KEY, alg: str = "PS256", **changed: object) -> str:
    header = {"alg": alg, "kid": key.kid}
    return "Bearer " + jwt.encode(header, claims(**changed), key, algorithms=[alg])


def verifier(**changed: Any) -> TokenVerifier:  # noqa: ANN401
    given: dict[str, Any] = {"jwks": {"keys": [KEY.as_dict(private=False)]}}
    return TokenVerifier(issuer=ISSUER, audience="intake", clock=lambda: NOW, **(given | changed))


@pytest.mark.parametrize("alg", ["PS256", "RS256"])
def test_a_good_token_names_its_caller(alg: str) -> None:
    caller = verifier().verify(bearer(alg=alg), scope="melden")
    assert caller == Caller(OIN, frozenset({"melden", "lezen"}), "client-1")


def test_audience_and_scope_may_be_lists() -> None:
    token = bearer(aud=["other", "intake"], scope=["melden"])
    assert verifier().verify(token, scope="melden").scopes == {"melden"}


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://other.invalid/"}, {"aud": "other"}, {"aud": None}, {"iss": None},
        {"exp": None}, {"exp": int(NOW.timestamp()) - 60}, {"nbf": int(NOW.timestamp()) + 60},
        {"sub": None}, {"sub": 5}, {"exp": "soon"}, {"oin": 7},
    ],
)  # fmt: skip
def test_a_token_that_is_not_valid_here_and_now(changed: dict[str, Any]) -> None:
    with pytest.raises(Unauthenticated) as caught:
        verifier().verify(bearer(**changed), scope="melden")
    assert str(caught.value) == "token_invalid"


def test_another_key_another_algorithm_or_none() -> None:
    forged = RSAKey.generate_key(2048, {"kid": "one"})
    hmac_key = OctKey.generate_key(256, {"kid": "one"})
    unsigned = "eyJhbGciOiJub25lIn0." + bearer().split(".")[1] + "."
    tokens = [bearer(forged), bearer(hmac_key, "HS256"), bearer(alg="PS512"), f"Bearer {unsigned}"]
    for token in tokens:
        with pytest.raises(Unauthenticated):
            verifier().verify(token, scope="melden")


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Basic abc", "Bearer x", "Bearer a.b.c", "Bearer " + "a" * 9000]
)
def test_no_usable_header(header: str | None) -> None:
    with pytest.raises(Unauthenticated):
        verifier().verify(header, scope="melden")


def test_a_missing_scope_is_forbidden() -> None:
    for scope in ("meld", "melden lezen", ""):
        with pytest.raises(Forbidden):
            verifier().verify(bearer(), scope=scope)


class Issuer:
    """Publishes keys over a transport in memory and counts how often it is asked."""

    def __init__(self) -> None:
        self.keys, self.asked, self.status = [KEY], 0, 200

    def client(self) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self._answer))

    def _answer(self, _request: httpx.Request) -> httpx.Response:
        self.asked += 1
        keys = [key.as_dict(private=False) for key in self.keys]
        return httpx.Response(self.status, json={"keys": keys})


class HandClock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def remote(issuer: Issuer, clock: Callable[[], datetime]) -> TokenVerifier:
    return TokenVerifier(
        issuer=ISSUER, audience="intake", clock=clock,
        jwks_url="https://issuer.invalid/jwks", client=issuer.client,
    )  # fmt: skip


def test_keys_are_fetched_once_and_again_for_an_unknown_key_at_most_every_30_seconds() -> None:
    issuer, clock = Issuer(), HandClock()
    checked = remote(issuer, clock)
    assert issuer.asked == 0
    for _ in range(3):
        checked.verify(bearer(), scope="melden")
    assert issuer.asked == 1
    issuer.keys = [KEY, OTHER]
    for _ in range(3):
        with pytest.raises(Unauthenticated):
            checked.verify(bearer(OTHER), scope="melden")
    assert issuer.asked == 1
    clock.now += timedelta(seconds=31)
    checked.verify(bearer(OTHER), scope="melden")
    assert issuer.asked == 2


def test_in_an_event_loop_only_a_token_that_is_new_waits_for_a_thread() -> None:
    issuer, clock = Issuer(), HandClock()
    checked, token = remote(issuer, clock), bearer()
    threads: list[threading.Thread] = []
    verify = checked.verify

    def noting(header: str | None, *, scope: str) -> Caller:
        threads.append(threading.current_thread())
        return verify(header, scope=scope)

    checked.verify = noting  # type: ignore[method-assign]  # only to see where it runs

    async def ask(scope: str) -> Caller:
        return await checked.verify_in_loop(token, scope=scope)

    callers = [asyncio.run(ask("melden")) for _ in range(3)]
    assert callers[0] == callers[1] == callers[2] == verify(token, scope="melden")
    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()
    with pytest.raises(Forbidden):
        asyncio.run(ask("nope"))
    clock.now += timedelta(days=1)
    with pytest.raises(Unauthenticated):
        asyncio.run(ask("melden"))


def test_an_issuer_that_is_away() -> None:
    issuer, clock = Issuer(), HandClock()
    issuer.status = 500
    checked = remote(issuer, clock)
    for _ in range(2):
        with pytest.raises(VerifierUnavailable):
            checked.verify(bearer(), scope="melden")
    issuer.status = 200
    checked.verify(bearer(), scope="melden")
    issuer.status = 500
    clock.now += timedelta(hours=1)
    with pytest.raises(Unauthenticated):
        checked.verify(bearer(OTHER), scope="melden")


def test_refusals_repeat_nothing_of_the_token() -> None:
    token = bearer(oin="999990019")
    for scope, header in (("nope", token), ("melden", token[:-4])):
        with pytest.raises(BearerError) as caught:
            verifier().verify(header, scope=scope)
        assert str(caught.value) in {"scope_missing", "token_invalid"}
        assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_a_token_that_was_let_in_before_ends_all_the_same() -> None:
    moment = [NOW]
    jwks = {"keys": [KEY.as_dict(private=False)]}
    checked = TokenVerifier(issuer=ISSUER, audience="intake", clock=lambda: moment[0], jwks=jwks)
    token = bearer()
    checked.verify(token, scope="melden")
    moment[0] = NOW + timedelta(hours=1, seconds=11)
    with pytest.raises(Unauthenticated):
        checked.verify(token, scope="melden")


def test_what_was_let_in_opens_no_door_for_another_signature_or_scope() -> None:
    checked = verifier()
    token = bearer()
    checked.verify(token, scope="melden")
    signed, _, signature = token.rpartition(".")
    changed = ("A" if signature[0] != "A" else "B") + signature[1:]
    with pytest.raises(Unauthenticated):
        checked.verify(f"{signed}.{changed}", scope="melden")
    with pytest.raises(Forbidden):
        checked.verify(token, scope="beheren")


def test_the_signature_of_a_token_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    checked = verifier()
    token = bearer()
    checked.verify(token, scope="melden")
    monkeypatch.setattr(jwt, "decode", lambda *_, **__: pytest.fail("computed again"))
    assert checked.verify(token, scope="lezen").subject == "client-1"
