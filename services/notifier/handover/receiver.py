"""Delivering an event to a receiver that takes each id once (CNCF HTTP webhook)."""

from http import HTTPStatus
from typing import Final

import httpx

from contracts.policy.permission import FlagBasis
from foundation.correlation import correlation_headers
from foundation.provider_errors import NotSent, classify
from notifier.handover.event import MEDIA_TYPE

_ACCEPTED: Final = frozenset(
    {HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.ACCEPTED, HTTPStatus.NO_CONTENT}
)


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
        headers = {"Content-Type": MEDIA_TYPE, **correlation_headers()}
        try:
            answer = self._client.post(
                self._url,
                content=event,
                headers=headers,
                auth=self._access or httpx.USE_CLIENT_DEFAULT,
                follow_redirects=False,
            )
        except httpx.HTTPError as error:
            raise classify(error) from None
        if answer.status_code == HTTPStatus.UNAUTHORIZED and self._access is not None:
            code = "http_401"
            raise NotSent(code)
        if answer.status_code not in _ACCEPTED:
            raise classify(answer)
