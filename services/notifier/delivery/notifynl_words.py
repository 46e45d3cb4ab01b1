"""Text messages and e-mails of NotifyNL: a template, with words in its places.

Source: NotifyNL OpenAPI, ``POST /v2/notifications/sms``, ``…/email`` and ``GET /v2/notifications``.
NotifyNL does not notice that a reference came in before: whoever is in doubt must look first.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from foundation.provider_errors import MaybeSent, NotSent, Refused
from notifier.delivery.channel import CannotSay, LookedUp
from notifier.delivery.notifynl import TIMEOUT_SECONDS, id_in, named, read_listed

FAILED: Final = frozenset(
    {"permanent-failure", "temporary-failure", "technical-failure", "validation-failed"}
)
_NO_WORDS: Final[Mapping[str, str]] = MappingProxyType({})


class WordsBy(StrEnum):
    """As what NotifyNL sends them, as it names it."""

    SMS = "sms"
    EMAIL = "email"


class NotifyNLWords:
    """Everything under one template. Not for several threads at once: one per worker process."""

    def __init__(self, by: WordsBy, *, base_url: str, api_key: str, template_id: UUID) -> None:
        self._client: Any = NotificationsAPIClient(
            api_key, base_url=base_url, timeout=TIMEOUT_SECONDS
        )
        self._by = by
        self._template_id = str(template_id)

    def send(self, to: str, reference: UUID, words: Mapping[str, str] = _NO_WORDS) -> str:
        """Hand it over; NotifyNL's id of it. Raises ``foundation.provider_errors``."""
        more = {
            "template_id": self._template_id,
            "reference": str(reference),
            "personalisation": dict(words) or None,
        }
        try:
            if self._by is WordsBy.SMS:
                answer = self._client.send_sms_notification(phone_number=to, **more)
            else:
                answer = self._client.send_email_notification(email_address=to, **more)
        except APIError as error:
            raise named(error) from None
        provider_id = id_in(answer)
        if provider_id is None:
            code = "answer_without_id"
            raise MaybeSent(code)
        return provider_id

    def find(self, reference: UUID) -> LookedUp:
        """Ask by reference. Raises ``NotSent`` when nobody can be asked now."""
        try:
            answer = self._client.get_all_notifications(
                template_type=self._by.value, reference=str(reference)
            )
        except APIError as error:
            fault = named(error)
            if isinstance(fault, Refused):
                return CannotSay(fault.code)
            # Looking is safe to repeat, whatever went wrong.
            raise NotSent(fault.code, getattr(fault, "retry_after", None)) from None
        return read_listed(answer, str(reference), failed=FAILED)
