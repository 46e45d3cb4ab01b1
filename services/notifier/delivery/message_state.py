"""The life of one message to one holder through one channel.

A message in CLAIMED or MAYBE_SENT may lie in a letter box: it is looked up at the provider
before anything else happens to it, and no decision can cancel it any more.
"""

from enum import StrEnum
from typing import Final

from notifier.state_machine import Transitions


class MessageState(StrEnum):
    """How far a message is."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENT = "sent"
    MAYBE_SENT = "maybe_sent"
    DELIVERED = "delivered"
    UNDELIVERABLE = "undeliverable"
    NOT_TAKEN = "not_taken"
    REFUSED = "refused"
    NEEDS_REVIEW = "needs_review"
    RECALLED = "recalled"
    CANCELLED = "cancelled"


_S = MessageState
TRANSITIONS: Final[Transitions[MessageState]] = {
    _S.PLANNED: frozenset({_S.CLAIMED, _S.CANCELLED, _S.NEEDS_REVIEW}),
    # Back to PLANNED: the provider certainly did not take it in.
    _S.CLAIMED: frozenset({_S.SENT, _S.MAYBE_SENT, _S.PLANNED, _S.REFUSED, _S.NEEDS_REVIEW}),
    # Back to PLANNED: looked up after the safe waiting time, and the provider does not have it.
    _S.MAYBE_SENT: frozenset({_S.SENT, _S.PLANNED, _S.NEEDS_REVIEW}),
    # Not taken and refused: a provider that took it in said afterwards that nobody can read it.
    # To a human: it said that it could do nothing with it, and why.
    _S.SENT: frozenset(
        {
            _S.DELIVERED,
            _S.UNDELIVERABLE,
            _S.RECALLED,
            _S.NOT_TAKEN,
            _S.REFUSED,
            _S.NEEDS_REVIEW,
        }
    ),
    _S.DELIVERED: frozenset({_S.RECALLED}),
    # Back to SENT, and on to refused: a stronger word of the provider came after a weaker one
    # (receipts/word.py), in whatever order they were said.
    _S.UNDELIVERABLE: frozenset(
        {
            _S.RECALLED,
            _S.SENT,
            _S.REFUSED,
            # MijnOverheid spoke after the time in which we waited for it.
            _S.DELIVERED,
            _S.NOT_TAKEN,
            _S.NEEDS_REVIEW,
        }
    ),
    # This person has no place there: another channel tells it, and this one never tries again.
    _S.NOT_TAKEN: frozenset({_S.DELIVERED}),
    _S.REFUSED: frozenset({_S.NEEDS_REVIEW, _S.SENT, _S.UNDELIVERABLE}),
    # A human found out what happened, or the provider said so in the end.
    _S.NEEDS_REVIEW: frozenset({_S.PLANNED, _S.SENT, _S.CANCELLED, _S.DELIVERED, _S.NOT_TAKEN}),
    _S.RECALLED: frozenset(),
    _S.CANCELLED: frozenset(),
}

WENT_OUT: Final = frozenset({_S.SENT, _S.DELIVERED, _S.UNDELIVERABLE})
"""Certainly left us and was not taken back: who got one of these counts as told."""

IN_FLIGHT: Final = frozenset({_S.CLAIMED, _S.MAYBE_SENT})
"""May lie in a letter box, and nobody knows yet."""

OPEN: Final = frozenset({_S.PLANNED, _S.CLAIMED, _S.MAYBE_SENT})
"""Still work for the delivery queue."""

VOID: Final = frozenset({_S.CANCELLED, _S.RECALLED, _S.PLANNED, _S.NOT_TAKEN})
"""Told nobody anything that still stands."""

NOT_ARRIVED: Final = frozenset({_S.UNDELIVERABLE, _S.REFUSED, _S.NEEDS_REVIEW})
"""A person must find another way to the holder, or find out what happened."""
