"""The fields of a form about a case: said once, and from there shown, read and checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, assert_never

from notifier.review.case.fields import Fields
from notifier.review.case.forms import Mistakes, Word


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    TICKS = "ticks"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``name`` is also the key of its words; ``options`` are those of a choice."""

    name: str
    kind: Kind = Kind.TEXT
    required: bool = True
    options: tuple[str, ...] = ()


_BETWEEN: Final = " "
"""Of several ticks; no option has a blank in it."""


def missing(kind: Kind) -> Word:
    """What to do about a field that was left empty, in the words of its kind."""
    return lambda texts: texts.acts.missing[kind]


def read_typed(specified: Iterable[Field], given: Fields) -> dict[str, str]:
    """What was typed, by name; several ticks stand behind each other.

    Raises ``Mistakes`` for a field that must be filled in and is not, a date that is none, and an
    option that is not offered.
    """
    typed: dict[str, str] = {}
    wrong: dict[str, Word] = {}
    for one in specified:
        text = _read(one, given)
        if text:
            typed[one.name] = text
        elif one.required or given.one(one.name):
            wrong[one.name] = missing(one.kind)
    if wrong:
        raise Mistakes(wrong)
    return typed


def _read(one: Field, given: Fields) -> str:
    match one.kind:
        case Kind.LINE | Kind.TEXT:
            return given.one(one.name)
        case Kind.DAY:
            day = given.day(one.name)
            return "" if day is None else day.isoformat()
        case Kind.TICK:
            return "ja" if given.ticked(one.name) else ""
        case Kind.CHOICE:
            chosen = given.one(one.name)
            return chosen if chosen in one.options else ""
        case Kind.TICKS:
            chosen_ones = given.all(one.name)
            return _BETWEEN.join(chosen_ones) if set(chosen_ones) <= set(one.options) else ""
        case _:
            assert_never(one.kind)


def ticked(typed: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The options that were ticked, of a stored field."""
    return tuple(typed.get(name, "").split(_BETWEEN)) if typed.get(name) else ()


def day_of(typed: Mapping[str, str], name: str) -> date | None:
    """A stored date."""
    return date.fromisoformat(typed[name]) if name in typed else None
