"""Where a page of the worklist ends: a place in the order, not a number of rows.

So a page that is asked for while cases come and go skips none and repeats none that stayed where
it was.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

_LONGEST: Final = 120


class NotACursor(ValueError):
    """The text is none of ours. Carries no part of it."""

    def __init__(self) -> None:
        super().__init__("na: not a place in the worklist; begin at its first page")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place of the last row of a page: those with a clock come first, by their clock."""

    clockless: bool
    sorts_at: datetime
    id: UUID

    def __str__(self) -> str:
        """As a word that fits in a URL; says nothing about anybody."""
        plain = f"{int(self.clockless)} {self.sorts_at.astimezone(UTC).isoformat()} {self.id}"
        return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Read what ``str`` wrote. Raises ``NotACursor``."""
        if len(text) > _LONGEST:
            raise NotACursor
        try:
            plain = base64.b64decode(
                text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True
            )
            clockless, moment, zaak_id = plain.decode("ascii").split(" ")
            cursor = cls(bool(int(clockless)), datetime.fromisoformat(moment), UUID(zaak_id))
            # One place, one text: else it could not be compared.
            if str(cursor) != text:
                raise NotACursor
        except (ValueError, OverflowError, binascii.Error):
            raise NotACursor from None
        return cursor
