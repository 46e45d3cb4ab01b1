"""Where the date and the destination of a departure come from: each field keeps its own source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class KnownBy(StrEnum):
    """How the date or the destination of a departure is known, weakest first."""

    DECLARATION = "aangifte"
    EVENT = "gebeurtenis"
    REGISTER = "brp"
    CORRECTION = "correctie"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one field of a departure comes from.

    ``format``: in which wire format it was reported; None for an answer of the BRP itself.
    """

    by: KnownBy
    format: str | None = None
