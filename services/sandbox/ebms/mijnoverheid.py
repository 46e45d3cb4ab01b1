"""MijnOverheid behind ebms-core: judges what is carried to it, and puts it into the box."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sandbox.ebms.bericht import Bericht, Named, UnfitBericht, read_bericht
from sandbox.ebms.judge import Code, judge
from sandbox.ebms.orders import NONE, NOT_CARRIED, UNREADABLE, Orders

TEST_OIN: Final = "00000009900000000004"
"""Ours in the agreement (CPA) that the sandbox knows."""

TEST_TO_OIN: Final = "00000004003214345001"
"""That of MijnOverheid in the same."""

TEST_KIND: Final = "vertrek"
"""The only BerichtType that was registered."""

_IN_THE_BOX: Final = frozenset({Code.TAKEN, "00"})


@dataclass(frozen=True)
class Judged:
    """``code`` as the result says it; ``bericht`` is None when the XSD turned it down."""

    named: Named
    code: str
    in_box: bool
    result_comes: bool
    why: str | None = None
    bericht: Bericht | None = field(default=None, repr=False)


def judge_payload(payload: bytes, orders: Orders, known: frozenset[str], now: datetime) -> Judged:
    """What MijnOverheid makes of it; ``known``: ids of the messages that are in boxes."""
    ordered = orders.take()
    if ordered == NOT_CARRIED:
        return Judged(Named(), NOT_CARRIED, in_box=False, result_comes=False)
    comes = ordered != NONE
    try:
        bericht = read_bericht(payload)
    except UnfitBericht as unfit:
        given = Code.XSD if ordered in (None, NONE) else str(ordered)
        return Judged(unfit.named, given, in_box=False, result_comes=comes, why=str(unfit))
    own = judge(
        bericht,
        oin=TEST_OIN,
        kinds=frozenset({TEST_KIND}),
        known=bericht.id in known,
        has_box=bericht.bsn not in orders.without_box,
        now=now,
    )
    code = own if ordered in (None, NONE) else str(ordered)
    fits = own is Code.TAKEN and code in {*_IN_THE_BOX, UNREADABLE}
    named = Named(bericht.id, bericht.batch_id, bericht.kind)
    return Judged(named, code, in_box=fits, result_comes=comes, bericht=bericht)
