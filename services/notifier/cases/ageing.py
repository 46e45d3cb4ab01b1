"""A case that time has reached: until when tier and track hold, and what that does to clocks."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from notifier.cases.case_row import CaseRow
from notifier.cases.handling_state import HandlingState
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision, Disposition
from notifier.decision.turns import latest_turn, next_turn

NEVER: Final = datetime(9999, 12, 31, tzinfo=UTC)
"""In ``turns_at``: time changes nothing any more. Empty means that nobody knows yet."""


def has_turned(case: CaseRow, now: datetime) -> bool:
    """Whether the moment has passed until which its decision held, or is not known.

    A case that is over does not age; one that goes on again begins anew.
    """
    if case.version == 0 or case.handling is HandlingState.CLOSED:
        return False
    return case.turns_at is None or case.turns_at <= now


def counts_from(case: CaseRow, facts: CaseFacts, now: datetime) -> datetime:
    """The moment from which the time for a first human action runs.

    Of a case that aged that is when its tier rose, however late anybody looked.
    """
    if case.turns_at is None or case.clock_at is None or not has_turned(case, now):
        return now
    turned = latest_turn(facts.departure.children, now)
    # Earlier than the moment that was waited for: the dates themselves are other ones by now.
    return now if turned is None or turned < case.turns_at else turned


def is_older(case: CaseRow, decision: Decision) -> bool:
    """Whether another tier or another recipient of a flag comes of it."""
    return (case.tier, case.flags) != (decision.urgency, " ".join(decision.flags))


def takes_away(before: Decision, after: Decision) -> bool:
    """Whether a hold or a flag would end although nothing came in: a reason had a term (S35, R11).

    That a human has to look does not pass by itself, least of all into a letter (DECISION §1).
    """
    released = before.case is Disposition.HOLD and after.case is not Disposition.HOLD
    return released or not set(before.flags) <= set(after.flags)


def only_older(before: Decision, after: Decision) -> Decision:
    """What was decided, with the urgency and the recipients of now."""
    flags = tuple(sorted({*before.flags, *after.flags}))
    return replace(before, urgency=after.urgency, flags=flags)


def turns_at(facts: CaseFacts, clock_at: datetime | None, now: datetime) -> datetime:
    """When to look again. ``clock_at``: until when a human must act; None: no human is asked."""
    return next_turn(facts.departure.children, now, quiet=clock_at is None) or NEVER
