"""How far people are with what they decide about a hold."""

from enum import StrEnum
from typing import Final

from notifier.state_machine import Transitions


class VerdictState(StrEnum):
    """Of one verdict."""

    WAITS = "wacht_op_tweede"
    """One person chose; a second one chooses without knowing what."""
    DIFFERS = "oordelen_verschillen"
    """Two people chose differently: the lead decides."""
    STANDS = "geldt"
    ENDED = "voorbij"
    """Taken back, or something else took its place."""


_S = VerdictState
TRANSITIONS: Final[Transitions[VerdictState]] = {
    _S.WAITS: frozenset({_S.STANDS, _S.DIFFERS, _S.ENDED}),
    _S.DIFFERS: frozenset({_S.ENDED}),
    _S.STANDS: frozenset({_S.ENDED}),
    _S.ENDED: frozenset(),
}

OPEN: Final = frozenset({_S.WAITS, _S.DIFFERS, _S.STANDS})
"""Those that say something about the case."""


class EndedBecause(StrEnum):
    """Why a verdict says nothing any more."""

    TAKEN_BACK = "teruggenomen"
    REPLACED = "vervangen"
    CLOSED = "zaak_gesloten"
