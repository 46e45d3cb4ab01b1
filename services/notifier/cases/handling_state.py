"""How a case is being handled. Whether it was told or flagged is told by its messages and flags."""

from enum import StrEnum
from typing import Final

from notifier.decision.outcome import Disposition
from notifier.state_machine import Transitions, move


class HandlingState(StrEnum):
    """Who or what the case waits for."""

    ESTABLISHED = "established"
    HELD = "held"
    SCHEDULED = "scheduled"
    IN_REVIEW = "in_review"
    WAITING = "waiting"
    CLOSED = "closed"
    REOPENED = "reopened"


_S = HandlingState
TRANSITIONS: Final[Transitions[HandlingState]] = {
    _S.ESTABLISHED: frozenset({_S.HELD, _S.SCHEDULED, _S.CLOSED}),
    _S.HELD: frozenset({_S.SCHEDULED, _S.IN_REVIEW, _S.WAITING, _S.CLOSED}),
    _S.SCHEDULED: frozenset({_S.HELD, _S.IN_REVIEW, _S.WAITING, _S.CLOSED}),
    _S.IN_REVIEW: frozenset({_S.HELD, _S.SCHEDULED, _S.WAITING, _S.CLOSED}),
    _S.WAITING: frozenset({_S.HELD, _S.SCHEDULED, _S.IN_REVIEW, _S.CLOSED}),
    _S.CLOSED: frozenset({_S.REOPENED}),
    _S.REOPENED: frozenset({_S.HELD, _S.SCHEDULED, _S.IN_REVIEW, _S.CLOSED}),
}

_FOR: Final = {
    Disposition.SKIP: _S.CLOSED,
    Disposition.NOTIFY: _S.SCHEDULED,
    Disposition.HOLD: _S.HELD,
}
_IN_HUMAN_HANDS: Final = frozenset({_S.IN_REVIEW, _S.WAITING})


def after_decision(
    current: HandlingState, disposition: Disposition, *, for_a_human: bool = False
) -> tuple[HandlingState, ...]:
    """The moves that a decision brings; none when the case is where it should be.

    ``for_a_human``: whatever the decision, something asks for one. A case that a human took up
    stays with that human, unless there is nothing left to do.
    """
    wanted = _S.HELD if for_a_human else _FOR[disposition]
    if current is wanted or (current in _IN_HUMAN_HANDS and wanted is not _S.CLOSED):
        return ()
    if current is _S.CLOSED:
        return (move(TRANSITIONS, current, _S.REOPENED), wanted)
    return (move(TRANSITIONS, current, wanted),)
