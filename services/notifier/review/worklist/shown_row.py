"""A row of the worklist in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from contracts.values.dates import AMSTERDAM
from notifier.cases.handling_state import HandlingState
from notifier.decision.outcome import Disposition
from notifier.review.pages.countdown import countdown
from notifier.review.pages.worklist_texts import DayTexts, WhatTexts, WorklistTexts
from notifier.review.worklist.worklist_row import WorklistRow


@dataclass(frozen=True)
class ShownRow:
    """Everything is text for a person; ``clock_at`` is empty where there is no clock.

    ``hands``: who works on it, as far as a page says that; empty where nobody does.
    """

    reference: str
    left: str
    clock_at: str
    late: bool
    tier: str
    tier_means: str
    track: str
    what: tuple[str, ...]
    hands: str
    mine: bool
    reasons: str
    leaves: str
    municipality: str
    first: str


def show_row(
    row: WorklistRow,
    now: datetime,
    texts: WorklistTexts,
    names: Mapping[str, str],
    me: str | None = None,
) -> ShownRow:
    """``names``: of municipalities, by OIN; one without a name here is shown by its OIN.

    ``me``: the id of who looks.
    """
    at = row.clock_at
    return ShownRow(
        reference=row.reference,
        left=texts.no_clock if at is None else countdown(at, now, texts.time_left),
        clock_at="" if at is None else at.astimezone(AMSTERDAM).strftime(texts.days.moment),
        late=row.ran_out,
        tier=texts.no_value if row.tier is None else row.tier.value,
        tier_means="" if row.tier is None else texts.tiers[row.tier],
        track=texts.no_value if row.track is None else texts.tracks[row.track],
        what=tuple(_what(row, texts.what)),
        hands="" if row.taken_by is None else texts.mine if row.taken_by == me else texts.theirs,
        mine=row.taken_by is not None and row.taken_by == me,
        reasons=", ".join(texts.groups[group] for group in row.reason_groups) or texts.no_value,
        leaves=_leaves(row, texts.days),
        municipality=texts.no_municipality
        if row.municipality is None
        else names.get(row.municipality, row.municipality),
        first=texts.no_value if row.looks_first is None else texts.desks[row.looks_first],
    )


def _what(row: WorklistRow, texts: WhatTexts) -> Iterator[str]:
    """What there is to do first, then how it stands; never nothing."""
    if row.breach_at is not None:
        yield texts.breach
    if row.escalated_at is not None:
        yield texts.escalated
    if row.calls_due:
        yield texts.calls.format(count=row.calls_due)
    if row.letters_undelivered:
        yield texts.letters.format(count=row.letters_undelivered)
    if row.flags_undelivered:
        yield texts.flags.format(count=row.flags_undelivered)
    if row.disposition is Disposition.HOLD:
        yield texts.hold
    yield from (texts.flag[flag] for flag in row.flags)
    if row.replied_at is not None:
        yield texts.replied
    # A hold waits for a person; said once.
    if not (row.disposition is Disposition.HOLD and row.handling is HandlingState.HELD):
        yield texts.handling[row.handling]


def _leaves(row: WorklistRow, texts: DayTexts) -> str:
    first, last = (
        None if day is None else day.strftime(texts.day)
        for day in (row.leaves_from, row.leaves_until)
    )
    match first, last:
        case None, None:
            return texts.none if row.track is None else texts.unknown
        case str(), None:
            return texts.since.format(first=first)
        case None, str():
            return texts.until.format(last=last)
    return str(first) if first == last else texts.between.format(first=first, last=last)
