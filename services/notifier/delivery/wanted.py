"""Which messages must still be made: what a decision asks for, less what was told (DECISION §9).

Pure: from the decision, the facts and the messages there are. Running it again after any of its
messages was planned, sent, refused or taken back asks for nothing twice.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from notifier.decision.certain_holders import certain_holders
from notifier.decision.facts import CaseFacts, ReportKind
from notifier.decision.holds_anyway import holding_anyway
from notifier.decision.outcome import Decision, Disposition, HolderDisposition, HolderOutcome
from notifier.decision.released import Released
from notifier.decision.shared_address import all_staying_with_who_departs
from notifier.decision.verdict import Choice, Told
from notifier.delivery.follow_ups import confirmations, corrections, recalls
from notifier.delivery.holder_message import FIRST_LETTERS, TELLING, HolderMessage
from notifier.delivery.message_state import VOID, WENT_OUT
from notifier.delivery.want import Children, Want, Wanted, goes_along, standing
from notifier.delivery.ways import Reachable, ways_to
from notifier.enrolment.kinds import FirstWay
from notifier.letters.content import LetterKind
from notifier.storage.messages import Channel


def wanted_messages(
    released: Released,
    facts: CaseFacts,
    messages: tuple[HolderMessage, ...],
    *,
    channels: Collection[Channel],
    now: datetime,
    first_ways: Mapping[Bsn, FirstWay] | None = None,
) -> Wanted:
    """Everything that must still be told, taken back or confirmed; empty unless ``mode`` is on.

    ``channels``: those that are set up. ``first_ways``: what holders asked for in advance.
    """
    decision = released.decision
    if decision.mode is not Mode.ON:
        return {}
    wanted: dict[Want, Children] = defaultdict(frozenset)
    reach = Reachable(
        channels=channels,
        tier=decision.urgency,
        with_who_departs=all_staying_with_who_departs(facts, now),
        first_ways=first_ways or {},
    )
    asked = _by_every_way(_to_tell(released), messages, reach)
    to_tell = _less_taken_back(asked, messages)
    for want, children in to_tell.items():
        wanted[want] |= children - _told(want, messages, _told_as(want, released))
    if released.manner is Choice.FULL:  # else a date that was told stays as it is
        for want, child in corrections(facts, to_tell, wanted, messages):
            wanted[want] |= {child}
    certain = certain_holders(facts, now)
    dead = {p.bsn for child in facts.departure.children for p in child.persons if p.deceased}
    for want, children in recalls(decision, messages, certain):
        if want.holder not in dead:  # others open the letters of the dead
            wanted[want] |= children - _told(want, messages, {want.kind})
    if may_write_more(released, facts, now):
        silent = dead | {r.about for r in facts.reports if r.kind is ReportKind.NEVER_NOTIFY}
        for want, children in confirmations(decision, facts, messages, certain):
            # Who departs would open a letter there, and read that somebody answered.
            seen = want.channel is Channel.LETTER and want.holder in reach.with_who_departs
            if want.holder not in silent and not seen:
                wanted[want] |= children
    return {want: children for want, children in wanted.items() if children}


def recall_is_due(
    released: Released,
    facts: CaseFacts,
    messages: tuple[HolderMessage, ...],
    *,
    channels: Collection[Channel],
    now: datetime,
) -> bool:
    """Whether something that was told must still be taken back, may it leave today or not."""
    would_leave = replace(released, decision=replace(released.decision, mode=Mode.ON))
    wanted = wanted_messages(would_leave, facts, messages, channels=channels, now=now)
    return any(want.kind is LetterKind.RECALL for want in wanted)


def nothing_to_tell(decision: Decision) -> Decision:
    """The same for a case that a human closed: what was told may be taken back, and that is all.

    A hold stays one: it also says that nothing else may be written.
    """
    held = decision.case is Disposition.HOLD
    case = Disposition.HOLD if held else Disposition.SKIP
    return replace(decision, case=case, holders=(), receipts=())


def calls_due(released: Released, messages: Iterable[HolderMessage]) -> frozenset[Told]:
    """Whom somebody must still call about which child; who got a letter about it was told."""
    written = {(m.holder, child) for m in standing(messages) for child in m.children}
    return released.to_call - written


def _to_tell(released: Released) -> Iterator[tuple[Want, Children]]:
    """Every letter that is asked for; none about what somebody was told by phone."""
    decision = released.decision
    if decision.case is Disposition.NOTIFY and released.manner is not Choice.CALL:
        kind = LetterKind.LIMITED if released.manner is Choice.LIMITED else LetterKind.VERTREK
        for outcome in decision.holders:
            if outcome.disposition is HolderDisposition.NOTIFY:
                yield Want(kind, outcome.holder), _by_letter(outcome, released)
    for receipt in decision.receipts:
        yield Want(LetterKind.RECEIPT, receipt.holder), _by_letter(receipt, released)


def _by_every_way(
    to_tell: Iterable[tuple[Want, Children]],
    messages: Collection[HolderMessage],
    reach: Reachable,
) -> Iterator[tuple[Want, Children]]:
    for want, children in to_tell:
        for way in ways_to(want.holder, messages, reach):
            yield replace(want, channel=way), children


def _less_taken_back(
    to_tell: Iterable[tuple[Want, Children]], messages: Iterable[HolderMessage]
) -> Wanted:
    """Without what people took back from that very person: the same facts would tell it again."""
    wrong: dict[Bsn, Children] = defaultdict(frozenset)
    for message in messages:
        if message.taken_back and message.kind in TELLING:
            wrong[message.holder] |= message.children
    return {want: children - wrong[want.holder] for want, children in to_tell}


def _by_letter(outcome: HolderOutcome, released: Released) -> Children:
    return frozenset(c for c in outcome.children if (outcome.holder, c) not in released.by_phone)


def _told_as(want: Want, released: Released) -> Container[LetterKind]:
    """By which letters that is told already: with a date or without is told once.

    Only who decides after a letter without a date that all may be told asks for another.
    """
    if want.kind is LetterKind.LIMITED or (want.kind in FIRST_LETTERS and not released.chosen):
        return FIRST_LETTERS
    return {want.kind}


def _told(want: Want, messages: Iterable[HolderMessage], kinds: Container[LetterKind]) -> Children:
    mine = (m for m in messages if m.kind in kinds and goes_along(m, want))
    return frozenset[Bsn]().union(*(m.children for m in mine if not _is_void(m)))


def may_write_more(released: Released, facts: CaseFacts, now: datetime) -> bool:
    """Whether somebody who was told may hear more, by letter or on our page.

    Not where a row holds that nobody looked past, nor where a call was chosen.
    """
    writes = released.decision.case is not Disposition.HOLD and released.manner is not Choice.CALL
    return writes and holding_anyway(facts, now) <= released.looked_past


def _is_void(message: HolderMessage) -> bool:
    """Whether it does not stand in the way of another one like it.

    A recall that was sent took its children out of the messages it recalled; when they are told
    again and that is withdrawn again, a new recall is due.
    """
    if message.kind is LetterKind.RECALL and message.state in WENT_OUT:
        return True
    return message.state in VOID


def to_be_told(released: Released) -> frozenset[Bsn]:
    """Whom a decision has told, while anybody may be; the order of ways asks for their wishes."""
    if released.decision.mode is not Mode.ON:
        return frozenset()
    return frozenset(want.holder for want, _ in _to_tell(released))
