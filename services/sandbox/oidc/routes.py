"""OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636), in OIDC NLgov's narrow form.

Everything is as at a real provider, except that the password is a button.
"""

from datetime import timedelta
from typing import Any, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from sandbox.clock import Clock
from sandbox.faults import Faults, Part
from sandbox.faulty import answer_under
from sandbox.oidc.asked import CLIENT_ID, Asked, NoSuchClient, read_question
from sandbox.oidc.client_check import ClientCheck
from sandbox.oidc.codes import Codes, Granted
from sandbox.oidc.keys import ALGORITHM, SigningKeys
from sandbox.oidc.page import HEADERS, choosing, saying
from sandbox.oidc.users import LOW, SUBSTANTIAL, USERS
from sandbox.settings import SandboxSettings

_PREFIX: Final = "/oidc"
_LIFETIME: Final = timedelta(minutes=5)


class OidcProvider:
    """One provider: its addresses, its keys, and who is in the middle of logging in.

    Two addresses, since a browser and a server may reach the sandbox under different names.
    """

    def __init__(self, settings: SandboxSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self.keys = SigningKeys()
        self.codes = Codes(clock)
        self.clients = ClientCheck(settings.workbench_key, clock)

    def issuer(self, request: Request) -> str:
        """Its name, and the address for servers."""
        base = self._settings.base_url or str(request.base_url)
        return f"{base.rstrip('/')}{_PREFIX}"

    def for_browsers(self, request: Request) -> str:
        """The address for people."""
        base = self._settings.browser_url
        return self.issuer(request) if base is None else f"{base.rstrip('/')}{_PREFIX}"

    def discovery(self, request: Request) -> dict[str, Any]:
        """OpenID Connect Discovery 1.0 §3."""
        here, browser = self.issuer(request), self.for_browsers(request)
        with_key = self._settings.workbench_key is not None
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
            "acr_values_supported": [LOW, SUBSTANTIAL],
            "authorization_response_iss_parameter_supported": True,
            "scopes_supported": ["openid"],
        }

    def id_token(self, granted: Granted, issuer: str) -> str:
        """Who logged in. No ``amr`` (NLgov), no name."""
        now = self._clock()
        user = granted.user
        claims: dict[str, Any] = {
            "iss": issuer,
            "sub": user.subject,
            "aud": CLIENT_ID,
            "azp": CLIENT_ID,
            "iat": int(now.timestamp()),
            "exp": int((now + _LIFETIME).timestamp()),
            "auth_time": int(granted.at.timestamp()),
            "nonce": granted.asked.nonce,
            "acr": user.acr,
            "roles": list(user.roles),
        }
        if user.oin is not None:
            claims["oin"] = user.oin
        if user.auditor_for is not None:
            claims["auditor_until"] = int((now + user.auditor_for).timestamp())
        return self.keys.sign(claims)


def oidc_router(provider: OidcProvider, faults: Faults) -> APIRouter:
    """What servers ask; the fault ``oidc`` lets all of it fail."""
    router = APIRouter()

    @router.get(f"{_PREFIX}/.well-known/openid-configuration")
    async def discovery(request: Request) -> Response:
        async def handle() -> Response:
            return JSONResponse(provider.discovery(request))

        return await _under(faults, "GET", handle)

    @router.get(f"{_PREFIX}/jwks")
    async def jwks() -> Response:
        async def handle() -> Response:
            return JSONResponse(provider.keys.published())

        return await _under(faults, "GET", handle)

    @router.post(f"{_PREFIX}/token")
    async def token(request: Request) -> Response:
        async def handle() -> Response:
            return await _token(provider, request)

        return await _under(faults, "POST", handle)

    @router.post("/sandbox/oidc/sleutels")
    async def turn() -> Response:
        return JSONResponse({"kid": provider.keys.turn()}, status_code=201)

    return router


def people_router(provider: OidcProvider) -> APIRouter:
    """What people see."""
    router = APIRouter()

    @router.get(f"{_PREFIX}/authorize")
    async def authorize(request: Request) -> Response:
        question = dict(request.query_params)
        asked = _question(question)
        if isinstance(asked, Response):
            return asked
        return HTMLResponse(choosing(USERS, question), headers=HEADERS)

    @router.post(f"{_PREFIX}/authorize")
    async def choose(request: Request) -> Response:
        form = await _form(request)
        asked = _question(form)
        if isinstance(asked, Response):
            return asked
        user = next((one for one in USERS if one.id == form.get("user")), None)
        issuer = provider.issuer(request)
        if user is None:
            answer = asked.answered(error="access_denied", iss=issuer)
        else:
            answer = asked.answered(code=provider.codes.give(asked, user), iss=issuer)
        return RedirectResponse(answer, status_code=303, headers=HEADERS)

    @router.get(f"{_PREFIX}/logout")
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


def _question(given: dict[str, str]) -> Asked | Response:
    try:
        return read_question(given)
    except NoSuchClient:
        text = "Deze toepassing of dit terugkeeradres kent de inlogdienst niet."
        return HTMLResponse(saying("Niet bekend", text), status_code=400, headers=HEADERS)
    except ValueError as wrong:
        text = f"Dit klopt niet in de vraag van de toepassing: {wrong}."
        return HTMLResponse(saying("Onjuiste vraag", text), status_code=400, headers=HEADERS)


async def _form(request: Request) -> dict[str, str]:
    text = (await request.body()).decode(errors="replace")
    return {name: values[0] for name, values in parse_qs(text).items()}


async def _under(faults: Faults, method: str, handle: Any) -> Response:  # noqa: ANN401 - a closure
    return await answer_under(
        faults.take(Part.OIDC, method),
        handle,
        refuse=lambda status: _refused(status, "temporarily_unavailable"),
        nonsense=["onverwacht"],
    )


def _refused(status: int, code: str) -> Response:
    headers = {"Cache-Control": "no-store"}
    if status == 401:  # noqa: PLR2004 - the HTTP status
        headers["WWW-Authenticate"] = "Basic"
    return JSONResponse({"error": code}, status_code=status, headers=headers)
