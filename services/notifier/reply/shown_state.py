"""What a holder with a message in hand may be shown about it, and nothing more.

The reply page shows this and never the state of the case: that a case is held, or why, may not be
told to anyone whom it may be held for (DECISION §9).
"""

from enum import StrEnum

from notifier.cases.handling_state import HandlingState
from notifier.delivery.message_state import WENT_OUT, MessageState


class ShownState(StrEnum):
    """The three things that can be said."""

    STANDS = "geldt"
    UNDER_REVIEW = "wordt_bekeken"
    TAKEN_BACK = "ingetrokken"


_WITH_A_HUMAN = frozenset(
    {HandlingState.HELD, HandlingState.IN_REVIEW, HandlingState.WAITING, HandlingState.REOPENED}
)


def shown_state(message: str, handling: str) -> ShownState | None:
    """By the states of the message and of its case; None for one that its holder cannot have."""
    if message == MessageState.RECALLED:
        return ShownState.TAKEN_BACK
    if message not in WENT_OUT:
        return None
    return ShownState.UNDER_REVIEW if handling in _WITH_A_HUMAN else ShownState.STANDS
