"""The Berichtenbox as a channel of messages.

Two things keep one message one. MijnOverheid refuses a BerichtID that it has
(``BerichtBestaatAl``), and ours is the message id: whatever is sent again is never a second
message. And ebms-core stores a message under the ebMS MessageId that we give it, once: so it can be
asked whether it took something in. That answer is an honest one. To say "not found" only because a
repetition would do no harm would be a lie with a price: a message that was taken in could then be
cancelled as never sent, and its recall would never be written.
"""

from typing import Final
from uuid import UUID

from ebms_adapter_client.berichtenbox import build_message_request
from ebms_adapter_client.models import EbMSMessageStatus

from contracts.policy.permission import LetterBasis
from foundation.log import get_logger
from foundation.provider_errors import MaybeSent, NotSent, ProviderError, Refused
from notifier.delivery.berichtenbox.agreement import Agreement
from notifier.delivery.berichtenbox.bericht import bericht_xml
from notifier.delivery.berichtenbox.ebms_adapter import EbmsServer, Unreadable
from notifier.delivery.channel import CannotSay, Found, LookedUp, NotFound, Parcel, Sent

_MOST_TIMES: Final = 9
"""A person has had it tried again so often: something else is wrong."""

_GIVEN_UP: Final = frozenset({EbMSMessageStatus.DELIVERY_FAILED, EbMSMessageStatus.EXPIRED})
_UNDERWAY: Final = EbMSMessageStatus.CREATED
_log = get_logger(__name__)


class BerichtenboxMessages:
    """Messages to the personal box. One per worker process."""

    def __init__(self, server: EbmsServer, agreement: Agreement) -> None:
        self._server = server
        self._agreement = agreement

    def send(self, parcel: Parcel, *, reference: UUID, basis: LetterBasis) -> Sent:
        """Hand it to ebms-core; that MijnOverheid took it, or did not, is heard later.

        Looked up first. What ebms-core is still carrying is not handed over once more. What it
        carried before goes again under the next MessageId and the same BerichtID: only a person
        has it tried again then (a technical problem at MijnOverheid).
        """
        del basis  # the proof that it may leave
        xml = bericht_xml(parcel, reference, self._agreement)
        try:
            number, status = self._last(reference)
        except Unreadable:
            code = "lookup_unreadable"
            raise NotSent(code) from None
        if status is _UNDERWAY:
            return Sent(ebms_id(reference, number))
        message_id = ebms_id(reference, number + 1)
        request = build_message_request(
            contract=self._agreement.contract,
            from_party_id=self._agreement.ours,
            to_party_id=self._agreement.theirs,
            bericht_id=str(reference),
            xml_content=xml,
        )
        given = self._server.send(request, message_id).strip()
        if "@" not in given:
            code = "answer_unreadable"
            raise MaybeSent(code)
        if given != message_id:
            # It was taken in all the same. But in doubt it could not be found again.
            _log.warning("box_message_id_not_kept", message_id=str(reference))
        return Sent(message_id)

    def find(self, reference: UUID) -> LookedUp:
        """Whether ebms-core has it. What it could not carry to MijnOverheid is for a person."""
        try:
            number, status = self._last(reference)
        except Refused as error:
            return CannotSay(error.code)
        except Unreadable:
            return CannotSay("answer_unreadable")
        if status is None:
            return NotFound()
        if status in _GIVEN_UP:
            return CannotSay(f"box_{status.value.lower()}")
        return Found(ebms_id(reference, number))

    def _last(self, reference: UUID) -> tuple[int, EbMSMessageStatus | None]:
        """The number of the last time it was taken in (0: never), and how far that one is."""
        number, status = 0, None
        try:
            while number < _MOST_TIMES:
                following = self._server.status(ebms_id(reference, number + 1))
                if following is None:
                    return number, status
                number, status = number + 1, following
        except Refused:
            raise
        except ProviderError as error:
            # Asking may be repeated, whatever happened to the question.
            raise NotSent(error.code, getattr(error, "retry_after", None)) from None
        code = "box_sent_too_often"
        raise Refused(code)


def ebms_id(reference: UUID, number: int) -> str:
    """The ebMS MessageId of the ``number``-th time that a message was handed over."""
    return f"{reference}.{number}@vertrekmelding"
