"""The OpenID Connect provider: where its endpoints and its keys are (OIDC Discovery 1.0)."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from foundation.clock import Clock
from notifier.login.refusal import KEYS_UNREADABLE, OTHER_ISSUER, UNREADABLE, ProviderAway

_KEPT: Final = timedelta(hours=1)
_REFETCH_AFTER: Final = timedelta(seconds=30)
"""A token with an unknown key makes us look for new keys, but not more often than this."""

_LEFT_ALONE: Final = timedelta(seconds=5)
"""After a failure: whoever logs in meanwhile is told at once, and does not wait for it too."""

TIMEOUT: Final = httpx.Timeout(3.0, connect=2.0)

_KEY_TYPES: Final = frozenset({"RSA", "EC"})


@dataclass(frozen=True)
class Endpoints:
    """What of the discovery document is used."""

    authorization: str
    token: str
    jwks: str
    end_session: str | None
    says_issuer: bool
    """It puts ``iss`` in its answer (RFC 9207), so an answer without it is not its own."""


class Provider:
    """One provider, looked up at the first login and again every hour. Safe between threads."""

    def __init__(
        self, issuer: str, client: httpx.Client, clock: Clock, *, plain_http: bool
    ) -> None:
        """``plain_http``: also addresses without TLS are taken, in test mode."""
        self.issuer = issuer
        self.client = client
        self._clock = clock
        self._schemes = {"https", "http"} if plain_http else {"https"}
        self._endpoints: Endpoints | None = None
        self._looked_up_at: datetime | None = None
        self._keys: KeySet | None = None
        self._keys_at: datetime | None = None
        self._away: tuple[datetime, str] | None = None
        self._lock = threading.Lock()

    def endpoints(self) -> Endpoints:
        """Where to go. Raises ``ProviderAway``."""
        with self._lock:
            now = self._clock()
            kept = self._looked_up_at is not None and now - self._looked_up_at < _KEPT
            if self._endpoints is None or not kept:
                self._endpoints = self._look_up()
                self._looked_up_at = now
            return self._endpoints

    def keys(self, *, unknown_key: bool = False) -> KeySet:
        """Keys for signatures; with ``unknown_key`` those of now. Raises ``ProviderAway``."""
        url = self.endpoints().jwks
        with self._lock:
            now = self._clock()
            age = None if self._keys_at is None else now - self._keys_at
            limit = _REFETCH_AFTER if unknown_key else _KEPT
            if self._keys is None or age is None or age >= limit:
                self._keys = self._fetch_keys(url)
                self._keys_at = now
            return self._keys

    def _look_up(self) -> Endpoints:
        document = self._get(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if document.get("issuer") != self.issuer:
            raise ProviderAway(OTHER_ISSUER)
        ends = document.get("end_session_endpoint")
        return Endpoints(
            authorization=self._address(document, "authorization_endpoint"),
            token=self._address(document, "token_endpoint"),
            jwks=self._address(document, "jwks_uri"),
            end_session=self._address(document, "end_session_endpoint") if ends else None,
            says_issuer=document.get("authorization_response_iss_parameter_supported") is True,
        )

    def _address(self, document: Mapping[str, Any], name: str) -> str:
        value = document.get(name)
        if not isinstance(value, str) or urlsplit(value).scheme not in self._schemes:
            missing = f"no_{name}"
            raise ProviderAway(missing)
        return value

    def _fetch_keys(self, url: str) -> KeySet:
        found = self._get(url).get("keys")
        try:
            # A key set may also hold keys we must not accept, symmetric ones among them.
            usable = [
                key
                for key in found or ()
                if key.get("kty") in _KEY_TYPES and key.get("use", "sig") == "sig"
            ]
            return KeySet.import_key_set({"keys": usable})
        except (JoseError, ValueError, KeyError, TypeError, AttributeError):
            raise ProviderAway(KEYS_UNREADABLE) from None

    def _get(self, url: str) -> dict[str, Any]:
        now = self._clock()
        if self._away is not None and timedelta(0) <= now - self._away[0] < _LEFT_ALONE:
            raise ProviderAway(self._away[1])
        try:
            return self._answer(url)
        except ProviderAway as away:
            self._away = (now, away.code)
            raise

    def _answer(self, url: str) -> dict[str, Any]:
        try:
            answer = self.client.get(url, timeout=TIMEOUT).raise_for_status().json()
        except httpx.HTTPError as error:
            raise ProviderAway(type(error).__name__) from None
        except (httpx.InvalidURL, ValueError):
            raise ProviderAway(UNREADABLE) from None
        if not isinstance(answer, dict):
            raise ProviderAway(UNREADABLE)
        return answer
