"""The port through which people are called; what is said holds nothing about a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from notifier.delivery.channel import LookedUp
from notifier.oncall.kinds import CallChannel, Step


@dataclass(frozen=True)
class CallMessage:
    """One message: under ``id`` at every attempt. ``phone``: E.164, where it goes to a phone.

    ``colleagues``: ids of our own, for a receiver that passes it on; they name nobody.
    """

    id: UUID
    call_id: UUID
    channel: CallChannel
    step: Step
    colleagues: tuple[UUID, ...]
    at: datetime
    phone: str | None = field(default=None, repr=False)


class CallsPeople(Protocol):
    """One way to call somebody."""

    takes_id_once: bool
    """Whether the other side knows an id again, so that sending twice is one call."""

    def send(self, message: CallMessage) -> str | None:
        """Hand it over; the provider's id where there is one. Raises ``ProviderError``."""

    def find(self, message_id: UUID) -> LookedUp:
        """Whether it was taken in. Raises ``NotSent`` when nobody can be asked now."""


@dataclass(frozen=True)
class OnCall:
    """How and when people are called. Without any channel nobody can be."""

    channels: Mapping[CallChannel, CallsPeople] = field(default_factory=dict)
    answer: timedelta = timedelta(minutes=5)
    warning: timedelta = timedelta(minutes=30)
    again: timedelta = timedelta(minutes=30)

    def send(self, message: CallMessage) -> str | None:
        """Through the channel of the message."""
        return self.channels[message.channel].send(message)

    def find(self, message: CallMessage) -> LookedUp:
        """At the channel of the message."""
        return self.channels[message.channel].find(message.id)

    def reaches(self, phone: bytes | None) -> bool:
        """Whether a colleague with this (sealed) number, or with none, can be called."""
        by_phone = CallChannel.SMS in self.channels and phone is not None
        return by_phone or CallChannel.WEBHOOK in self.channels
