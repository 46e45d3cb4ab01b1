"""What of a provider people see, and whom it vouches for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Failed:
    """The login ends without anybody: ``error`` is that of RFC 6749 §4.1.2.1."""

    error: str


@dataclass(frozen=True)
class Again:
    """What was filled in is no good; ``because`` stands on the page that comes again."""

    because: str


Chosen = Mapping[str, object] | Failed | Again


class Face(Protocol):
    """One way to log in."""

    def page(self, question: Mapping[str, str], because: str = "") -> str:
        """The page on which one logs in; ``question`` comes back with what is chosen."""

    def chosen(self, form: Mapping[str, str], now: datetime) -> Chosen:
        """The claims of whoever logged in: ``sub``, ``acr`` and what else the client may know."""
