"""Calling through a webhook: a CloudEvent that says nothing, signed as in Standard Webhooks.

The signature is over id, moment and body, so that neither can be changed and an old one cannot be
played again: a receiver refuses what is older than five minutes and takes an id once.
Source: https://www.standardwebhooks.com (specification 1.0, symmetric signatures).
"""

import base64
import hashlib
import hmac
import json
from typing import Final
from uuid import UUID

import httpx

from foundation.correlation import correlation_headers
from foundation.provider_errors import classify
from notifier.delivery.channel import LookedUp, NotFound
from notifier.oncall.channel import CallMessage

TYPE: Final = "nl.vertrekmelding.oproep"
TEXT: Final = "Er is iets dat niet kan wachten. Open de werkbank."
_MEDIA_TYPE: Final = "application/cloudevents+json"


class WebhookCalls:
    """One receiver."""

    takes_id_once = True

    def __init__(
        self, url: str, key: bytes, client: httpx.Client, *, source: str, workbench: str
    ) -> None:
        """``source``: who we are (``urn:nld:oin:...``). ``workbench``: its address for people."""
        self._url = url
        self._key = key
        self._client = client
        self._source = source
        self._workbench = workbench

    def send(self, message: CallMessage) -> None:
        """Post it. The same id again is the same call."""
        body = self._body(message)
        moment = str(int(message.at.timestamp()))
        headers = {
            "Content-Type": _MEDIA_TYPE,
            "webhook-id": str(message.id),
            "webhook-timestamp": moment,
            "webhook-signature": f"v1,{signature(self._key, str(message.id), moment, body)}",
            **correlation_headers(),
        }
        try:
            answer = self._client.post(
                self._url, content=body, headers=headers, follow_redirects=False
            )
        except httpx.HTTPError as error:
            raise classify(error) from None
        if not answer.is_success:
            raise classify(answer)

    def find(self, message_id: UUID) -> LookedUp:
        """There is nothing to ask, and no need: repeating is safe."""
        del message_id
        return NotFound()

    def _body(self, message: CallMessage) -> bytes:
        event = {
            "specversion": "1.0",
            "id": str(message.id),
            "source": self._source,
            "type": TYPE,
            "time": message.at.isoformat(),
            "datacontenttype": "application/json",
            "dataref": f"{self._workbench}/werkbank/oproep/{message.call_id}",
            "data": {
                "tekst": TEXT,
                "stap": message.step.value,
                "collegas": [str(one) for one in message.colleagues],
            },
        }
        return json.dumps(event, ensure_ascii=False).encode()


def signature(key: bytes, message_id: str, moment: str, body: bytes) -> str:
    """HMAC-SHA-256 in base64 over ``id.moment.body``; ``moment`` in seconds since 1970."""
    signed = b".".join((message_id.encode(), moment.encode(), body))
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
