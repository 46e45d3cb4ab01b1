"""What an id_token must say before anybody is believed to be somebody."""

import base64
import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from notifier.login.id_token import Expected, read_id_token
from notifier.login.provider import Provider
from notifier.login.refusal import LoginRefused, Reason

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ISSUER = "https://inloggen.example"
LEVEL = "http://eidas.europa.eu/LoA/substantial"
EXPECTED = Expected("werkbank", "nonce-1", (LEVEL,))
KEY = RSAKey.generate_key(2048, {"kid": "k1"})
STRANGE = RSAKey.generate_key(2048, {"kid": "k1"})


class KeysOf:
    """A provider as far as a token needs one."""

    issuer = ISSUER

    def __init__(self, *keys: RSAKey | ECKey) -> None:
        self._keys = KeySet(list(keys))
        self.looked_again = 0

    def keys(self, *, unknown_key: bool = False) -> KeySet:
        self.looked_again += unknown_key
        return self._keys


def token(
    change: dict[str, Any] | None = None,
    *,
    key: RSAKey | ECKey = KEY,
    alg: str = "PS256",
) -> str:
    now = int(NOW.timestamp())
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "sub": "someone",
        "aud": "werkbank",
        "azp": "werkbank",
        "iat": now,
        "exp": now + 300,
        "nonce": "nonce-1",
        "acr": LEVEL,
    } | (change or {})
    claims = {name: value for name, value in claims.items() if value is not None}
    header = {"alg": alg, "kid": "k1"}
    return jwt.encode(header, claims, key, algorithms=[alg])


def read(text: str, provider: KeysOf | None = None) -> dict[str, Any]:
    source = cast("Provider", provider or KeysOf(KEY))
    return read_id_token(text, EXPECTED, provider=source, clock=lambda: NOW)


def refused(text: str) -> Reason:
    with pytest.raises(LoginRefused) as caught:
        read(text)
    return caught.value.reason


def test_a_whole_token_is_believed() -> None:
    assert read(token())["sub"] == "someone"


@pytest.mark.parametrize("alg", ["RS256", "PS256"])
def test_both_signatures_of_nlgov(alg: str) -> None:
    assert read(token(alg=alg))["sub"] == "someone"


def test_an_elliptic_curve_will_do() -> None:
    key = ECKey.generate_key("P-256", {"kid": "k1"})
    assert read(token(key=key, alg="ES256"), KeysOf(key))["sub"] == "someone"


SECONDS = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"iss": "https://elsewhere.example"}, Reason.TOKEN_INVALID),
        ({"iss": None}, Reason.TOKEN_INVALID),
        ({"aud": "another"}, Reason.TOKEN_INVALID),
        ({"aud": ["another"]}, Reason.TOKEN_INVALID),
        ({"aud": None}, Reason.TOKEN_INVALID),
        ({"exp": SECONDS - 11}, Reason.TOKEN_INVALID),
        ({"exp": None}, Reason.TOKEN_INVALID),
        ({"iat": SECONDS + 60}, Reason.TOKEN_INVALID),
        ({"iat": None}, Reason.TOKEN_INVALID),
        ({"iat": "yesterday"}, Reason.TOKEN_INVALID),
        ({"iat": SECONDS - 601}, Reason.TOO_OLD),
        ({"sub": None}, Reason.TOKEN_INVALID),
        ({"sub": ""}, Reason.TOKEN_INVALID),
        ({"sub": 7}, Reason.TOKEN_INVALID),
        ({"sub": "x" * 256}, Reason.TOKEN_INVALID),
        ({"sub": "a\nb"}, Reason.TOKEN_INVALID),
        ({"nonce": "nonce-2"}, Reason.NONCE),
        ({"nonce": None}, Reason.NONCE),
        ({"azp": "another"}, Reason.AUTHORIZED_PARTY),
        ({"aud": ["werkbank", "another"], "azp": None}, Reason.AUTHORIZED_PARTY),
        ({"aud": ["werkbank", "another"], "azp": "another"}, Reason.AUTHORIZED_PARTY),
        ({"acr": "http://eidas.europa.eu/LoA/low"}, Reason.ACR),
        ({"acr": None}, Reason.ACR),
        ({"acr": [LEVEL]}, Reason.ACR),
    ],
)
def test_whatever_is_not_right_is_refused(change: dict[str, Any], reason: Reason) -> None:
    assert refused(token(change)) is reason


def test_only_who_answers_our_question_is_named_in_a_refusal() -> None:
    with pytest.raises(LoginRefused) as low:
        read(token({"acr": "low"}))
    assert low.value.subject == "someone"
    with pytest.raises(LoginRefused) as replayed:
        read(token({"acr": "low", "nonce": "of another login"}))
    assert replayed.value.subject is None


def signed_with_the_public_key() -> str:
    """By hand: a library that lets one do this would be half of the attack."""
    header = base64.urlsafe_b64encode(b'{"alg":"HS256","kid":"k1"}').rstrip(b"=")
    signed = header + b"." + token().split(".")[1].encode()
    mac = hmac.digest(KEY.as_pem(private=False), signed, "sha256")
    return (signed + b"." + base64.urlsafe_b64encode(mac).rstrip(b"=")).decode()


@pytest.mark.parametrize(
    "forged",
    [
        lambda: token(key=STRANGE),
        lambda: token()[:-6] + "AAAAAA",
        signed_with_the_public_key,
        lambda: "eyJhbGciOiJub25lIn0." + token().split(".")[1] + ".",
        lambda: "no token",
        lambda: "",
        lambda: token({"more": "x" * 20_000}),
    ],
    ids=["strange key", "changed", "public key as secret", "none", "text", "empty", "endless"],
)
def test_a_signature_that_is_not_the_providers(forged: Callable[[], str]) -> None:
    assert refused(forged()) is Reason.TOKEN_INVALID


def test_an_unknown_key_is_looked_up_once() -> None:
    others = [ECKey.generate_key("P-256", {"kid": kid}) for kid in ("k2", "k3")]
    provider = KeysOf(*others)
    with pytest.raises(LoginRefused):
        read(token(), provider)
    assert provider.looked_again == 1
