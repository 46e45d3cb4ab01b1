"""The provider of the sandbox answers as the standards say, and refuses as they say."""

import base64
import hashlib
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from sandbox.oidc.asked import REPLY_PAGE, WORKBENCH
from tests.contract.sandbox.running import Sandbox

REDIRECT = "http://127.0.0.1:4711/werkbank/inloggen/terug"
VERIFIER = "v" * 43
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=")
QUESTION = {
    "response_type": "code",
    "client_id": WORKBENCH.id,
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
        "/oidc/token", data=form | change, auth=httpx.BasicAuth(WORKBENCH.id, WORKBENCH.secret)
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
    assert (claims["iss"], claims["aud"], claims["nonce"]) == (issuer, WORKBENCH.id, "nonce-1")
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
    wrong = httpx.BasicAuth(WORKBENCH.id, "wrong")
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


DIGID = QUESTION | {
    "client_id": REPLY_PAGE.id,
    "redirect_uri": "http://127.0.0.1:4711/antwoord/inloggen/terug",
}
PARENT = "999990019"


def logs_in(sandbox: Sandbox, **filled_in: str) -> httpx.Response:
    form = DIGID | {"bsn": PARENT, "niveau": "substantieel", "doe": "inloggen"} | filled_in
    return sandbox.http.post("/digid/authorize", data=form)


def claims_of(sandbox: Sandbox, answer: httpx.Response) -> dict[str, Any]:
    back = dict(parse_qsl(urlsplit(answer.headers["location"]).query))
    form = {
        "grant_type": "authorization_code",
        "code": back["code"],
        "redirect_uri": DIGID["redirect_uri"],
        "code_verifier": VERIFIER,
    }
    auth = httpx.BasicAuth(REPLY_PAGE.id, REPLY_PAGE.secret)
    token = sandbox.http.post("/digid/token", data=form, auth=auth).json()["id_token"]
    keys = KeySet.import_key_set(sandbox.http.get("/digid/jwks").json())
    return dict(jwt.decode(token, keys, algorithms=["PS256"]).claims)


@pytest.mark.parametrize(
    ("level", "acr"),
    [
        ("basis", "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"),
        ("midden", "http://eidas.europa.eu/LoA/low"),
        ("substantieel", "http://eidas.europa.eu/LoA/substantial"),
        ("hoog", "http://eidas.europa.eu/LoA/high"),
    ],
)
def test_digid_vouches_for_a_number_at_the_level_that_was_chosen(
    sandbox: Sandbox, level: str, acr: str
) -> None:
    claims = claims_of(sandbox, logs_in(sandbox, niveau=level))
    assert (claims["bsn"], claims["acr"], claims["aud"]) == (PARENT, acr, REPLY_PAGE.id)
    assert claims["iss"].endswith("/digid")
    assert PARENT not in claims["sub"]
    assert "act" not in claims
    assert claims == claims | claims_of(sandbox, logs_in(sandbox, niveau=level)) | {
        name: claims[name] for name in ("iat", "exp", "auth_time")
    }


def test_digid_says_when_somebody_acts_for_another(sandbox: Sandbox) -> None:
    assert claims_of(sandbox, logs_in(sandbox, doe="machtigen"))["act"]


@pytest.mark.parametrize(
    ("pressed", "error"), [("annuleren", "access_denied"), ("storing", "server_error")]
)
def test_digid_ends_a_login(sandbox: Sandbox, pressed: str, error: str) -> None:
    back = urlsplit(logs_in(sandbox, doe=pressed).headers["location"])
    assert dict(parse_qsl(back.query))["error"] == error


@pytest.mark.parametrize(
    "wrong",
    [{"bsn": "123456782"}, {"bsn": "999990018"}, {"bsn": ""}, {"bsn": "<b>"}, {"niveau": "x"}],
)
def test_digid_takes_nobody_real_and_says_so(sandbox: Sandbox, wrong: dict[str, str]) -> None:
    page = logs_in(sandbox, **wrong)
    assert page.status_code == 400
    assert 'role="alert"' in page.text
    assert 'name="state" value="state-1"' in page.text
    assert "<b>" not in page.text


def test_the_providers_know_each_others_clients_not(sandbox: Sandbox) -> None:
    assert sandbox.http.get("/digid/authorize", params=QUESTION).status_code == 400
    assert sandbox.http.get("/oidc/authorize", params=DIGID).status_code == 400
    kids = [
        {key["kid"] for key in sandbox.http.get(f"/{name}/jwks").json()["keys"]}
        for name in ("oidc", "digid")
    ]
    assert not kids[0] & kids[1]


def test_the_page_of_digid_names_who_is_in_the_register(sandbox: Sandbox) -> None:
    person = {"burgerservicenummer": PARENT, "naam": {"volledigeNaam": "R. <de> Proef"}}
    assert sandbox.http.put("/sandbox/personen", json=[person]).status_code == 200
    page = sandbox.http.get("/digid/authorize", params=DIGID)
    assert f'<option value="{PARENT}">R. &lt;de&gt; Proef</option>' in page.text
