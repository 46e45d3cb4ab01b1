"""Calling through a text message of NotifyNL: a template without placeholders.

Source: NotifyNL OpenAPI, ``POST /v2/notifications/sms`` and ``GET /v2/notifications``. NotifyNL
does not notice that a reference came in before: whoever is in doubt must look first.
"""

from typing import Any, Final
from uuid import UUID

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from foundation.provider_errors import MaybeSent, NotSent, Refused
from notifier.delivery.channel import CannotSay, LookedUp
from notifier.delivery.notifynl import TIMEOUT_SECONDS, id_in, named, read_listed
from notifier.oncall.channel import CallMessage

TEXT: Final = "Vertrekmelding: er is iets dat niet kan wachten. Open de werkbank."
"""What the template at NotifyNL must say: no placeholder, nothing about anybody."""

_FAILED: Final = frozenset(
    {"permanent-failure", "temporary-failure", "technical-failure", "validation-failed"}
)


class SmsCalls:
    """Text messages. Not for several threads at once: one per worker process."""

    takes_id_once = False

    def __init__(self, *, base_url: str, api_key: str, template_id: UUID) -> None:
        self._client: Any = NotificationsAPIClient(
            api_key, base_url=base_url, timeout=TIMEOUT_SECONDS
        )
        self._template_id = str(template_id)

    def send(self, message: CallMessage) -> str:
        """Hand it over for sending."""
        if message.phone is None:
            code = "no_phone"
            raise Refused(code)
        try:
            answer = self._client.send_sms_notification(
                phone_number=message.phone,
                template_id=self._template_id,
                reference=str(message.id),
            )
        except APIError as error:
            raise named(error) from None
        provider_id = id_in(answer)
        if provider_id is None:
            code = "answer_without_id"
            raise MaybeSent(code)
        return provider_id

    def find(self, message_id: UUID) -> LookedUp:
        """Ask by reference. One that failed there is over: somebody else is called."""
        try:
            answer = self._client.get_all_notifications(
                template_type="sms", reference=str(message_id)
            )
        except APIError as error:
            fault = named(error)
            if isinstance(fault, Refused):
                return CannotSay(fault.code)
            # Looking is safe to repeat, whatever went wrong.
            raise NotSent(fault.code, getattr(fault, "retry_after", None)) from None
        return read_listed(answer, str(message_id), failed=_FAILED)
