"""What the four state machines have in common: a table of moves, and a refusal of all others."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

State = TypeVar("State", bound=StrEnum)
Transitions = Mapping[State, frozenset[State]]


class IllegalMove(Exception):
    """A state machine was asked for a move that its table does not have: a programming error."""

    def __init__(self, current: StrEnum, wanted: StrEnum) -> None:
        super().__init__(f"{type(current).__name__}: {current} -> {wanted}")


def move(transitions: Transitions[State], current: State, wanted: State) -> State:
    """Answer ``wanted`` when the table allows it. Raises ``IllegalMove``."""
    if wanted not in transitions[current]:
        raise IllegalMove(current, wanted)
    return wanted
