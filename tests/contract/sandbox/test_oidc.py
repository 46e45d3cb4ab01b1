"""The provider of the sandbox answers as the standards say, and refuses as they say."""

import base64
import hashlib
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from sandbox.oidc.asked import CLIENT_ID, CLIENT_SECRET
from tests.contract.sandbox.running import Sandbox

REDIRECT = "http://127.0.0.1:4711/werkbank/inloggen/terug"
VERIFIER = "v" * 43
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=")
QUESTION = {
    "response_type": "code",
    "client_id": CLIENT_ID,
    "redirect_uri": REDIRECT,
    "scope": "openid",
    "state": "state-1",
    "nonce": "nonce-1",
    "code_challenge": CHALLENGE.decode(),
    "code_challenge_method": "S256",
}


def chosen(sandbox: Sandbox, user: str = "emine") -> dict[str, str]:
    answer = sandbox.http.post("/oidc/authorize", data=QUESTION | {"user": user})
    assert answer.status_code == 303
    back = urlsplit(answer.headers["location"])
    assert f"{back.scheme}://{back.netloc}{back.path}" == REDIRECT
    return dict(parse_qsl(back.query))


def redeem(sandbox: Sandbox, given: str, **change: str) -> httpx.Response:
    form = {
        "grant_type": "authorization_code",
        "code": given,
        "redirect_uri": REDIRECT,
        "code_verifier": VERIFIER,
    }
    return sandbox.http.post(
        "/oidc/token", data=form | change, auth=httpx.BasicAuth(CLIENT_ID, CLIENT_SECRET)
    )


def discovered(sandbox: Sandbox) -> dict[str, Any]:
    found: dict[str, Any] = sandbox.http.get("/oidc/.well-known/openid-configuration").json()
    return found


def test_discovery_has_what_the_standard_requires(sandbox: Sandbox) -> None:
    found = discovered(sandbox)
    for name in (
        *("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"),
        *("response_types_supported", "subject_types_supported"),
        "id_token_signing_alg_values_supported",
    ):
        assert found[name], name
    assert found["code_challenge_methods_supported"] == ["S256"]


def test_a_login_ends_in_a_signed_token(sandbox: Sandbox) -> None:
    answer = chosen(sandbox)
    issuer = discovered(sandbox)["issuer"]
    assert (answer["state"], answer["iss"]) == ("state-1", issuer)
    token = redeem(sandbox, answer["code"])
    assert token.status_code == 200
    assert token.headers["cache-control"] == "no-store"
    keys = KeySet.import_key_set(sandbox.http.get("/oidc/jwks").json())
    claims = jwt.decode(token.json()["id_token"], keys, algorithms=["PS256"]).claims
    assert (claims["iss"], claims["aud"], claims["nonce"]) == (issuer, CLIENT_ID, "nonce-1")
    assert claims["oin"] == "00000009900000000000"
    assert "amr" not in claims
    assert "name" not in claims


def test_no_private_part_of_a_key_is_published(sandbox: Sandbox) -> None:
    for key in sandbox.http.get("/oidc/jwks").json()["keys"]:
        assert not {"d", "p", "q"} & key.keys()


def test_a_code_is_good_once(sandbox: Sandbox) -> None:
    code = chosen(sandbox)["code"]
    assert redeem(sandbox, code).status_code == 200
    again = redeem(sandbox, code)
    assert (again.status_code, again.json()) == (400, {"error": "invalid_grant"})


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"code_verifier": "w" * 43}, "invalid_grant"),
        ({"redirect_uri": f"{REDIRECT}/x"}, "invalid_grant"),
        ({"code": "another"}, "invalid_grant"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
def test_a_code_is_good_for_who_asked(sandbox: Sandbox, change: dict[str, str], error: str) -> None:
    refused = redeem(sandbox, chosen(sandbox)["code"], **change)
    assert (refused.status_code, refused.json()["error"]) == (400, error)


def test_another_client_gets_nothing(sandbox: Sandbox) -> None:
    form = {"grant_type": "authorization_code", "code": chosen(sandbox)["code"]}
    assert sandbox.http.post("/oidc/token", data=form).status_code == 401
    wrong = httpx.BasicAuth(CLIENT_ID, "wrong")
    assert sandbox.http.post("/oidc/token", data=form, auth=wrong).status_code == 401


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"client_id": "another"}, "kent de inlogdienst niet"),
        ({"redirect_uri": "https://example.org/werkbank/inloggen/terug"}, "kent de inlogdienst"),
        ({"redirect_uri": f"{REDIRECT}?x=1"}, "kent de inlogdienst"),
        ({"response_type": "token"}, "response_type"),
        ({"code_challenge_method": "plain"}, "code_challenge_method"),
        ({"code_challenge": ""}, "code_challenge"),
        ({"nonce": ""}, "nonce"),
        ({"state": ""}, "state"),
        ({"scope": "profile"}, "scope"),
    ],
)
def test_a_question_that_is_not_right_leads_nowhere(
    sandbox: Sandbox, change: dict[str, str], said: str
) -> None:
    for answer in (
        sandbox.http.get("/oidc/authorize", params=QUESTION | change),
        sandbox.http.post("/oidc/authorize", data=QUESTION | change | {"user": "anna"}),
    ):
        assert answer.status_code == 400
        assert said in answer.text
        assert "location" not in answer.headers


def test_what_is_asked_cannot_break_out_of_the_page(sandbox: Sandbox) -> None:
    page = sandbox.http.get("/oidc/authorize", params=QUESTION | {"state": '"><b>x'})
    assert page.status_code == 200
    assert "<b>x" not in page.text
