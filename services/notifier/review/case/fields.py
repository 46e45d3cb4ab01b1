"""What somebody typed into a form: text only, of a bounded length, and never printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self

from starlette.datastructures import FormData

from notifier.sessions.forms import FIELD as TOKEN

LONGEST: Final = 4000
"""Characters in one field."""

SEEN: Final = "seen"
DISCARD: Final = "weggooien"
_OURS: Final = frozenset({TOKEN, SEEN, DISCARD})


@dataclass(frozen=True)
class Fields:
    """Values by name of the field, in the order of the form; white space around them is gone."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, form: FormData) -> Self:
        """Without those of the frame. What is longer than ``LONGEST`` is kept up to there."""
        return cls.of_pairs(
            (name, value) for name, value in form.multi_items() if isinstance(value, str)
        )

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """The same from names and values."""
        found: dict[str, tuple[str, ...]] = {}
        for name, value in pairs:
            if name not in _OURS:
                text = value.replace("\r\n", "\n").replace("\x00", "").strip()[: LONGEST + 1]
                found[name] = (*found.get(name, ()), text)
        return cls(found)

    def one(self, name: str) -> str:
        """Its value; empty where there is none."""
        values = self.values.get(name, ())
        return values[-1] if values else ""

    def all(self, name: str) -> tuple[str, ...]:
        """Of boxes that may be ticked together."""
        return tuple(value for value in self.values.get(name, ()) if value)

    def ticked(self, name: str) -> bool:
        """Whether a box was ticked."""
        return bool(self.one(name))

    def day(self, name: str) -> date | None:
        """A date as a browser writes it; None where it is empty or none."""
        try:
            return date.fromisoformat(self.one(name))
        except ValueError:
            return None

    @property
    def any(self) -> bool:
        """Whether anything was typed."""
        return any(value for values in self.values.values() for value in values)

    @property
    def too_long(self) -> tuple[str, ...]:
        """Names of fields with more than ``LONGEST`` characters."""
        return tuple(
            name
            for name, values in self.values.items()
            if any(len(value) > LONGEST for value in values)
        )
