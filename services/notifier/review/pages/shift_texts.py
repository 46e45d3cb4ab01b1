"""The words of the page for the next shift."""

from collections.abc import Mapping
from dataclasses import dataclass

from notifier.delivery.message_state import MessageState
from notifier.handover.handover_state import HandoverState
from notifier.letters.content import LetterKind
from notifier.review.next_shift.shift import Sent
from notifier.storage.handovers import HandoverKind


@dataclass(frozen=True)
class ShiftTexts:
    """``{at}``, ``{count}``, ``{shown}`` and ``{cases}`` are filled in by the page."""

    link: str
    title: str
    as_of: str
    print: str
    leaving: str
    holds: str
    replies: str
    undelivered: str
    no_leaving: str
    no_holds: str
    no_replies: str
    no_undelivered: str
    not_all: str
    rest: str
    what: str
    kind: str
    state: str
    reason: str
    since: str
    sent: Mapping[Sent, str]
    letters: Mapping[LetterKind, str]
    flags: Mapping[HandoverKind, str]
    letter_states: Mapping[MessageState, str]
    flag_states: Mapping[HandoverState, str]
    notes: str
    no_notes: str
    note: str
    note_hint: str
    leave: str
    left: str
    empty: str
    too_long: str
    confirm: str
    confirmed: str
    yours: str
    colleague: str
    read_by_you: str
    read_by: str
    read_by_nobody: str
