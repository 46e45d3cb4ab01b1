"""Whether an id_token says, to us and now, who somebody is (OIDC Core 1.0 §3.1.3.7)."""

import hmac
from dataclasses import dataclass
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwt import JWTClaimsRegistry

from foundation.clock import Clock
from notifier.login.provider import Provider
from notifier.login.refusal import LoginRefused, Reason

ALGORITHMS: Final = ("PS256", "RS256", "ES256")
"""Asymmetric ones only: with HS256 our own secret would sign, and `none` signs nothing."""

_LEEWAY_SECONDS: Final = 10
_OLDEST_SECONDS: Final = 600
_LONGEST_SUBJECT: Final = 255
_LONGEST_TOKEN: Final = 16_384


@dataclass(frozen=True)
class Expected:
    """What the token must answer to."""

    client_id: str
    nonce: str
    acr: tuple[str, ...]


def read_id_token(
    token: str, expected: Expected, *, provider: Provider, clock: Clock
) -> dict[str, Any]:
    """Its claims, all checked. Raises ``LoginRefused`` and ``ProviderAway``."""
    claims = _signed(token, provider)
    now = int(clock().timestamp())
    rules = JWTClaimsRegistry(
        now=lambda: now,
        leeway=_LEEWAY_SECONDS,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": expected.client_id},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
    )
    try:
        rules.validate(claims)
    except (JoseError, ValueError, TypeError):
        raise LoginRefused(Reason.TOKEN_INVALID) from None
    _subject(claims)
    _authorized_party(claims, expected.client_id)
    if now - int(claims["iat"]) > _OLDEST_SECONDS:
        raise LoginRefused(Reason.TOO_OLD)
    nonce = claims.get("nonce")
    # Before acr: only an answer to our own question may be put down to anybody.
    if not isinstance(nonce, str) or not hmac.compare_digest(
        nonce.encode(), expected.nonce.encode()
    ):
        raise LoginRefused(Reason.NONCE)
    if claims.get("acr") not in expected.acr:
        raise LoginRefused(Reason.ACR, claims["sub"])
    return claims


def _signed(token: str, provider: Provider) -> dict[str, Any]:
    if len(token) > _LONGEST_TOKEN:
        raise LoginRefused(Reason.TOKEN_INVALID)
    try:
        try:
            return jwt.decode(token, provider.keys(), algorithms=ALGORITHMS).claims
        except InvalidKeyIdError:
            # The provider turned to another key.
            keys = provider.keys(unknown_key=True)
            return jwt.decode(token, keys, algorithms=ALGORITHMS).claims
    except (JoseError, ValueError, TypeError):
        raise LoginRefused(Reason.TOKEN_INVALID) from None


def _subject(claims: dict[str, Any]) -> None:
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
        raise LoginRefused(Reason.TOKEN_INVALID)
    if not subject.isascii() or not subject.isprintable():
        raise LoginRefused(Reason.TOKEN_INVALID)


def _authorized_party(claims: dict[str, Any], client_id: str) -> None:
    """Several audiences name who asked, and whoever is named must be us."""
    party = claims.get("azp")
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (several and party is None) or (party is not None and party != client_id):
        raise LoginRefused(Reason.AUTHORIZED_PARTY)
