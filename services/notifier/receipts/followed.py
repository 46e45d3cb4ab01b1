"""What came of following one word of a provider."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sqlalchemy import Connection

from notifier.receipts.word import Word


@dataclass(frozen=True)
class Followed:
    """It was taken into account; ``ring``: the tasks that something is now due for."""

    ring: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotYet:
    """Our own outcome of the sending is not written yet: tried again later."""


@dataclass(frozen=True)
class Unknown:
    """Nothing of ours has this reference."""


@dataclass(frozen=True)
class ForHuman:
    """It contradicts what we know; ``code`` says how."""

    code: str


Following = Followed | NotYet | Unknown | ForHuman


class Follow(Protocol):
    """One kind of thing that a provider may speak about."""

    def __call__(
        self, connection: Connection, reference: UUID, said: Word, status: str, /, *, now: datetime
    ) -> Following:
        """Take the word into account in the caller's transaction; ``Unknown``: not one of these."""
