"""The BRP adapter as a party: facts anew right before something is sent, and findings for it."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from uuid import UUID

import httpx

from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import Codec, MessageRefused
from foundation.correlation import correlation_headers
from foundation.provider_errors import MaybeSent, NotSent, classify


@dataclass(frozen=True)
class _Answer:
    """One message per municipality."""

    vertrekfeiten: tuple[DepartureFacts, ...]


_ANSWER: Final[Codec[_Answer]] = Codec(_Answer)


class RegisterClient:
    """``POST /v1/vertrekken/_vaststellen`` and ``/_bevinding`` of the adapter."""

    def __init__(self, base_url: str, client: httpx.Client, access: httpx.Auth) -> None:
        self._url = f"{base_url.rstrip('/')}/v1/vertrekken"
        self._client = client
        self._access = access

    def establish_again(self, departure_ids: tuple[UUID, ...]) -> tuple[DepartureFacts, ...]:
        """Facts as they are now. Raises ``foundation.provider_errors``; asking may be repeated."""
        body = {"vertrekken": [str(departure_id) for departure_id in departure_ids]}
        answer = self._post("_vaststellen", json.dumps(body).encode(), wanted=HTTPStatus.OK)
        try:
            return _ANSWER.decode(answer.content).vertrekfeiten
        except MessageRefused:
            code = "answer_invalid"
            raise MaybeSent(code) from None

    def hand_over_finding(self, body: bytes) -> None:
        """Have a finding kept, or taken back. Raises as above; repeating changes nothing."""
        self._post("_bevinding", body, wanted=HTTPStatus.NO_CONTENT)

    def _post(self, where: str, body: bytes, *, wanted: HTTPStatus) -> httpx.Response:
        headers = {"Content-Type": "application/json", **correlation_headers()}
        try:
            answer = self._client.post(
                f"{self._url}/{where}", content=body, headers=headers, auth=self._access
            )
        except httpx.HTTPError as error:
            raise classify(error) from None
        if answer.status_code == HTTPStatus.UNAUTHORIZED:
            # Not even with a fresh token: nothing was asked, and credentials can be put right.
            code = "http_401"
            raise NotSent(code)
        if answer.status_code != wanted:
            raise classify(answer)
        return answer
