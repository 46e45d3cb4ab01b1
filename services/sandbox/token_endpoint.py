"""POST /token and GET /jwks: OAuth 2 client credentials for the test clients below."""

import base64
import binascii
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qs, unquote

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from sandbox.faults import Faults, Part
from sandbox.faulty import answer_under
from sandbox.settings import TEST_EVENTS_CLIENT, TEST_EVENTS_SECRET
from sandbox.tokens import Issuer

LIFETIME = timedelta(hours=1)


@dataclass(frozen=True)
class Client:
    """A fictitious organisation that may ask for tokens."""

    name: str
    password: str
    oin: str
    role: str | None = None


CLIENTS = (
    Client("gemeente", "geheim-gemeente", "00000009900000000000", "municipality"),
    Client("gemeente-2", "geheim-gemeente-2", "00000009900000000001", "municipality"),
    Client("rvdk", "geheim-rvdk", "00000009900000000002", "rvdk"),
    Client("ca-ika", "geheim-ca-ika", "00000009900000000003", "ca_ika"),
    Client("vertrekmelding", "geheim-vertrekmelding", "00000009900000000004"),
    Client("veilig-thuis", "geheim-veilig-thuis", "00000009900000000011", "veilig_thuis"),
    Client("politie", "geheim-politie", "00000009900000000012", "police"),
    Client("gi", "geheim-gi", "00000009900000000013", "gi"),
    Client("rechtspraak", "geheim-rechtspraak", "00000009900000000014", "court"),
    Client(TEST_EVENTS_CLIENT, TEST_EVENTS_SECRET, "00000009900000000000", "municipality"),
    Client("school", "geheim-school", "00000009900000000015", "school"),
)
"""Test OINs only; `vertrekmelding` is the client as which our own service asks."""

_FAULT_CODES = {
    400: "invalid_request",
    401: "invalid_client",
    429: "slow_down",
    500: "server_error",
}


def token_router(issuer: Issuer, faults: Faults, audience: str) -> APIRouter:
    """Serve tokens; `audience` goes into those that name no `audience` or `resourceServer`."""
    router = APIRouter()

    @router.post("/token")
    async def token(request: Request) -> Response:
        async def handle() -> Response:
            return await _grant(request, issuer, audience)

        return await answer_under(
            faults.take(Part.TOKEN, "POST"), handle, refuse=_refuse, nonsense={"token": 1}
        )

    @router.get("/jwks")
    async def jwks() -> Response:
        return JSONResponse(issuer.jwks())

    return router


async def _grant(request: Request, issuer: Issuer, audience: str) -> Response:
    text = (await request.body()).decode(errors="replace")
    form = {key: values[0] for key, values in parse_qs(text).items()}
    if form.get("grant_type") != "client_credentials":
        return _error(400, "unsupported_grant_type", "grant_type must be client_credentials")
    name, password = _credentials(request, form)
    client = next((one for one in CLIENTS if (one.name, one.password) == (name, password)), None)
    if client is None:
        return _error(401, "invalid_client", "unknown client_id or wrong client_secret")
    scope = form.get("scope", "")
    token = issuer.mint(
        client.oin,
        scope.split(),
        form.get("audience") or form.get("resourceServer") or audience,
        LIFETIME,
        base_url=issuer.base_url or str(request.base_url),
        client_id=client.name,
        roles=() if client.role is None else (client.role,),
    )
    body = {
        "access_token": token,
        "token_type": "bearer",
        "expires_in": int(LIFETIME.total_seconds()),
        "scope": scope,
    }
    return JSONResponse(body, headers={"Cache-Control": "no-store"})


def _credentials(request: Request, form: dict[str, str]) -> tuple[str | None, str | None]:
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return form.get("client_id"), form.get("client_secret")
    try:
        name, _, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None, None
    return unquote(name), unquote(password)


def _refuse(status: int) -> Response:
    code = _FAULT_CODES.get(status, "temporarily_unavailable")
    return _error(status, code, "failure on demand")


def _error(status: int, code: str, description: str) -> Response:
    headers = {"Cache-Control": "no-store"}
    if status == 401:  # noqa: PLR2004 - the HTTP status
        headers["WWW-Authenticate"] = "Basic"
    return JSONResponse(
        {"error": code, "error_description": description}, status_code=status, headers=headers
    )
