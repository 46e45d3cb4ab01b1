"""What follows on what was told: another date, taking back, the word that an answer came in. Pure.

Each goes to the same person by the same way (DECISION §9).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Final

from contracts.values.bsn import Bsn
from notifier.cases.departure_date import departure_date
from notifier.decision.certain_holders import Holders
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision, Disposition
from notifier.delivery.holder_message import TELLING, HolderMessage
from notifier.delivery.message_state import IN_FLIGHT, MessageState
from notifier.delivery.unconfirmed import is_unconfirmed, is_unsure
from notifier.delivery.want import Children, Want, Wanted, goes_along, standing
from notifier.letters.content import LetterKind
from notifier.storage.messages import Channel

_STUCK: Final = frozenset({MessageState.REFUSED, MessageState.NEEDS_REVIEW})


def corrections(
    facts: CaseFacts,
    to_tell: Wanted,
    missing: Wanted,
    messages: tuple[HolderMessage, ...],
) -> Iterator[tuple[Want, Bsn]]:
    """A date that was told is another one now, and no other letter is about to say so."""
    days = {child.child.bsn: departure_date(child) for child in facts.departure.children}
    for want, children in to_tell.items():
        same = [
            other
            for other in to_tell
            if other.holder == want.holder and other.channel is want.channel
        ]
        coming = frozenset[Bsn]().union(*(missing.get(other, frozenset()) for other in same))
        for child in sorted(children - coming):
            known = days[child]
            day = None if known is None else known.complete
            mine = [m for m in messages if goes_along(m, want) and child in m.children]
            if day is not None and _told_otherwise(mine, day):
                yield Want(LetterKind.CORRECTION, want.holder, day, want.channel), child


def _told_otherwise(mine: Iterable[HolderMessage], day: date) -> bool:
    telling = [message for message in mine if message.kind in TELLING]
    if any(message.state in IN_FLIGHT for message in telling):
        return False  # when its outcome is known the case is decided again
    corrections = [message for message in telling if message.kind is LetterKind.CORRECTION]
    if any(message.state in _STUCK and message.told_date == day for message in corrections):
        return False  # a human looks at it
    dated = [(m.sent_at, m.told_date) for m in standing(telling) if m.sent_at and m.told_date]
    return bool(dated) and max(dated)[1] != day


def recalls(
    decision: Decision, messages: Iterable[HolderMessage], certain: Holders
) -> Iterator[tuple[Want, Children]]:
    """What was told of a departure that is none, to whom has no gezag, or wrongly (DECISION §9)."""
    undone = frozenset(child.child for child in decision.children if child.undone)
    for message in standing(messages):
        back = message.children if message.taken_back else message.children & undone
        yield Want(LetterKind.RECALL, message.holder, channel=message.channel), back
    if decision.case is not Disposition.HOLD:
        # In a case that holds, a human decides whether anything more may be written.
        wrong = wrongly_told(messages, certain)
        for message in standing(messages):
            back = message.children & wrong.get(message.holder, frozenset())
            yield Want(LetterKind.RECALL, message.holder, channel=message.channel), back


def confirmations(
    decision: Decision,
    facts: CaseFacts,
    messages: tuple[HolderMessage, ...],
    certain: Holders,
) -> Iterator[tuple[Want, Children]]:
    """That an answer came in and somebody looks, or the question whether one that agrees is right.

    By every way by which something was told.
    """
    departs = frozenset(child.child for child in decision.children if not child.undone)
    wrong = wrongly_told(messages, certain)
    for holder, way in product(sorted({answer.by for answer in facts.answers}), Channel):
        want = Want(LetterKind.CONFIRMATION, holder, channel=way)
        mine = [message for message in messages if goes_along(message, want)]
        told = frozenset[Bsn]().union(*(m.children for m in standing(mine)))
        about = (told & departs) - wrong.get(holder, frozenset())
        if is_unconfirmed(facts, holder, mine):
            yield want, about
        if is_unsure(facts, holder, mine):
            yield replace(want, kind=LetterKind.AGREEMENT), about


def wrongly_told(messages: Iterable[HolderMessage], certain: Holders) -> Mapping[Bsn, Children]:
    """Per person who was told and turns out to have no gezag: about which children."""
    found: dict[Bsn, Children] = defaultdict(frozenset)
    for message in standing(messages):
        found[message.holder] |= {
            child
            for child in message.children & certain.keys()
            if message.holder not in certain[child]
        }
    return {holder: children for holder, children in found.items() if children}
