"""By which channels somebody is told. Pure.

Paper always, and the personal box beside it where there is one (`domain/safety.md` §3): many do not
read the box, and post takes days. What follows on a message goes the way that message went.
"""

from collections.abc import Collection, Iterable

from contracts.values.bsn import Bsn
from notifier.delivery.holder_message import HolderMessage
from notifier.delivery.message_state import MessageState
from notifier.storage.messages import Channel


def ways_to(
    holder: Bsn, messages: Iterable[HolderMessage], *, channels: Collection[Channel]
) -> tuple[Channel, ...]:
    """The channels by which this holder is told first, in a fixed order.

    ``channels``: those that are set up. None of them twice, and none that turned out to have no
    place for this holder in this case.
    """
    no_place = {
        message.channel
        for message in messages
        if message.holder == holder and message.state is MessageState.NOT_TAKEN
    }
    return tuple(way for way in Channel if way in channels and way not in no_place)
