"""The life of one event towards one recipient: a flag, an escalation, a withdrawal, a transfer.

Of a flag the machine sees the first steps only; of a transfer people take the others: whoever
receives the case takes it, gives it back, and in the end is done with it.
"""

from enum import StrEnum
from typing import Final

from notifier.state_machine import Transitions


class HandoverState(StrEnum):
    """How far it is: RECEIVED is the other side's 2xx, TAKEN that a person works on it."""

    PLANNED = "planned"
    RECEIVED = "received"
    TAKEN = "taken"
    DONE = "done"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    NEEDS_REVIEW = "needs_review"


_S = HandoverState
TRANSITIONS: Final[Transitions[HandoverState]] = {
    # A person may take a transfer, or give it back, before their system took the event in.
    _S.PLANNED: frozenset({_S.RECEIVED, _S.TAKEN, _S.RETURNED, _S.WITHDRAWN, _S.NEEDS_REVIEW}),
    _S.RECEIVED: frozenset({_S.TAKEN, _S.RETURNED, _S.WITHDRAWN}),
    _S.TAKEN: frozenset({_S.DONE, _S.RETURNED, _S.WITHDRAWN}),
    _S.RETURNED: frozenset({_S.TAKEN, _S.WITHDRAWN}),
    _S.NEEDS_REVIEW: frozenset({_S.PLANNED, _S.RECEIVED, _S.TAKEN, _S.RETURNED, _S.WITHDRAWN}),
    _S.DONE: frozenset(),
    # A flag that is raised again later is a new row with a new event id.
    _S.WITHDRAWN: frozenset(),
}

IN_FORCE: Final = frozenset({_S.PLANNED, _S.RECEIVED, _S.TAKEN, _S.NEEDS_REVIEW, _S.RETURNED})
"""The recipient has, or will get, this flag."""

SETTLED: Final = frozenset({_S.WITHDRAWN, _S.TAKEN, _S.RETURNED, _S.DONE})
"""Somebody settled it, so that its event need not arrive any more."""

UNCONFIRMED: Final = frozenset({_S.PLANNED, _S.RECEIVED, _S.NEEDS_REVIEW})
"""Of a transfer: nobody at the recipient has said yet that they have it."""
