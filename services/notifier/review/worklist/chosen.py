"""What somebody chose to see of the worklist; as a query string it can be bookmarked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from notifier.cases.reason_group import ReasonGroup
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Tier

E = TypeVar("E", bound=StrEnum)
_OIN: Final = re.compile(r"[0-9]{20}", re.ASCII)


class Tab(StrEnum):
    """The parts of the worklist; one case can be in several."""

    ALL = "alles"
    """Whatever has a clock that runs, leaves within 24 hours, or waits."""
    LEAVING = "vertrek"
    """The date of departure of a child is today or begins within 24 hours."""
    HOLDS = "vastgehouden"
    FLAGS = "vlaggen"
    UNDELIVERED = "niet-bezorgd"
    """Letters that did not arrive, and flags that did not reach their recipient."""
    REPLIES = "reacties"
    """The last word of a holder is that they do not agree, or that it is not right."""
    WAITING = "wacht"
    TO_CONFIRM = "over-te-nemen"
    """Handed over to Ca IKA, and not confirmed by them yet."""


class Track(StrEnum):
    """On which side of the departure a case is (DECISION §6); it turns at midnight, Amsterdam."""

    BEFORE = "voor"
    AFTER = "na"


class Wrong(StrEnum):
    """What is wrong with a member of the query."""

    UNKNOWN = "onbekend"
    TWICE = "dubbel"
    VALUE = "waarde"


class CannotChoose(ValueError):
    """A member of the query that cannot be read; ``allowed`` is empty where any would be too much.

    Neither the text nor the attributes repeat what was given as a value.
    """

    def __init__(self, wrong: Wrong, name: str, allowed: tuple[str, ...] = ()) -> None:
        """Take codes and names, so that nothing else can be told."""
        self.wrong = wrong
        self.name = name if name in PARAMETERS else ""
        self.allowed = allowed
        super().__init__(wrong, self.name, allowed)

    def __str__(self) -> str:
        match self.wrong:
            case Wrong.UNKNOWN:
                return f"unknown parameter; known are {', '.join(self.allowed)}"
            case Wrong.TWICE:
                return f"{self.name}: give it once"
            case Wrong.VALUE:
                return f"{self.name}: must be {' or '.join(self.allowed)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A tab and filters; None leaves a filter out. ``municipality`` is an OIN."""

    tab: Tab = Tab.ALL
    municipality: str | None = None
    tier: Tier | None = None
    reason_group: ReasonGroup | None = None
    looks_first: Desk | None = None
    track: Track | None = None

    def to_query(self) -> tuple[tuple[str, str], ...]:
        """Always in the same order, without what is not chosen: equal choices, equal bookmarks."""
        values = {
            "tab": None if self.tab is Tab.ALL else self.tab,
            "gemeente": self.municipality,
            "spoed": self.tier,
            "reden": self.reason_group,
            "eerst": self.looks_first,
            "spoor": self.track,
        }
        return tuple((name, str(value)) for name, value in values.items() if value is not None)


PARAMETERS: Final = ("tab", "gemeente", "spoed", "reden", "eerst", "spoor")
"""The names that ``read_chosen`` knows. That of the cursor is the page's own."""


def read_chosen(query: Iterable[tuple[str, str]]) -> Chosen:
    """Read what ``to_query`` wrote. Raises ``CannotChoose`` at the first that cannot be read."""
    given: dict[str, str] = {}
    for name, value in query:
        if name not in PARAMETERS:
            raise CannotChoose(Wrong.UNKNOWN, name, PARAMETERS)
        if name in given:
            raise CannotChoose(Wrong.TWICE, name)
        given[name] = value
    return Chosen(
        tab=_one_of(Tab, "tab", given) or Tab.ALL,
        municipality=_oin(given),
        tier=_one_of(Tier, "spoed", given),
        reason_group=_one_of(ReasonGroup, "reden", given),
        looks_first=_one_of(Desk, "eerst", given),
        track=_one_of(Track, "spoor", given),
    )


def _one_of(kind: type[E], name: str, given: dict[str, str]) -> E | None:
    value = given.get(name)
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        raise CannotChoose(Wrong.VALUE, name, tuple(kind)) from None


def _oin(given: dict[str, str]) -> str | None:
    value = given.get("gemeente")
    if value is not None and not _OIN.fullmatch(value):
        raise CannotChoose(Wrong.VALUE, "gemeente", ("an OIN (20 digits)",))
    return value
