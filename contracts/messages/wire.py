"""Messages to bytes and back, checked at both ends.

Errors name members of the message and never repeat a value: what fails here is personal data.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from contracts.messages.facts import DepartureFacts
from contracts.messages.finding import Finding

T = TypeVar("T")


class MessageRefused(ValueError):
    """The bytes are not the message. ``places`` are member paths, without values."""

    def __init__(self, places: tuple[str, ...]) -> None:
        super().__init__(f"message does not fit its contract at: {', '.join(places)}")
        self.places = places


class Codec(Generic[T]):
    """Bytes on the wire for one message type."""

    def __init__(self, message_type: type[T]) -> None:
        self._adapter: TypeAdapter[T] = TypeAdapter(message_type)

    def encode(self, message: T) -> bytes:
        """JSON in UTF-8; equal messages give equal bytes."""
        return self._adapter.dump_json(message)

    def decode(self, body: bytes) -> T:
        """Read and check. Raises ``MessageRefused``."""
        try:
            return self._adapter.validate_json(body)
        except ValidationError as refused:
            places = tuple(
                ".".join(str(part) for part in error["loc"]) or "(whole message)"
                for error in refused.errors(include_input=False, include_context=False)
            )
        raise MessageRefused(places)

    def json_schema(self) -> dict[str, object]:
        """The schema that ``contracts/openapi`` publishes."""
        return self._adapter.json_schema()


DEPARTURE_FACTS: Codec[DepartureFacts] = Codec(DepartureFacts)
FINDING: Codec[Finding] = Codec(Finding)
