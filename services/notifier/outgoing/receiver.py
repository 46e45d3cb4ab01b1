"""Posting a word to the address of a municipality, with a token where its policy asks for one."""

from collections.abc import Callable
from threading import Lock

import httpx

from contracts.policy.municipality import Terugmelding
from contracts.policy.permission import ReportBackBasis
from foundation.client_credentials import BearerTokens, ClientCredentials
from foundation.clock import Clock
from notifier.leaving.webhook import post_event


class MunicipalityReceivers:
    """All addresses; a token is kept per audience and scope. Safe to share between threads."""

    def __init__(
        self,
        credentials: Callable[[str, str], ClientCredentials],
        client: httpx.Client,
        clock: Clock,
    ) -> None:
        self._credentials = credentials
        self._client = client
        self._clock = clock
        self._lock = Lock()
        self._tokens: dict[tuple[str, str], BearerTokens] = {}

    def tell(self, door: Terugmelding, event: bytes, *, basis: ReportBackBasis) -> None:
        """Answer nothing when it was taken in. Raises ``foundation.provider_errors``.

        ``basis`` is the proof that this may leave; only the policy gives one.
        """
        del basis
        post_event(self._client, door.url, event, self._access(door) if door.audience else None)

    def _access(self, door: Terugmelding) -> BearerTokens:
        key = (door.audience, door.scope)
        with self._lock:
            if key not in self._tokens:
                self._tokens[key] = BearerTokens(self._credentials(*key), self._client, self._clock)
            return self._tokens[key]
