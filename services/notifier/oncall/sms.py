"""Calling through a text message of NotifyNL: a template without placeholders."""

from typing import Final
from uuid import UUID

from foundation.provider_errors import Refused
from notifier.delivery.channel import LookedUp
from notifier.delivery.notifynl_words import NotifyNLWords, WordsBy
from notifier.oncall.channel import CallMessage

TEXT: Final = "Vertrekmelding: er is iets dat niet kan wachten. Open de werkbank."
"""What the template at NotifyNL must say: no placeholder, nothing about anybody."""


class SmsCalls:
    """Text messages. Not for several threads at once: one per worker process."""

    takes_id_once = False

    def __init__(self, *, base_url: str, api_key: str, template_id: UUID) -> None:
        self._words = NotifyNLWords(
            WordsBy.SMS, base_url=base_url, api_key=api_key, template_id=template_id
        )

    def send(self, message: CallMessage) -> str:
        """Hand it over for sending."""
        if message.phone is None:
            code = "no_phone"
            raise Refused(code)
        return self._words.send(message.phone, message.id)

    def find(self, message_id: UUID) -> LookedUp:
        """Ask by reference. One that failed there is over: somebody else is called."""
        return self._words.find(message_id)
