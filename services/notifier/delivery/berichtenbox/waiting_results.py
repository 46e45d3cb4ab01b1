"""Results of MijnOverheid that wait at ebms-core until we have kept them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol
from uuid import UUID

from ebms_adapter_client.models import MessageFilter

from foundation.provider_errors import MaybeSent
from notifier.delivery.berichtenbox.agreement import RESULT_ACTION, Agreement
from notifier.delivery.berichtenbox.ebms_adapter import EbmsServer, Unreadable

_UNREADABLE: Final = "answer_unreadable"


@dataclass(frozen=True)
class Response:
    """One response as it waits. ``about``: the message of ours that ebMS says it answers."""

    about: UUID | None
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class NotCarried:
    """ebms-core gave up on a message. ``code``: ``FAILED`` or ``EXPIRED``."""

    ebms_id: str
    about: UUID | None
    code: str


class KeepsResults(Protocol):
    """Where results wait. Every call raises ``foundation.provider_errors``, and may be repeated."""

    def waiting(self) -> Sequence[str]:
        """The ids of all that wait, oldest first."""

    def fetch(self, result_id: str) -> Response | None:
        """One of them; None when it is not there (any more)."""

    def mark(self, result_id: str) -> None:
        """It was kept and need not be offered again."""

    def not_carried(self) -> Sequence[NotCarried]:
        """What was taken in and never reached MijnOverheid."""

    def mark_not_carried(self, ebms_id: str) -> None:
        """As ``mark``, of one of those."""


class BoxResults:
    """At ebms-core. One per worker process."""

    def __init__(self, server: EbmsServer, agreement: Agreement) -> None:
        self._server = server
        # Not by sender: were its party id written otherwise than we think, nothing would ever wait.
        self._wanted = MessageFilter(cpa_id=agreement.cpa_id, action=RESULT_ACTION)
        self._ours = MessageFilter(cpa_id=agreement.cpa_id, action=agreement.contract.action)

    def waiting(self) -> Sequence[str]:
        """Of our agreement, and results only: other messages are for whoever asked them."""
        try:
            return self._server.unprocessed(self._wanted)
        except Unreadable:
            raise MaybeSent(_UNREADABLE) from None

    def fetch(self, result_id: str) -> Response | None:
        """With the content of its first part; an empty one where it has none."""
        try:
            message = self._server.message(result_id)
        except Unreadable:
            # Known by its id: it is kept as unreadable.
            return Response(None, b"")
        if message is None:
            return None
        parts = message.data_sources
        content = parts[0].content if parts else b""
        return Response(_message_of(message.properties.ref_to_message_id), content)

    def mark(self, result_id: str) -> None:
        """As the port says."""
        try:
            self._server.mark_processed(result_id)
        except Unreadable:
            raise MaybeSent(_UNREADABLE) from None

    def not_carried(self) -> Sequence[NotCarried]:
        """Told only by an ebms-core that keeps events (``eventListener.type=DAO``)."""
        try:
            events = self._server.not_carried(self._ours)
        except Unreadable:
            raise MaybeSent(_UNREADABLE) from None
        return [
            NotCarried(one.message_id, _message_of(one.message_id), one.type.value)
            for one in events
        ]

    def mark_not_carried(self, ebms_id: str) -> None:
        """As the port says."""
        try:
            self._server.mark_event(ebms_id)
        except Unreadable:
            raise MaybeSent(_UNREADABLE) from None


def _message_of(ebms_message_id: str | None) -> UUID | None:
    """The message of ours that went under this ebMS MessageId (``channel.ebms_id``)."""
    try:
        return UUID((ebms_message_id or "").partition(".")[0])
    except ValueError:
        return None
