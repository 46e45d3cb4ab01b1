"""What a holder with a message in hand may be shown about it, and nothing more.

As the API tells it to whoever helps a parent on the phone: that a case is held, or why, may not be
told to anyone whom it may be held for (DECISION §9). The pages for parents decide it anew at each
look (``shown.tellable``).
"""

from enum import StrEnum

from notifier.decision.outcome import Disposition
from notifier.delivery.message_state import WENT_OUT, MessageState


class ShownState(StrEnum):
    """The three things that can be said."""

    STANDS = "geldt"
    UNDER_REVIEW = "wordt_bekeken"
    TAKEN_BACK = "ingetrokken"


def shown_state(message: str, followed: str | None) -> ShownState | None:
    """By the state of the message and by what is done in its case (a ``Disposition``).

    None for one that its holder cannot have. That a person looks into an answer hides nothing from
    who gave it: only a hold does.
    """
    if message == MessageState.RECALLED:
        return ShownState.TAKEN_BACK
    if message not in WENT_OUT:
        return None
    return ShownState.UNDER_REVIEW if followed == Disposition.HOLD else ShownState.STANDS
