"""What a message is to be: of which kind, to whom, by which way, about whom. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from contracts.values.bsn import Bsn
from notifier.delivery.holder_message import TELLING, HolderMessage
from notifier.delivery.message_state import WENT_OUT
from notifier.letters.content import LetterKind
from notifier.storage.messages import Channel

Children = frozenset[Bsn]


@dataclass(frozen=True)
class Want:
    """One kind of message to one holder by one way; ``day`` is the date that a correction tells."""

    kind: LetterKind
    holder: Bsn
    day: date | None = None
    channel: Channel = Channel.LETTER


Wanted = Mapping[Want, Children]
"""About whom each message that is waiting, or must be planned, is to be; never empty."""


def want_of(message: HolderMessage) -> Want:
    """What this message was planned for."""
    day = message.told_date if message.kind is LetterKind.CORRECTION else None
    return Want(message.kind, message.holder, day, message.channel)


def goes_along(message: HolderMessage, want: Want) -> bool:
    """The same person by the same way: what was told on paper was not told in the box."""
    return message.holder == want.holder and message.channel is want.channel


def standing(messages: Iterable[HolderMessage]) -> tuple[HolderMessage, ...]:
    """Messages that told of a departure and were not taken back."""
    return tuple(m for m in messages if m.kind in TELLING and m.state in WENT_OUT)
