"""Which messages must still be made: what a decision asks for, less what was told (DECISION §9).

Pure: from the decision, the facts and the messages there are. Running it again after any of its
messages was planned, sent, refused or taken back asks for nothing twice.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from notifier.cases.departure_date import departure_date
from notifier.decision.certain_holders import Holders, certain_holders
from notifier.decision.facts import CaseFacts, ReportKind
from notifier.decision.holds_anyway import holding_anyway
from notifier.decision.outcome import Decision, Disposition, HolderDisposition, HolderOutcome
from notifier.decision.released import Released
from notifier.decision.verdict import Choice, Told
from notifier.delivery.holder_message import FIRST_LETTERS, TELLING, HolderMessage
from notifier.delivery.message_state import IN_FLIGHT, VOID, WENT_OUT, MessageState
from notifier.delivery.unconfirmed import is_unconfirmed
from notifier.letters.content import LetterKind

_STUCK: Final = frozenset({MessageState.REFUSED, MessageState.NEEDS_REVIEW})

Children = frozenset[Bsn]


@dataclass(frozen=True)
class Want:
    """One kind of message to one holder; ``day`` is the date that a correction tells."""

    kind: LetterKind
    holder: Bsn
    day: date | None = None


Wanted = Mapping[Want, Children]
"""About whom each message that is waiting, or must be planned, is to be; never empty."""


def want_of(message: HolderMessage) -> Want:
    """What this message was planned for."""
    day = message.told_date if message.kind is LetterKind.CORRECTION else None
    return Want(message.kind, message.holder, day)


def wanted_messages(
    released: Released,
    facts: CaseFacts,
    messages: tuple[HolderMessage, ...],
    *,
    now: datetime,
) -> Wanted:
    """Everything that must still be told, taken back or confirmed; empty unless ``mode`` is on."""
    decision = released.decision
    if decision.mode is not Mode.ON:
        return {}
    wanted: dict[Want, Children] = defaultdict(frozenset)
    to_tell = _less_taken_back(_to_tell(released), messages)
    for want, children in to_tell.items():
        wanted[want] |= children - _told(want, messages, _told_as(want, released))
    if released.manner is Choice.FULL:  # else a date that was told stays as it is
        for want, child in _corrections(facts, to_tell, wanted, messages):
            wanted[want] |= {child}
    certain = certain_holders(facts, now)
    dead = {p.bsn for child in facts.departure.children for p in child.persons if p.deceased}
    for want, children in _recalls(decision, messages, certain):
        if want.holder not in dead:  # others open the letters of the dead
            wanted[want] |= children - _told(want, messages, {want.kind})
    if _may_confirm(released, facts, now):
        silent = dead | {r.about for r in facts.reports if r.kind is ReportKind.NEVER_NOTIFY}
        for want, children in _confirmations(decision, facts, messages, certain):
            wanted[want] |= children if want.holder not in silent else frozenset()
    return {want: children for want, children in wanted.items() if children}


def recall_is_due(
    released: Released, facts: CaseFacts, messages: tuple[HolderMessage, ...], *, now: datetime
) -> bool:
    """Whether something that was told must still be taken back, may it leave today or not."""
    would_leave = replace(released, decision=replace(released.decision, mode=Mode.ON))
    wanted = wanted_messages(would_leave, facts, messages, now=now)
    return any(want.kind is LetterKind.RECALL for want in wanted)


def nothing_to_tell(decision: Decision) -> Decision:
    """The same for a case that a human closed: what was told may be taken back, and that is all.

    A hold stays one: it also says that nothing else may be written.
    """
    held = decision.case is Disposition.HOLD
    case = Disposition.HOLD if held else Disposition.SKIP
    return replace(decision, case=case, holders=(), receipts=())


def wrongly_told(messages: Iterable[HolderMessage], certain: Holders) -> Mapping[Bsn, Children]:
    """Per person who was told and turns out to have no gezag: about which children."""
    found: dict[Bsn, Children] = defaultdict(frozenset)
    for message in _standing(messages):
        found[message.holder] |= {
            child
            for child in message.children & certain.keys()
            if message.holder not in certain[child]
        }
    return {holder: children for holder, children in found.items() if children}


def calls_due(released: Released, messages: Iterable[HolderMessage]) -> frozenset[Told]:
    """Whom somebody must still call about which child; who got a letter about it was told."""
    written = {(m.holder, child) for m in _standing(messages) for child in m.children}
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
    mine = (m for m in messages if m.kind in kinds and m.holder == want.holder)
    return frozenset[Bsn]().union(*(m.children for m in mine if not _is_void(m)))


def _may_confirm(released: Released, facts: CaseFacts, now: datetime) -> bool:
    """Not where a row holds that nobody looked past, nor to whom nobody may write."""
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


def _corrections(
    facts: CaseFacts,
    to_tell: Wanted,
    missing: Wanted,
    messages: tuple[HolderMessage, ...],
) -> Iterator[tuple[Want, Bsn]]:
    """A date that was told is another one now, and no other letter is about to say so."""
    days = {child.child.bsn: departure_date(child) for child in facts.departure.children}
    for want, children in to_tell.items():
        same = [other for other in to_tell if other.holder == want.holder]
        coming = frozenset[Bsn]().union(*(missing.get(other, frozenset()) for other in same))
        for child in sorted(children - coming):
            known = days[child]
            day = None if known is None else known.complete
            mine = [m for m in messages if m.holder == want.holder and child in m.children]
            if day is not None and _told_otherwise(mine, day):
                yield Want(LetterKind.CORRECTION, want.holder, day), child


def _told_otherwise(mine: Iterable[HolderMessage], day: date) -> bool:
    telling = [message for message in mine if message.kind in TELLING]
    if any(message.state in IN_FLIGHT for message in telling):
        return False  # when its outcome is known the case is decided again
    corrections = [message for message in telling if message.kind is LetterKind.CORRECTION]
    if any(message.state in _STUCK and message.told_date == day for message in corrections):
        return False  # a human looks at it
    dated = [(m.sent_at, m.told_date) for m in _standing(telling) if m.sent_at and m.told_date]
    return bool(dated) and max(dated)[1] != day


def _recalls(
    decision: Decision, messages: Iterable[HolderMessage], certain: Holders
) -> Iterator[tuple[Want, Children]]:
    undone = frozenset(child.child for child in decision.children if child.undone)
    for message in _standing(messages):
        back = message.children if message.taken_back else message.children & undone
        yield Want(LetterKind.RECALL, message.holder), back
    if decision.case is not Disposition.HOLD:
        # In a case that holds, a human decides whether anything more may be written.
        for holder, children in wrongly_told(messages, certain).items():
            yield Want(LetterKind.RECALL, holder), children


def _confirmations(
    decision: Decision,
    facts: CaseFacts,
    messages: tuple[HolderMessage, ...],
    certain: Holders,
) -> Iterator[tuple[Want, Children]]:
    """That an answer came in and somebody looks."""
    departs = frozenset(child.child for child in decision.children if not child.undone)
    wrong = wrongly_told(messages, certain)
    for holder in sorted({answer.by for answer in facts.answers}):
        mine = [message for message in messages if message.holder == holder]
        told = frozenset[Bsn]().union(*(m.children for m in _standing(mine)))
        if is_unconfirmed(facts, holder, mine):
            children = (told & departs) - wrong.get(holder, frozenset())
            yield Want(LetterKind.CONFIRMATION, holder), children


def _standing(messages: Iterable[HolderMessage]) -> tuple[HolderMessage, ...]:
    """Messages that told of a departure and were not taken back."""
    return tuple(m for m in messages if m.kind in TELLING and m.state in WENT_OUT)
