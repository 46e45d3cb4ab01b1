"""By which ways somebody is told, by urgency: one table, for who must judge it (domain/risk §6).

Paper goes beside the personal box always: many do not read the box, and post takes days. A letter
to somebody whose child leaves within a day comes too late, so then a person calls as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from notifier.decision.outcome import Tier
from notifier.storage.messages import Channel
from notifier.verdicts.call_purpose import CallReason


@dataclass(frozen=True)
class Rung:
    """``at_once``: by which ways one is told first. ``later``: by which when paper did not arrive.

    ``call``: why a person calls beside it, unless somebody was told before it came to this;
    ``call_abroad``: only who lives abroad, where a letter comes too late.
    """

    at_once: tuple[Channel, ...]
    later: tuple[Channel, ...] = ()
    call: CallReason | None = None
    call_abroad: bool = False


_BOTH: Final = (Channel.LETTER, Channel.BERICHTENBOX)
_PAPER: Final = (Channel.LETTER,)
_BOX: Final = (Channel.BERICHTENBOX,)

LADDER: Final[Mapping[Tier, Rung]] = {
    Tier.T0: Rung(at_once=_BOTH, call=CallReason.URGENT),
    Tier.T1: Rung(at_once=_BOTH, call_abroad=True),
    Tier.T2: Rung(at_once=_BOTH, call_abroad=True),
    Tier.T3: Rung(at_once=_BOTH),
    Tier.T4: Rung(at_once=_BOTH),
    Tier.T5: Rung(at_once=_PAPER, later=_BOX),
    Tier.T6: Rung(at_once=_PAPER, later=_BOX, call=CallReason.LONG_AGO),
    # Nobody is told by default; once people decided that somebody is, it is as with the others.
    Tier.T7: Rung(at_once=_BOTH),
}

IN_HASTE: Final = frozenset({Tier.T0, Tier.T1})
"""No wish for paper leaves out the box here: what comes first counts."""

WITHOUT_TIER: Final = Rung(at_once=_BOTH)
"""Of a receipt for consent: nothing is urgent any more."""


def rung_of(tier: Tier | None) -> Rung:
    """What holds at this urgency."""
    return WITHOUT_TIER if tier is None else LADDER[tier]
