"""The token issuer: claims, signature, refusals."""

from datetime import timedelta
from pathlib import Path

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from sandbox.clock import system
from sandbox.settings import SandboxSettings
from sandbox.tokens import open_issuer
from tests.contract.sandbox.running import Sandbox

FORM = {
    "grant_type": "client_credentials",
    "client_id": "gemeente",
    "client_secret": "geheim-gemeente",
    "scope": "gebeurtenissen",
}


def test_issues_a_token_that_its_key_set_verifies(sandbox: Sandbox) -> None:
    answer = sandbox.http.post("/token", data=FORM)
    body = answer.json()
    assert (body["token_type"], body["expires_in"], body["scope"]) == (
        "bearer",
        3600,
        "gebeurtenissen",
    )
    keys = KeySet.import_key_set(sandbox.http.get("/jwks").json())
    assert "d" not in sandbox.http.get("/jwks").json()["keys"][0]
    token = jwt.decode(body["access_token"], keys, algorithms=["PS256"])
    claims = token.claims
    assert (claims["iss"], claims["aud"]) == (f"{sandbox.url}/", "vertrekmelding")
    assert (claims["oin"], claims["client_id"]) == ("00000009900000000000", "gemeente")
    assert claims["exp"] - claims["iat"] == 3600
    assert claims["jti"]


def test_takes_the_client_from_the_header_too(sandbox: Sandbox) -> None:
    form = {"grant_type": "client_credentials", "audience": "elders"}
    auth = ("rvdk", "geheim-rvdk")
    assert sandbox.http.post("/token", data=form, auth=auth).is_success


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"client_secret": "fout"}, 401, "invalid_client"),
        ({"client_id": "vreemd"}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_refuses(sandbox: Sandbox, change: dict[str, str], status: int, code: str) -> None:
    answer = sandbox.http.post("/token", data=FORM | change)
    assert (answer.status_code, answer.json()["error"]) == (status, code)


def test_keeps_its_key_over_a_restart_and_for_the_command_line(tmp_path: Path) -> None:
    settings = SandboxSettings(data=tmp_path, base_url="http://sandbox.test")
    token = open_issuer(settings, system).mint("00000009900000000001", ["a", "b"], "elders")
    assert open_issuer(settings, system).accepts(token)
    assert (tmp_path / "uitgever.pem").stat().st_mode & 0o077 == 0


def test_no_token_lives_longer_than_the_profile_allows(tmp_path: Path, issuer_key: Path) -> None:
    settings = SandboxSettings(data=tmp_path, issuer_key=issuer_key, base_url="http://s.test")
    with pytest.raises(ValueError, match="six hours"):
        open_issuer(settings, system).mint("0" * 20, [], "elders", timedelta(hours=7))
    late = open_issuer(settings, lambda: system() - timedelta(hours=2))
    assert not open_issuer(settings, system).accepts(late.mint("0" * 20, [], "elders"))
