"""The port through which a provider is asked how messages stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from notifier.receipts.word import Medium


@dataclass(frozen=True)
class Listed:
    """How one message stands, by the provider; its address was dropped at the door.

    ``taken_at``: when the provider took it in; ``status_at``: since when it stands so.
    """

    provider_id: str
    status: str
    taken_at: datetime | None = None
    status_at: datetime | None = None


class TellsStatuses(Protocol):
    """A provider that keeps a list."""

    def page(self, medium: Medium, *, older_than: str | None) -> Sequence[Listed]:
        """The next ones before this id, newest first; the newest of all without one.

        Empty: there is nothing before it, or it is no longer kept. Raises
        ``foundation.provider_errors``; asking is safe to repeat.
        """

    def one(self, provider_id: str) -> Listed | None:
        """One; None when the provider does not know it (any more). Raises the same."""
