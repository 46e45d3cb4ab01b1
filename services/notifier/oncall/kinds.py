"""What can be the matter, who is called, through what, and how far a message is."""

from enum import StrEnum
from typing import Final

from notifier.state_machine import Transitions


class Cause(StrEnum):
    """Why somebody is called."""

    T0 = "t0"
    DISAGREEMENT = "tegenspraak"
    CLOCK = "termijn"
    TEST = "proef"


class Place(StrEnum):
    """Who is called first, and who when that one does not answer."""

    FIRST = "eerste"
    SECOND = "tweede"


class Step(StrEnum):
    """The steps of one chain, in their order."""

    FIRST = "eerste"
    SECOND = "tweede"
    LEADS = "teamleiders"


STEPS: Final = tuple(Step)


class CallChannel(StrEnum):
    """Through what somebody is called."""

    WEBHOOK = "webhook"
    SMS = "sms"


class CallMessageState(StrEnum):
    """How far one message is; SENT is the other side's receipt, DELIVERED that it is on the phone.

    Neither says that somebody read it.
    """

    PLANNED = "planned"
    CLAIMED = "claimed"
    MAYBE_SENT = "maybe_sent"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELLED = "cancelled"


_S = CallMessageState
TRANSITIONS: Final[Transitions[CallMessageState]] = {
    _S.PLANNED: frozenset({_S.CLAIMED, _S.FAILED, _S.CANCELLED}),
    # Back to PLANNED: certainly not taken in, or the other side takes an id once anyway.
    _S.CLAIMED: frozenset({_S.PLANNED, _S.MAYBE_SENT, _S.SENT, _S.FAILED}),
    _S.MAYBE_SENT: frozenset({_S.PLANNED, _S.SENT, _S.FAILED}),
    # The provider said afterwards what became of it; a later word can be the better one.
    _S.SENT: frozenset({_S.DELIVERED, _S.FAILED}),
    _S.DELIVERED: frozenset(),
    _S.FAILED: frozenset({_S.DELIVERED}),
    _S.CANCELLED: frozenset(),
}


class SwapState(StrEnum):
    """What became of a question to a colleague to take a shift."""

    ASKED = "gevraagd"
    ACCEPTED = "aanvaard"
    DECLINED = "geweigerd"
    LAPSED = "vervallen"


class Why(StrEnum):
    """How reachable the team is; everything but the first is *geen bereikbaarheid*."""

    COVERED = "bereikbaar"
    NO_CHANNEL = "geen_kanaal"
    NOBODY = "niemand_ingeroosterd"
    UNANSWERED = "niemand_nam_aan"
