"""What the timeline says of an event to a recipient that arrived, or did not."""

from typing import Final

from notifier.cases.timeline import Happening
from notifier.storage.handovers import HandoverKind

_ARRIVED: Final = {
    HandoverKind.WITHDRAWN: Happening.WITHDRAWAL_RECEIVED,
    HandoverKind.TRANSFERRED: Happening.TRANSFER_DELIVERED,
}
_NEEDS_A_HUMAN: Final = {
    HandoverKind.WITHDRAWN: Happening.WITHDRAWAL_NEEDS_REVIEW,
    HandoverKind.TRANSFERRED: Happening.TRANSFER_NEEDS_REVIEW,
}


def arrived(kind: HandoverKind) -> Happening:
    """The recipient has it."""
    return _ARRIVED.get(kind, Happening.FLAG_RECEIVED)


def needs_a_human(kind: HandoverKind) -> Happening:
    """It was refused, or given up."""
    return _NEEDS_A_HUMAN.get(kind, Happening.FLAG_NEEDS_REVIEW)
