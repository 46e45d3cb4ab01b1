"""Who looks at a held case first (DECISION §6, last paragraph)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from notifier.decision.child import ROWS
from notifier.decision.outcome import Decision, Disposition, Tier


class Desk(StrEnum):
    """People who look at held cases."""

    MUNICIPALITY = "gemeente"
    RVDK_IKO = "rvdk_iko"


_FOR_THE_MUNICIPALITY: Final = frozenset(
    {"S03", "S06", "S10", "S14", "S15", "S22", "S26", "S30", "S35", "S40", "S42", "S47"}
)
_HOLDING: Final = frozenset(row.code for row in ROWS if row.result.holds)


def looks_first(decision: Decision) -> Desk | None:
    """The desk of a HOLD; None when nothing is held.

    The specialist of the municipality settles what is a matter of the register or of papers. As
    soon as one other row holds as well, or time is nearly up (T0), it is the team IKO of RvdK. A
    case that a flag alone holds (every staying holder is NONE) has no such row either: RvdK.
    """
    if decision.case is not Disposition.HOLD:
        return None
    held_by = _HOLDING.intersection(code for child in decision.children for code in child.codes)
    settled_there = bool(held_by) and held_by <= _FOR_THE_MUNICIPALITY
    if settled_there and decision.urgency is not Tier.T0:
        return Desk.MUNICIPALITY
    return Desk.RVDK_IKO
