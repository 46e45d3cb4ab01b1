"""How logging in went, as data; the words are by language."""

from dataclasses import dataclass
from enum import StrEnum


class WhyNot(StrEnum):
    """Why somebody is not logged in; each says what to do instead."""

    LEVEL = "level"
    FOR_ANOTHER = "for_another"
    CANCELLED = "cancelled"
    AWAY = "away"
    AGAIN = "again"
    NO_NUMBER = "no_number"


@dataclass(frozen=True, slots=True)
class NotLoggedIn:
    """Nobody came in; a code works all the same. Status 503 for AWAY, else 403."""

    why: WhyNot


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """Goes on by itself to ``onward``, one of our own pages."""

    onward: str
