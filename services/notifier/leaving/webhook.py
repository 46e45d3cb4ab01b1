"""An event to an address that takes each id once (CNCF HTTP webhook, structured mode)."""

from http import HTTPStatus
from typing import Final

import httpx

from foundation.correlation import correlation_headers
from foundation.provider_errors import NotSent, classify

MEDIA_TYPE: Final = "application/cloudevents+json"
_ACCEPTED: Final = frozenset(
    {HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.ACCEPTED, HTTPStatus.NO_CONTENT}
)


def post_event(client: httpx.Client, url: str, event: bytes, access: httpx.Auth | None) -> None:
    """Answer nothing when it was taken in; doing it again is safe, the id is the same.

    Raises ``foundation.provider_errors``. A redirect is not followed: it could lead anywhere.
    """
    headers = {"Content-Type": MEDIA_TYPE, **correlation_headers()}
    try:
        answer = client.post(
            url,
            content=event,
            headers=headers,
            auth=access or httpx.USE_CLIENT_DEFAULT,
            follow_redirects=False,
        )
    except httpx.HTTPError as error:
        raise classify(error) from None
    if answer.status_code == HTTPStatus.UNAUTHORIZED and access is not None:
        # The token was renewed already: their view of it may pass, so it goes again later.
        code = "http_401"
        raise NotSent(code)
    if answer.status_code not in _ACCEPTED:
        raise classify(answer)
