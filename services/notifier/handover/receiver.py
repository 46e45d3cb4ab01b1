"""Delivering an event to a receiver that takes each id once (CNCF HTTP webhook)."""

import httpx

from contracts.policy.permission import FlagBasis
from notifier.leaving.webhook import post_event


class FlagReceiver:
    """One recipient. Delivering the same event again is safe: it is idempotent on source and id."""

    def __init__(self, url: str, client: httpx.Client, access: httpx.Auth | None = None) -> None:
        self._url = url
        self._client = client
        self._access = access

    def deliver(self, event: bytes, *, basis: FlagBasis) -> None:
        """Answer nothing when it was taken in. Raises ``foundation.provider_errors``.

        ``basis`` is the proof that this may leave; there is no other way to get one than to ask
        the policy.
        """
        del basis
        post_event(self._client, self._url, event, self._access)
