"""Somebody comes back from the provider: see who it is, and open a session."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx

from foundation.database import DatabaseError
from foundation.log import get_logger
from notifier.review.desk import Desk
from notifier.review.login.claims import visitor_of
from notifier.review.login.id_token import Expected, read_id_token
from notifier.review.login.provider import TIMEOUT
from notifier.review.login.refusal import UNREADABLE, LoginRefused, ProviderAway, Reason
from notifier.review.noting import note_act, of_session
from notifier.review.sessions.attempts import Attempt

_log = get_logger(__name__)
_SERVER_ERROR: Final = 500


@dataclass(frozen=True)
class LoggedIn:
    """The token for the session cookie, and where somebody was going."""

    token: str
    back: str


def finish_login(
    desk: Desk, answer: Mapping[str, str], *, login_token: str | None, session_token: str | None
) -> LoggedIn:
    """Check everything that the provider says, then open the session.

    ``answer``: the query with which the browser came back. A session that this browser still had
    is ended: nobody goes on under the id of before the login. Raises ``LoginRefused``,
    ``ProviderAway``, ``SessionsAway`` and ``DatabaseError``; then there is no session.
    """
    attempt = None if login_token is None else desk.attempts.take(login_token)
    if attempt is None:
        raise LoginRefused(Reason.NO_ATTEMPT)
    code = _code_in(desk, answer, attempt)
    claims = _claims(desk, code, attempt)
    visitor = visitor_of(claims, desk.claims, desk.clock())
    if session_token is not None:
        before = desk.sessions.find(session_token, touch=False)
        if before is not None:
            desk.sessions.end(session_token, before)
    token, session = desk.sessions.open(visitor)
    # After opening it, so that the audit tells of no login that never was.
    try:
        note_act(
            desk.service,
            subject=visitor.subject,
            action="werkbank_inloggen",
            what=of_session(session.id),
            result=",".join(sorted(visitor.roles_at(desk.clock()))),
        )
    except DatabaseError:
        desk.sessions.end(token, session)
        raise
    _log.info("workbench_login", roles=sorted(visitor.roles), session_id=session.id)
    return LoggedIn(token, attempt.back)


def _code_in(desk: Desk, answer: Mapping[str, str], attempt: Attempt) -> str:
    state = answer.get("state", "")
    if not hmac.compare_digest(state.encode(), attempt.state.encode()):
        raise LoginRefused(Reason.STATE)
    said = answer.get("iss")
    if (said is not None or desk.provider.endpoints().says_issuer) and said != desk.provider.issuer:
        raise LoginRefused(Reason.ISSUER)
    if "error" in answer:
        cancelled = answer["error"] == "access_denied"
        raise LoginRefused(Reason.CANCELLED if cancelled else Reason.PROVIDER_ERROR)
    code = answer.get("code", "")
    if not code:
        raise LoginRefused(Reason.PROVIDER_ERROR)
    return code


def _claims(desk: Desk, code: str, attempt: Attempt) -> dict[str, Any]:
    expected = Expected(desk.client_id, attempt.nonce, desk.settings.workbench_acr_values)
    token = _id_token(desk, code, attempt)
    return read_id_token(token, expected, provider=desk.provider, clock=desk.clock)


def _id_token(desk: Desk, authorization_code: str, attempt: Attempt) -> str:
    """Trade the code for the id_token. The other tokens are of no use to us and not kept."""
    endpoint = desk.provider.endpoints().token
    form = {
        "grant_type": "authorization_code",
        "code": authorization_code,
        "redirect_uri": desk.return_address,
        "code_verifier": attempt.verifier,
        **desk.authentication.form(endpoint),
    }
    try:
        answer = desk.provider.client.post(
            endpoint, data=form, auth=desk.authentication.auth(), timeout=TIMEOUT
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
