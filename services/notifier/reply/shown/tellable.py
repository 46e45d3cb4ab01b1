"""What may be told of a message to its holder at this moment. Pure.

The fields are those of the letter and, after login, little more; whatever speaks against telling
anything leaves a word that somebody looks at it (DECISION §9, `domain/safety.md` §2).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from contracts.messages.facts import ChildFacts
from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from contracts.values.codes import LandCode
from notifier.decision.certain_holders import certain_holders
from notifier.decision.holds_anyway import holding_anyway
from notifier.decision.outcome import Disposition, HolderDisposition
from notifier.decision.verdict import Choice
from notifier.delivery.follow_ups import recalls
from notifier.delivery.holder_message import TELLING, HolderMessage
from notifier.delivery.message_state import MessageState
from notifier.delivery.want import Children
from notifier.delivery.wanted import may_write_more
from notifier.letters.content import LetterKind
from notifier.reply.shown.as_it_stands import AsItStands

_ORDINARY: Final = frozenset({"S01", "S05", "S11", "S28"})
"""Rows of a case in which nothing of safety plays; with any other the country stays unsaid."""


class Standing(StrEnum):
    """How a message stands."""

    STANDS = "stands"
    LOOKED_AT = "looked_at"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Tellable:
    """``children``: about whom; the others only ever after login, and None where not then."""

    standing: Standing
    children: tuple[ChildFacts, ...] = ()
    departs_on: date | None = field(default=None, repr=False)
    destination: LandCode | None = field(default=None, repr=False)


_LOOKED_AT: Final = Tellable(Standing.LOOKED_AT)
_WITHDRAWN: Final = Tellable(Standing.WITHDRAWN)


def tellable(
    message: HolderMessage,
    stands: AsItStands,
    *,
    logged_in: bool,
    with_destination: bool,
    now: datetime,
) -> Tellable:
    """``with_destination``: what the policy says of it."""
    released = stands.released
    mine = [m for m in stands.messages if m.holder == message.holder and m.kind in TELLING]
    if message.state is MessageState.RECALLED or _all_recalled(message, mine):
        return _WITHDRAWN
    safe = may_write_more(released, stands.facts, now)
    if released.decision.mode is not Mode.ON or not safe or _owes_recall(message, stands, now):
        return _LOOKED_AT
    departure = stands.facts.departure
    children = [one for one in departure.children if one.child.bsn in message.children]
    if len(children) != len(message.children):
        return _LOOKED_AT  # the register does not name somebody any more: people look into that
    told = Tellable(Standing.STANDS, tuple(sorted(children, key=_by_age)))
    if not logged_in:
        return told
    hidden = message.kind is LetterKind.LIMITED or released.manner is not Choice.FULL
    return replace(
        told,
        departs_on=None if hidden else message.told_date,
        destination=_destination(message, stands, children, now) if with_destination else None,
    )


def _all_recalled(message: HolderMessage, mine: list[HolderMessage]) -> bool:
    """Of a confirmation: nothing that it goes back to stands any more."""
    about = [m for m in mine if m.children & message.children]
    return message.kind not in TELLING and bool(about) and not _standing_about(about)


def _standing_about(about: list[HolderMessage]) -> Children:
    going = (m for m in about if m.state is not MessageState.RECALLED)
    return frozenset[Bsn]().union(*(m.children for m in going))


def _owes_recall(message: HolderMessage, stands: AsItStands, now: datetime) -> bool:
    certain = certain_holders(stands.facts, now)
    due = recalls(stands.released.decision, stands.messages, certain)
    return message.taken_back or any(
        want.holder == message.holder and back & message.children for want, back in due
    )


def _destination(
    message: HolderMessage, stands: AsItStands, children: list[ChildFacts], now: datetime
) -> LandCode | None:
    """Only where the machine's own decision tells this very holder now, and all children agree."""
    released = stands.released
    decision = released.decision
    told = {
        child
        for outcome in decision.holders
        if outcome.holder == message.holder and outcome.disposition is HolderDisposition.NOTIFY
        for child in outcome.children
    }
    codes = {code for child in decision.children for code in child.codes if code.startswith("S")}
    ordinary = decision.case is Disposition.NOTIFY and codes <= _ORDINARY
    if released.chosen or not ordinary or holding_anyway(stands.facts, now):
        return None
    lands = set(_lands(children))
    return lands.pop() if message.children <= told and len(lands) == 1 else None


def _lands(children: list[ChildFacts]) -> Iterator[LandCode | None]:
    for child in children:
        if child.registration is not None:
            yield child.registration.destination
        else:
            open_ones = [given for given in child.declarations if given.withdrawn_at is None]
            yield open_ones[-1].destination if open_ones else None


def _by_age(child: ChildFacts) -> tuple[date, str]:
    birth = child.child.birth
    return (birth.earliest if birth else date.max, child.child.first_names or "")
