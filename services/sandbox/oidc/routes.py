"""OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636), in OIDC NLgov's narrow form.

Everything is as at a real provider, except that the password is a button.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from sandbox.clock import Clock
from sandbox.faults import Faults, Part
from sandbox.faulty import answer_under
from sandbox.oidc.asked import Asked, Client, NoSuchClient, read_question
from sandbox.oidc.client_check import ClientCheck
from sandbox.oidc.codes import Codes, Granted
from sandbox.oidc.face import Again, Face, Failed
from sandbox.oidc.keys import ALGORITHM, SigningKeys
from sandbox.oidc.page import HEADERS, saying
from sandbox.settings import SandboxSettings

_LIFETIME: Final = timedelta(minutes=5)
_ASKED: Final = frozenset(
    {
        *("response_type", "client_id", "redirect_uri", "scope", "state", "nonce"),
        *("code_challenge", "code_challenge_method", "acr_values"),
    }
)


@dataclass(frozen=True)
class Realm:
    """One provider among those of the sandbox.

    ``levels``: of assurance (`acr`) that it knows. ``key``: PEM file of its client, which then has
    to sign; without one its secret will do.
    """

    prefix: str
    part: Part
    client: Client
    face: Face
    levels: tuple[str, ...]
    key: Path | None = None


class OidcProvider:
    """One provider: its addresses, its keys, and who is in the middle of logging in.

    Two addresses, since a browser and a server may reach the sandbox under different names.
    """

    def __init__(self, realm: Realm, settings: SandboxSettings, clock: Clock) -> None:
        self.realm = realm
        self.clock = clock
        self._settings = settings
        self.keys = SigningKeys()
        self.codes = Codes(clock)
        self.clients = ClientCheck(realm.client, realm.key, clock)

    def issuer(self, request: Request) -> str:
        """Its name, and the address for servers."""
        base = self._settings.base_url or str(request.base_url)
        return f"{base.rstrip('/')}{self.realm.prefix}"

    def for_browsers(self, request: Request) -> str:
        """The address for people."""
        base = self._settings.browser_url
        return self.issuer(request) if base is None else f"{base.rstrip('/')}{self.realm.prefix}"

    def discovery(self, request: Request) -> dict[str, Any]:
        """OpenID Connect Discovery 1.0 §3."""
        here, browser = self.issuer(request), self.for_browsers(request)
        with_key = self.realm.key is not None
        return {
            "issuer": here,
            "authorization_endpoint": f"{browser}/authorize",
            "token_endpoint": f"{here}/token",
            "jwks_uri": f"{here}/jwks",
            "end_session_endpoint": f"{browser}/logout",
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": [ALGORITHM],
            "token_endpoint_auth_methods_supported": [
                "private_key_jwt" if with_key else "client_secret_basic"
            ],
            "code_challenge_methods_supported": ["S256"],
            "acr_values_supported": list(self.realm.levels),
            "authorization_response_iss_parameter_supported": True,
            "scopes_supported": ["openid"],
        }

    def id_token(self, granted: Granted, issuer: str) -> str:
        """Who logged in, as the face of this provider tells it."""
        now = self.clock()
        return self.keys.sign(
            {
                **granted.claims,
                "iss": issuer,
                "aud": self.realm.client.id,
                "azp": self.realm.client.id,
                "iat": int(now.timestamp()),
                "exp": int((now + _LIFETIME).timestamp()),
                "auth_time": int(granted.at.timestamp()),
                "nonce": granted.asked.nonce,
            }
        )


def oidc_router(provider: OidcProvider, faults: Faults) -> APIRouter:
    """What servers ask; the fault of its part lets all of it fail."""
    router = APIRouter()
    prefix, part = provider.realm.prefix, provider.realm.part

    @router.get(f"{prefix}/.well-known/openid-configuration")
    async def discovery(request: Request) -> Response:
        async def handle() -> Response:
            return JSONResponse(provider.discovery(request))

        return await _under(faults, part, "GET", handle)

    @router.get(f"{prefix}/jwks")
    async def jwks() -> Response:
        async def handle() -> Response:
            return JSONResponse(provider.keys.published())

        return await _under(faults, part, "GET", handle)

    @router.post(f"{prefix}/token")
    async def token(request: Request) -> Response:
        async def handle() -> Response:
            return await _token(provider, request)

        return await _under(faults, part, "POST", handle)

    @router.post(f"/sandbox{prefix}/sleutels")
    async def turn() -> Response:
        return JSONResponse({"kid": provider.keys.turn()}, status_code=201)

    return router


def people_router(provider: OidcProvider) -> APIRouter:
    """What people see."""
    router = APIRouter()
    prefix, face = provider.realm.prefix, provider.realm.face

    @router.get(f"{prefix}/authorize")
    async def authorize(request: Request) -> Response:
        question = dict(request.query_params)
        asked = _question(question, provider.realm.client)
        if isinstance(asked, Response):
            return asked
        return HTMLResponse(face.page(_only_question(question)), headers=HEADERS)

    @router.post(f"{prefix}/authorize")
    async def choose(request: Request) -> Response:
        form = await _form(request)
        asked = _question(form, provider.realm.client)
        if isinstance(asked, Response):
            return asked
        issuer = provider.issuer(request)
        chosen = face.chosen(form, provider.clock())
        if isinstance(chosen, Again):
            page = face.page(_only_question(form), chosen.because)
            return HTMLResponse(page, status_code=400, headers=HEADERS)
        if isinstance(chosen, Failed):
            answer = asked.answered(error=chosen.error, iss=issuer)
        else:
            answer = asked.answered(code=provider.codes.give(asked, chosen), iss=issuer)
        return RedirectResponse(answer, status_code=303, headers=HEADERS)

    @router.get(f"{prefix}/logout")
    async def logout() -> Response:
        text = "U bent uitgelogd bij de inlogdienst van de proefomgeving."
        return HTMLResponse(saying("Uitgelogd", text), headers=HEADERS)

    return router


async def _token(provider: OidcProvider, request: Request) -> Response:
    form = await _form(request)
    issuer = provider.issuer(request)
    authorization = request.headers.get("authorization", "")
    if not provider.clients.accepts(form, authorization, f"{issuer}/token"):
        return _refused(401, "invalid_client")
    if form.get("grant_type") != "authorization_code":
        return _refused(400, "unsupported_grant_type")
    granted = provider.codes.redeem(
        form.get("code", ""), form.get("redirect_uri", ""), form.get("code_verifier", "")
    )
    if granted is None:
        return _refused(400, "invalid_grant")
    body = {
        "access_token": "not-used",
        "token_type": "Bearer",
        "expires_in": int(_LIFETIME.total_seconds()),
        "id_token": provider.id_token(granted, issuer),
    }
    return JSONResponse(body, headers={"Cache-Control": "no-store"})


def _only_question(given: dict[str, str]) -> dict[str, str]:
    """Without what was filled in on the page before."""
    return {name: value for name, value in given.items() if name in _ASKED}


def _question(given: dict[str, str], client: Client) -> Asked | Response:
    try:
        return read_question(given, client)
    except NoSuchClient:
        text = "Deze toepassing of dit terugkeeradres kent de inlogdienst niet."
        return HTMLResponse(saying("Niet bekend", text), status_code=400, headers=HEADERS)
    except ValueError as wrong:
        text = f"Dit klopt niet in de vraag van de toepassing: {wrong}."
        return HTMLResponse(saying("Onjuiste vraag", text), status_code=400, headers=HEADERS)


async def _form(request: Request) -> dict[str, str]:
    text = (await request.body()).decode(errors="replace")
    return {name: values[0] for name, values in parse_qs(text).items()}


async def _under(faults: Faults, part: Part, method: str, handle: Any) -> Response:  # noqa: ANN401 - a closure
    return await answer_under(
        faults.take(part, method),
        handle,
        refuse=lambda status: _refused(status, "temporarily_unavailable"),
        nonsense=["onverwacht"],
    )


def _refused(status: int, code: str) -> Response:
    headers = {"Cache-Control": "no-store"}
    if status == 401:  # noqa: PLR2004 - the HTTP status
        headers["WWW-Authenticate"] = "Basic"
    return JSONResponse({"error": code}, status_code=status, headers=headers)
