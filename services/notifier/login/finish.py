"""Somebody comes back from the provider: see who it says that they are."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx

from notifier.login.client import LoginClient
from notifier.login.id_token import Expected, read_id_token
from notifier.login.provider import TIMEOUT
from notifier.login.refusal import UNREADABLE, LoginRefused, ProviderAway, Reason
from notifier.sessions.attempts import Attempt

_SERVER_ERROR: Final = 500


@dataclass(frozen=True)
class VouchedFor:
    """The claims of the id_token, all checked (``sub`` is there), and where somebody was going."""

    claims: Mapping[str, Any]
    back: str


def finish_login(
    client: LoginClient, answer: Mapping[str, str], *, login_token: str | None
) -> VouchedFor:
    """Check everything that the provider says.

    ``answer``: the query with which the browser came back. ``login_token``: of the cookie that
    ``begin_login`` gave. Whoever calls this decides whether this person may come in, and opens the
    session. Raises ``LoginRefused`` and ``ProviderAway``.
    """
    attempt = None if login_token is None else client.attempts.take(login_token)
    if attempt is None:
        raise LoginRefused(Reason.NO_ATTEMPT)
    code = _code_in(client, answer, attempt)
    expected = Expected(client.client_id, attempt.nonce, client.acr)
    token = _id_token(client, code, attempt)
    claims = read_id_token(token, expected, provider=client.provider, clock=client.clock)
    return VouchedFor(claims, attempt.back)


def _code_in(client: LoginClient, answer: Mapping[str, str], attempt: Attempt) -> str:
    state = answer.get("state", "")
    if not hmac.compare_digest(state.encode(), attempt.state.encode()):
        raise LoginRefused(Reason.STATE)
    said, provider = answer.get("iss"), client.provider
    if (said is not None or provider.endpoints().says_issuer) and said != provider.issuer:
        raise LoginRefused(Reason.ISSUER)
    if "error" in answer:
        cancelled = answer["error"] == "access_denied"
        raise LoginRefused(Reason.CANCELLED if cancelled else Reason.PROVIDER_ERROR)
    code = answer.get("code", "")
    if not code:
        raise LoginRefused(Reason.PROVIDER_ERROR)
    return code


def _id_token(client: LoginClient, authorization_code: str, attempt: Attempt) -> str:
    """Trade the code for the id_token. The other tokens are of no use to us and not kept."""
    endpoint = client.provider.endpoints().token
    form = {
        "grant_type": "authorization_code",
        "code": authorization_code,
        "redirect_uri": client.site.return_address,
        "code_verifier": attempt.verifier,
        **client.authentication.form(endpoint),
    }
    try:
        answer = client.provider.client.post(
            endpoint, data=form, auth=client.authentication.auth(), timeout=TIMEOUT
        )
    except httpx.HTTPError as error:
        raise ProviderAway(type(error).__name__) from None
    if answer.status_code >= _SERVER_ERROR or answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
        code = f"http_{answer.status_code}"
        raise ProviderAway(code)
    if not answer.is_success:
        raise LoginRefused(Reason.CODE_REFUSED)
    try:
        token = answer.json()["id_token"]
    except (ValueError, KeyError, TypeError):
        raise ProviderAway(UNREADABLE) from None
    if not isinstance(token, str):
        raise ProviderAway(UNREADABLE)
    return token
