"""Why something goes to an address that a holder gave, and how far it is."""

from enum import StrEnum
from typing import Final

from notifier.state_machine import Transitions


class HintPurpose(StrEnum):
    """CODE: shows that the address is the holder's; MESSAGE: that a message waits."""

    CODE = "code"
    MESSAGE = "bericht"


class HintState(StrEnum):
    """SENT is the receipt of NotifyNL; DELIVERED and UNDELIVERED its word afterwards."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    MAYBE_SENT = "maybe_sent"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    CANCELLED = "cancelled"


_S = HintState
TRANSITIONS: Final[Transitions[HintState]] = {
    _S.PLANNED: frozenset({_S.CLAIMED, _S.FAILED, _S.CANCELLED}),
    # Back to PLANNED: certainly not taken in.
    _S.CLAIMED: frozenset({_S.PLANNED, _S.MAYBE_SENT, _S.SENT, _S.FAILED}),
    _S.MAYBE_SENT: frozenset({_S.PLANNED, _S.SENT, _S.FAILED}),
    _S.SENT: frozenset({_S.DELIVERED, _S.UNDELIVERED}),
    _S.DELIVERED: frozenset(),
    # A text message may arrive after it was given up on.
    _S.UNDELIVERED: frozenset({_S.DELIVERED}),
    _S.FAILED: frozenset(),
    _S.CANCELLED: frozenset(),
}
