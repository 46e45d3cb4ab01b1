"""Checking the access token of a caller (OAuth 2, NL GOV profile: signed JWT)."""

import hashlib
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import httpx
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry
from starlette.concurrency import run_in_threadpool

from foundation.clock import Clock

ALGORITHMS = ("PS256", "RS256")
LEEWAY_SECONDS = 10
REFETCH_AFTER = timedelta(seconds=30)
_MAX_TOKEN_CHARS = 8192
_MOST_SEEN = 1000


@dataclass(frozen=True)
class Caller:
    """Whom the token speaks for."""

    oin: str
    """Organisation number, 20 digits; empty when the token has none."""

    scopes: frozenset[str]
    subject: str
    roles: frozenset[str] = frozenset()
    """What the organisation is, in the claim ``roles`` (RFC 9068 §2.2.3.1); the issuer vouches."""


class TokenFault(StrEnum):
    """Why there is no access; fit for a log line and for the caller."""

    MISSING = "token_missing"
    INVALID = "token_invalid"
    SCOPE_MISSING = "scope_missing"
    KEYS_UNAVAILABLE = "keys_unavailable"


class BearerError(Exception):
    """No access.

    BearerError
    ├── Unauthenticated      401: no token, or not one of ours, or not valid now
    ├── Forbidden            403: valid, without the scope that is needed
    └── VerifierUnavailable  503: the issuer's keys cannot be had; come back later

    ``code`` says why; nothing of the token is repeated.
    """

    def __init__(self, code: TokenFault) -> None:
        """Take a code, so that nothing else can be told."""
        super().__init__(code)
        self.code = code


class Unauthenticated(BearerError):
    """401."""


class Forbidden(BearerError):
    """403."""


class VerifierUnavailable(BearerError):
    """503."""


class TokenVerifier:
    """Verifier for one issuer and one audience; safe to share between threads.

    Keys come from ``jwks`` when given, else from ``jwks_url`` at the first token, and again when a
    token names an unknown key, at most once in 30 seconds. The signature of a token is computed
    once; whether it is valid now is looked at each time.
    """

    def __init__(
        self,
        *,
        issuer: str,
        audience: str,
        clock: Clock,
        jwks_url: str | None = None,
        jwks: Mapping[str, Any] | None = None,
        client: Callable[[], httpx.Client] = lambda: httpx.Client(timeout=3.0),
    ) -> None:
        """Exactly one of ``jwks_url`` and ``jwks``."""
        if (jwks_url is None) == (jwks is None):
            message = "give either jwks_url or jwks"
            raise ValueError(message)
        self._clock = clock
        self._rules = JWTClaimsRegistry(
            now=lambda: int(clock().timestamp()),
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            sub={"essential": True},
        )
        self._seen: dict[bytes, dict[str, Any]] = {}
        self._jwks_url = jwks_url
        self._client = client
        self._keys: KeySet | None = None if jwks is None else _key_set(jwks)
        self._fetched_at: datetime | None = None
        self._lock = threading.Lock()

    def verify(self, header: str | None, *, scope: str) -> Caller:
        """Check an ``Authorization`` header. Raises ``BearerError``."""
        token = _token_in(header)
        digest = _digest(token)
        decoded = self._seen.get(digest)
        if decoded is not None:
            return self._caller(decoded, scope)
        decoded = self._signed_claims(token)
        caller = self._caller(decoded, scope)
        self._remember(digest, decoded)
        return caller

    async def verify_in_loop(self, header: str | None, *, scope: str) -> Caller:
        """As ``verify``, in a thread only where a signature or the issuer's keys must be had."""
        decoded = self._seen.get(_digest(_token_in(header)))
        if decoded is not None:
            return self._caller(decoded, scope)
        return await run_in_threadpool(self.verify, header, scope=scope)

    def _caller(self, claims: dict[str, Any], scope: str) -> Caller:
        try:
            self._rules.validate(claims)
        except (JoseError, ValueError, TypeError):
            raise Unauthenticated(TokenFault.INVALID) from None
        scopes = _words(claims.get("scope"))
        if scope not in scopes:
            raise Forbidden(TokenFault.SCOPE_MISSING)
        subject = claims["sub"]
        oin = claims.get("oin", "")
        if not isinstance(subject, str) or not isinstance(oin, str):
            raise Unauthenticated(TokenFault.INVALID)
        roles = _words(claims.get("roles"))
        return Caller(oin=oin, scopes=scopes, subject=subject, roles=roles)

    def _remember(self, digest: bytes, claims: dict[str, Any]) -> None:
        if len(self._seen) >= _MOST_SEEN:
            self._seen = {}
        self._seen[digest] = claims

    def _signed_claims(self, token: str) -> dict[str, Any]:
        try:
            return self._decode(token, self._current_keys())
        except InvalidKeyIdError:
            return self._decode_with_new_keys(token)
        except (JoseError, ValueError, TypeError):
            raise Unauthenticated(TokenFault.INVALID) from None

    def _decode_with_new_keys(self, token: str) -> dict[str, Any]:
        try:
            return self._decode(token, self._refetched_keys())
        except (JoseError, ValueError, TypeError):
            raise Unauthenticated(TokenFault.INVALID) from None

    @staticmethod
    def _decode(token: str, keys: KeySet) -> dict[str, Any]:
        return jwt.decode(token, keys, algorithms=ALGORITHMS).claims

    def _current_keys(self) -> KeySet:
        return self._keys if self._keys is not None else self._refetched_keys()

    def _refetched_keys(self) -> KeySet:
        with self._lock:
            now = self._clock()
            recent = self._fetched_at is not None and now - self._fetched_at < REFETCH_AFTER
            if self._jwks_url is not None and not (recent and self._keys is not None):
                self._fetch(self._jwks_url, now)
            if self._keys is None:
                raise VerifierUnavailable(TokenFault.KEYS_UNAVAILABLE)
            return self._keys

    def _fetch(self, url: str, now: datetime) -> None:
        """Replace the keys; a failure keeps the ones we have."""
        try:
            with self._client() as client:
                answer = client.get(url)
                answer.raise_for_status()
            self._keys = _key_set(answer.json())
        except (httpx.HTTPError, JoseError, json.JSONDecodeError, ValueError, KeyError, TypeError):
            if self._keys is None:
                raise VerifierUnavailable(TokenFault.KEYS_UNAVAILABLE) from None
        self._fetched_at = now


def _token_in(header: str | None) -> str:
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not token or len(token) > _MAX_TOKEN_CHARS:
        raise Unauthenticated(TokenFault.MISSING)
    return token.strip()


def _digest(token: str) -> bytes:
    # The whole token, signature included: another signature under the same claims is another.
    return hashlib.sha256(token.encode(errors="replace")).digest()


def _key_set(jwks: Mapping[str, Any]) -> KeySet:
    """Keep signature keys for RSA only: a key set may also hold keys we must not accept."""
    usable = [key for key in jwks["keys"] if key.get("kty") == "RSA" and key.get("use") != "enc"]
    return KeySet.import_key_set({"keys": usable})


def _words(claim: object) -> frozenset[str]:
    """Members of a claim that is a list, or words with spaces between them."""
    if isinstance(claim, str):
        return frozenset(claim.split())
    if isinstance(claim, list):
        return frozenset(item for item in claim if isinstance(item, str))
    return frozenset()
