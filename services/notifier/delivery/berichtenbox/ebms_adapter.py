"""Calls to an ebms-core server, with errors named after what must happen next.

`ebms-adapter-client` makes the calls. Every answer that is no success is named here before that
library sees it: it forgets ``Retry-After``, puts whole bodies into its texts, and lets 401, 403 and
429 through as exceptions of httpx, whose text has the address.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final, TypeVar

import httpx
from ebms_adapter_client import EbmsAdapterClient, EbmsAdapterClientConfig
from ebms_adapter_client.exceptions import EbmsConnectionError
from ebms_adapter_client.models import (
    EbMSMessageStatus,
    Message,
    MessageEvent,
    MessageEventType,
    MessageFilter,
    MessageRequest,
)
from pydantic import SecretStr

from foundation.provider_errors import MaybeSent, Refused, classify

TIMEOUT: Final = httpx.Timeout(8, connect=2)
"""Together with asking the BRP again below the soft limit of a task."""

MOST_RESULTS: Final = 100
AnswerT = TypeVar("AnswerT")


class Unreadable(Exception):
    """ebms-core answered something that is no message."""


class _NotThere(Exception):
    """404."""


@dataclass(frozen=True)
class Access:
    """Name and password, where ebms-core asks them."""

    user: str
    password: SecretStr


class EbmsServer:
    """One ebms-core. Not for several threads at once: one per worker process."""

    def __init__(self, base_url: str, access: Access | None) -> None:
        config = EbmsAdapterClientConfig(base_url)
        auth = None if access is None else (access.user, access.password.get_secret_value())
        http = httpx.Client(
            base_url=config.api_base_url,
            auth=auth,
            timeout=TIMEOUT,
            event_hooks={"response": [_name_failure]},
        )
        self._client = EbmsAdapterClient(config, http_client=http)

    def close(self) -> None:
        """End of the process."""
        self._client.close()

    def status(self, message_id: str) -> EbMSMessageStatus | None:
        """How far a message of ours is at ebms-core itself; None when it has none under this id.

        Not its route ``/status``: that asks MijnOverheid over ebMS. Raises ``Unreadable`` and what
        ``foundation.provider_errors`` names.
        """
        found = self.message(message_id)
        return None if found is None else found.properties.message_status

    def message(self, message_id: str) -> Message | None:
        """A whole message, ours or one that came in. Raises as ``status``."""
        try:
            return self._ask(lambda: self._client.get_message(message_id))
        except _NotThere:
            return None

    def send(self, request: MessageRequest, message_id: str) -> str:
        """Have it stored and carried under this id; answers the id that ebms-core gave it."""
        properties = replace(request.properties, message_id=message_id)
        whole = replace(request, properties=properties)
        try:
            return self._ask(lambda: self._client.send_message(whole))
        except _NotThere:
            code = "http_404"  # not the address of an ebms-core
            raise Refused(code) from None
        except Unreadable:
            code = "answer_unreadable"
            raise MaybeSent(code) from None

    def unprocessed(self, wanted: MessageFilter) -> list[str]:
        """Ids of messages that came in and were not marked yet, some at a time. As ``status``."""
        try:
            ids = self._ask(
                lambda: self._client.list_unprocessed_message_ids(wanted, max_nr=MOST_RESULTS)
            )
        except _NotThere:
            code = "http_404"
            raise Refused(code) from None
        if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
            raise Unreadable
        return ids

    def mark_processed(self, message_id: str) -> None:
        """It need not be offered again; marking twice changes nothing."""
        try:
            self._ask(lambda: self._client.process_message(message_id))
        except _NotThere:
            return

    def not_carried(self, wanted: MessageFilter) -> list[MessageEvent]:
        """Messages that ebms-core gave up on, and of which that was not marked. As ``status``."""
        try:
            return self._ask(
                lambda: self._client.list_unprocessed_message_events(
                    wanted, event_types=[MessageEventType.FAILED, MessageEventType.EXPIRED]
                )
            )
        except _NotThere:
            code = "http_404"
            raise Refused(code) from None

    def mark_event(self, message_id: str) -> None:
        """What ebms-core told about this message need not be told again."""
        try:
            self._ask(lambda: self._client.process_message_event(message_id))
        except _NotThere:
            return

    def ping(self, cpa_id: str, ours: str, theirs: str) -> None:
        """MijnOverheid answers over ebMS under this agreement, or an error says why not."""
        try:
            self._ask(lambda: self._client.ping(cpa_id, ours, theirs))
        except _NotThere:
            code = "http_404"
            raise Refused(code) from None

    def _ask(self, call: Callable[[], AnswerT]) -> AnswerT:
        try:
            return call()
        except EbmsConnectionError as error:
            cause = error.__cause__
            failure = classify(cause) if isinstance(cause, Exception) else MaybeSent("unreachable")
            raise failure from None
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Unreadable from None


def _name_failure(response: httpx.Response) -> None:
    if response.status_code == HTTPStatus.NOT_FOUND:
        raise _NotThere
    if not response.is_success:
        raise classify(response)
