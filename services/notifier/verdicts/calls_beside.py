"""Whom a person must call although nobody chose it: beside what is sent, or where nothing arrives.

Pure. Whoever is to be told by a decision ends either with a message that may arrive or here.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from contracts.messages.facts import PersonFacts, Reach
from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from notifier.decision.facts import AnswerKind, CaseFacts, Strength
from notifier.decision.outcome import Decision, Disposition, HolderDisposition
from notifier.decision.released import Released
from notifier.decision.verdict import Choice, Told
from notifier.delivery.holder_message import TELLING, HolderMessage
from notifier.delivery.ladder import rung_of
from notifier.delivery.message_state import NOT_ARRIVED, WENT_OUT
from notifier.delivery.ways import Reachable, may_arrive, paper_failed, ways_to
from notifier.enrolment.kinds import FirstWay
from notifier.storage.messages import Channel
from notifier.verdicts.call_purpose import CallReason

_BY_WHOEVER: Final = (AnswerKind.AGREE, Strength.CODE)

STAYS: Final = frozenset(
    {CallReason.URGENT, CallReason.ABROAD, CallReason.LONG_AGO, CallReason.WISH}
)
"""Reasons that hold until somebody was spoken to, also once a letter left; of the others the call
is no longer needed when a message arrives after all."""


def calls_beside(
    released: Released,
    facts: CaseFacts,
    messages: Collection[HolderMessage],
    reach: Reachable,
    *,
    asked: Mapping[Told, CallReason],
) -> Mapping[Told, CallReason]:
    """Whom about which child, and the first reason that holds.

    ``asked``: calls that wait already. Nobody in a case that holds: that is for its caller to see.
    """
    decision = released.decision
    if decision.mode is not Mode.ON or released.manner is Choice.CALL:
        return {}
    abroad = {person.bsn for person in _people(facts) if person.reach is Reach.ABROAD}
    found: dict[Told, CallReason] = {}
    for told in _to_tell(decision):
        holder, child = told
        mine = [m for m in messages if m.holder == holder and m.kind in TELLING]
        if told in released.reached or _need_not_hear(holder, child, facts, mine):
            continue
        reason = _unreached(holder, child, mine, reach)
        if decision.case is Disposition.NOTIFY:
            before = asked.get(told)
            urgent = _too_late(told, mine, reach, is_abroad=holder in abroad)
            reason = urgent or (before if before in STAYS else None) or reason
        if reason is not None:
            found[told] = reason
    return found


def _to_tell(decision: Decision) -> Iterator[Told]:
    for outcome in decision.holders:
        told = outcome.disposition is HolderDisposition.NOTIFY
        if decision.case is Disposition.NOTIFY and told:
            yield from ((outcome.holder, child) for child in outcome.children)
    for receipt in decision.receipts:
        yield from ((receipt.holder, child) for child in receipt.children)


def _need_not_hear(
    holder: Bsn, child: Bsn, facts: CaseFacts, mine: Collection[HolderMessage]
) -> bool:
    """Who answered knows; and what people took back from this person is not told again.

    Not by an agreement by code alone: a thief of the letter must not keep us from calling.
    """
    answered = any(
        a.by == holder and not a.registered and (a.answer, a.strength) != _BY_WHOEVER
        for a in facts.answers
    )
    return answered or any(m.taken_back and child in m.children for m in mine)


def _too_late(
    told: Told, mine: Collection[HolderMessage], reach: Reachable, *, is_abroad: bool
) -> CallReason | None:
    """Where nothing left yet that tells it, and a letter comes too late or is not enough."""
    holder, child = told
    if any(child in m.children and m.state in WENT_OUT for m in mine):
        return None
    rung = rung_of(reach.tier)
    if rung.call is not None:
        return rung.call
    if rung.call_abroad and is_abroad:
        return CallReason.ABROAD
    return CallReason.WISH if reach.first_ways.get(holder) is FirstWay.PHONE else None


def _unreached(
    holder: Bsn, child: Bsn, mine: Collection[HolderMessage], reach: Reachable
) -> CallReason | None:
    apart = holder not in reach.with_who_departs
    if apart and paper_failed(mine, child):
        return CallReason.NOT_ARRIVED
    about = [m for m in mine if child in m.children]
    if any(may_arrive(m) for m in about if apart or m.channel is not Channel.LETTER):
        return None
    if any(_may_still_go(way, about) for way in ways_to(holder, mine, reach)):
        return None
    return CallReason.NOT_ARRIVED if apart else CallReason.SHARED_ADDRESS


def _may_still_go(way: Channel, about: Collection[HolderMessage]) -> bool:
    """Nothing that went this way failed: what is missing is planned."""
    return not any(m.channel is way and m.state in NOT_ARRIVED for m in about)


def _people(facts: CaseFacts) -> Iterator[PersonFacts]:
    for child in facts.departure.children:
        yield from child.persons
