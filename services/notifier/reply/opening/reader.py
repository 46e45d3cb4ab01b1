"""Who reads: whoever held a letter and knew the date of birth, or whoever logged in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Self
from uuid import UUID

from contracts.values.bsn import Bsn
from notifier.decision.facts import Strength
from notifier.sessions.session import Writing

SPACE: Final = "reply"
"""Of these sessions, in Redis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Either the one message that a code opened, or everything to one holder.

    ``level``: the level of assurance (`acr`) of the login; one of those that the settings ask for.
    """

    message_id: UUID | None = None
    holder: Bsn | None = field(default=None, repr=False)
    level: str = ""

    @classmethod
    def by_code(cls, message_id: UUID) -> Self:
        """Whoever typed a code and a date of birth."""
        return cls(message_id=message_id)

    @classmethod
    def by_login(cls, holder: Bsn, level: str) -> Self:
        """Whoever the provider vouched for."""
        return cls(holder=holder, level=level)

    @property
    def strength(self) -> Strength:
        """Of an answer that this reader gives."""
        return Strength.CODE if self.holder is None else Strength.LOGIN

    @property
    def subject(self) -> str:
        """Whose sessions can be ended together; goes nowhere but into a keyed hash."""
        return f"message:{self.message_id}" if self.holder is None else self.holder.reveal()

    @property
    def over_at(self) -> datetime | None:
        """Nothing but the settings ends such a session."""
        return None


def _write(reader: Reader) -> Mapping[str, Any]:
    return {
        "message": None if reader.message_id is None else str(reader.message_id),
        "holder": None if reader.holder is None else reader.holder.reveal(),
        "level": reader.level,
    }


def _read(found: Mapping[str, Any]) -> Reader:
    if found["holder"] is not None:
        return Reader.by_login(Bsn(found["holder"]), str(found["level"]))
    return Reader.by_code(UUID(found["message"]))


WRITING: Final = Writing(_write, _read)
"""How a reader is written down in the sealed session."""
