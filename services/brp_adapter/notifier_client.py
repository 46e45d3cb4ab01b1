"""The notifier as a party over HTTP."""

from typing import Final
from uuid import UUID

import httpx

from foundation.correlation import correlation_headers
from foundation.provider_errors import classify

TIMEOUT: Final = httpx.Timeout(10.0, connect=2.0)
"""Seconds."""


class NotifierClient:
    """``POST /v1/vertrekfeiten``. ``client`` carries the access token."""

    def __init__(self, client: httpx.Client, base_url: str) -> None:
        """``base_url`` without ``/v1``."""
        self._client = client
        self._url = f"{base_url.rstrip('/')}/v1/vertrekfeiten"

    def hand_over(self, facts_id: UUID, body: bytes) -> None:
        """Deliver one message; ``facts_id`` is its idempotency key. Raises ``ProviderError``."""
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": str(facts_id),
            **correlation_headers(),
        }
        try:
            response = self._client.post(self._url, content=body, headers=headers)
        except httpx.HTTPError as error:
            raise classify(error) from None
        if not response.is_success:
            raise classify(response)
