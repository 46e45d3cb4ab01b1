"""The port through which hints leave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from notifier.delivery.channel import LookedUp
from notifier.enrolment.kinds import AddressKind
from notifier.hints.words import Words


@dataclass(frozen=True)
class OutgoingHint:
    """One hint, under ``id`` at every attempt."""

    id: UUID
    kind: AddressKind
    address: str = field(repr=False)
    words: Words = field(repr=False)


class TakesHints(Protocol):
    """One way to reach an address."""

    def send(self, to: str, reference: UUID, words: Mapping[str, str]) -> str:
        """Hand it over; the provider's id. Raises ``foundation.provider_errors``."""

    def find(self, reference: UUID) -> LookedUp:
        """Whether it was taken in. Raises ``NotSent`` when nobody can be asked now."""


@dataclass(frozen=True)
class Hints:
    """Through what hints go. A kind of address that is not there is not asked for either."""

    channels: Mapping[AddressKind, TakesHints] = field(default_factory=dict)

    def send(self, hint: OutgoingHint) -> str:
        """By the way of its address."""
        words = {"bericht": hint.words.text}
        if hint.kind is AddressKind.EMAIL:
            words["onderwerp"] = hint.words.subject
        return self.channels[hint.kind].send(hint.address, hint.id, words)

    def find(self, hint_id: UUID, kind: AddressKind) -> LookedUp:
        """Where it would have gone."""
        return self.channels[kind].find(hint_id)
