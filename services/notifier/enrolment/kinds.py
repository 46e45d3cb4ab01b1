"""Which ways a holder may prefer, and how far an address is."""

from enum import StrEnum
from typing import Final

from notifier.state_machine import Transitions


class FirstWay(StrEnum):
    """What a holder would like first. The others are not left out for it."""

    BERICHTENBOX = "berichtenbox"
    LETTER = "brief"
    PHONE = "telefoon"


class AddressKind(StrEnum):
    """To what a hint can go."""

    EMAIL = "email"
    SMS = "sms"


class AddressState(StrEnum):
    """A hint goes to VERIFIED only; FAILED: it was, and a hint could not be delivered."""

    UNVERIFIED = "niet_bevestigd"
    VERIFIED = "bevestigd"
    FAILED = "mislukt"


_S = AddressState
TRANSITIONS: Final[Transitions[AddressState]] = {
    _S.UNVERIFIED: frozenset({_S.VERIFIED}),
    _S.VERIFIED: frozenset({_S.FAILED}),
    # Whoever gives it again begins anew, with a code.
    _S.FAILED: frozenset(),
}
