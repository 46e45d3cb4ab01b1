"""The page for the next shift in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from notifier.delivery.message_state import MessageState
from notifier.handover.handover_state import HandoverState
from notifier.letters.content import LetterKind
from notifier.review.next_shift.shift import Section, Sent, Shift, Undelivered
from notifier.review.pages.shift_texts import ShiftTexts
from notifier.review.pages.texts import Texts
from notifier.review.worklist.asked_list import address_of
from notifier.review.worklist.chosen import Chosen, Tab
from notifier.review.worklist.shown_row import ShownRow, show_row
from notifier.storage.handovers import HandoverKind


@dataclass(frozen=True)
class ShownSection:
    """``address``: of that part of the worklist; ``not_all`` where not every case is here."""

    id: str
    title: str
    rows: tuple[ShownRow, ...]
    none: str
    not_all: str
    address: str


@dataclass(frozen=True)
class ShownUndelivered:
    """One letter or flag; ``reason`` is a code, which ``contracts`` explains."""

    reference: str
    what: str
    kind: str
    state: str
    reason: str
    since: datetime


@dataclass(frozen=True)
class ShownShift:
    """``undelivered`` is a section of another shape."""

    at: datetime
    sections: tuple[ShownSection, ...]
    undelivered: tuple[ShownUndelivered, ...]
    undelivered_not_all: str
    undelivered_address: str


def show_shift(
    shift: Shift, texts: Texts, names: Mapping[str, str], me: str | None = None
) -> ShownShift:
    """``names``: of municipalities, by OIN. ``me``: the id of who looks."""
    words = texts.shift

    def section(tab: Tab, title: str, none: str, found: Section) -> ShownSection:
        rows = tuple(show_row(row, shift.at, texts.list, names, me) for row in found.rows)
        not_all = _not_all(len(rows), found.total, words)
        return ShownSection(tab.value, title, rows, none, not_all, address_of(Chosen(tab=tab)))

    return ShownShift(
        at=shift.at,
        sections=(
            section(Tab.LEAVING, words.leaving, words.no_leaving, shift.leaving),
            section(Tab.HOLDS, words.holds, words.no_holds, shift.holds),
            section(Tab.REPLIES, words.replies, words.no_replies, shift.replies),
        ),
        undelivered=tuple(_undelivered(one, words) for one in shift.undelivered),
        undelivered_not_all=_not_all(
            len({one.zaak_id for one in shift.undelivered}), shift.undelivered_cases, words
        ),
        undelivered_address=address_of(Chosen(tab=Tab.UNDELIVERED)),
    )


def _not_all(shown: int, count: int, words: ShiftTexts) -> str:
    return words.not_all.format(shown=shown, count=count) if count > shown else ""


def _undelivered(one: Undelivered, words: ShiftTexts) -> ShownUndelivered:
    if one.what is not Sent.FLAG:
        kind = words.letters[LetterKind(one.kind)]
        state = words.letter_states[MessageState(one.state)]
    else:
        kind = words.flags[HandoverKind(one.kind)]
        state = words.flag_states[HandoverState(one.state)]
    return ShownUndelivered(
        reference=one.case_reference,
        what=words.sent[one.what],
        kind=kind,
        state=state,
        reason=one.reason or "",
        since=one.since,
    )
