"""The life of one word to a municipality."""

from enum import StrEnum
from typing import Final

from notifier.state_machine import Transitions


class WordState(StrEnum):
    """OFFERED: it can be fetched. DELIVERED: the address of the municipality took it in.

    LAPSED: the legal basis ended before it was offered or delivered.
    """

    PLANNED = "planned"
    OFFERED = "offered"
    DELIVERED = "delivered"
    LAPSED = "lapsed"
    NEEDS_REVIEW = "needs_review"


_S = WordState
TRANSITIONS: Final[Transitions[WordState]] = {
    _S.PLANNED: frozenset({_S.OFFERED, _S.LAPSED, _S.NEEDS_REVIEW}),
    _S.OFFERED: frozenset({_S.DELIVERED, _S.LAPSED, _S.NEEDS_REVIEW}),
    _S.NEEDS_REVIEW: frozenset({_S.PLANNED, _S.OFFERED}),
    _S.DELIVERED: frozenset(),
    _S.LAPSED: frozenset(),
}
