"""What one holder answered; silence (NONE) is never consent and never moves by itself.

An answer that is taken back leaves the one before it, or silence.
"""

from enum import StrEnum
from typing import Final

from notifier.state_machine import Transitions


class AnswerState(StrEnum):
    """The last answer of a holder; one may come back to it."""

    NONE = "none"
    AGREE = "agree"
    OBJECT = "object"
    WRONG = "wrong"


_S = AnswerState
TRANSITIONS: Final[Transitions[AnswerState]] = {
    _S.NONE: frozenset({_S.AGREE, _S.OBJECT, _S.WRONG}),
    _S.AGREE: frozenset({_S.NONE, _S.OBJECT, _S.WRONG}),
    _S.OBJECT: frozenset({_S.NONE, _S.AGREE, _S.WRONG}),
    _S.WRONG: frozenset({_S.NONE, _S.AGREE, _S.OBJECT}),
}
