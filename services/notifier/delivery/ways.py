"""By which channels somebody is told. Pure.

Order and channel only: who is told, and whether, is decided elsewhere. What follows on a message
goes the way that message went.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from contracts.values.bsn import Bsn
from notifier.decision.outcome import Tier
from notifier.delivery.holder_message import TELLING, HolderMessage
from notifier.delivery.ladder import IN_HASTE, rung_of
from notifier.delivery.message_state import NOT_ARRIVED, OPEN, WENT_OUT, MessageState
from notifier.enrolment.kinds import FirstWay
from notifier.storage.messages import Channel


@dataclass(frozen=True)
class Reachable:
    """How people can be reached in one case.

    ``channels``: those that are set up. ``tier``: of the decision that is followed.
    ``with_who_departs``: who lives with somebody who departs (S30), and is told once people
    decided so: in the personal box alone, since a letter there may be opened by the other.
    ``first_ways``: what holders asked for when they enrolled.
    """

    channels: Collection[Channel]
    tier: Tier | None = None
    with_who_departs: frozenset[Bsn] = field(default=frozenset())
    first_ways: Mapping[Bsn, FirstWay] = field(default_factory=dict)


def ways_to(
    holder: Bsn, messages: Iterable[HolderMessage], reach: Reachable
) -> tuple[Channel, ...]:
    """The channels by which this holder is told, in a fixed order; may be none.

    None by which there turned out to be no place for this holder in this case, and no paper where
    a letter came back: the address is wrong, and a second letter would lie there as well.
    """
    told = [m for m in messages if m.holder == holder and m.kind in TELLING]
    wanted = _first(holder, told, reach) | {m.channel for m in told if m.state in WENT_OUT}
    if holder in reach.with_who_departs:
        wanted = {Channel.BERICHTENBOX}
    closed = {m.channel for m in told if m.state is MessageState.NOT_TAKEN}
    if any(m.channel is Channel.LETTER and m.state is MessageState.UNDELIVERABLE for m in told):
        closed.add(Channel.LETTER)
    return tuple(way for way in Channel if way in reach.channels and way in wanted - closed)


def _first(holder: Bsn, told: Collection[HolderMessage], reach: Reachable) -> set[Channel]:
    """Paper is never left out for a wish; the box is for who prefers paper, where there is time."""
    rung, wish = rung_of(reach.tier), reach.first_ways.get(holder)
    at_once, later = set(rung.at_once), set(rung.later)
    if wish is FirstWay.BERICHTENBOX:
        at_once.add(Channel.BERICHTENBOX)
    if wish is FirstWay.LETTER and reach.tier not in IN_HASTE:
        at_once.discard(Channel.BERICHTENBOX)
        later.add(Channel.BERICHTENBOX)
    failed = any(paper_failed(told, child) for m in told for child in m.children)
    return at_once | (later if failed else set())


def paper_failed(told: Iterable[HolderMessage], child: Bsn) -> bool:
    """Whether a letter about this child did not arrive, and none is there that may.

    ``told``: what tells one holder.
    """
    letters = [m for m in told if m.channel is Channel.LETTER and child in m.children]
    return any(m.state in NOT_ARRIVED for m in letters) and not any(map(may_arrive, letters))


def may_arrive(message: HolderMessage) -> bool:
    """On its way, or there."""
    return message.state in OPEN or message.state in {MessageState.SENT, MessageState.DELIVERED}
