"""Where a case stands after a decision: who or what it waits for, until when, and its marks."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection

from contracts.values.dates import local_date
from foundation.log import get_logger
from notifier.cases.ageing import counts_from, has_turned, turns_at
from notifier.cases.case_row import CaseRow, change_case
from notifier.cases.departure_date import first_departure
from notifier.cases.first_action import first_action_due
from notifier.cases.handling_state import TRANSITIONS, HandlingState, after_decision
from notifier.cases.timeline import Happening, note
from notifier.cases.worklist_place import replied_at, worklist_place
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision, Disposition, Tier
from notifier.service import Service
from notifier.state_machine import move

_AT_ONCE: Final = Tier.T0
"""The most urgent clock, day and night: who should not have been told perhaps was."""

_WITHOUT_TIER: Final = Tier.T4
"""One working day, where there is nothing left to be urgent but a human must look."""

_log = get_logger(__name__)


def follow_decision(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    decision: Decision,
    *,
    version: int,
    breach: bool,
    owes: bool,
    due_at: datetime | None = None,
    call_at: datetime | None = None,
    now: datetime,
) -> CaseRow:
    """Bring the row of the case into line; answers it as it then is. Repeating changes nothing.

    ``version``: of the decision. ``breach``: someone stands told who has no gezag. That mark
    stays, and a human looks. ``owes``: what was told must be taken back and may not be, for want
    of a basis, or was told by phone. ``due_at``: until when people gave themselves, to call or to
    decide again; that is the clock then, unless something else asks for a human. ``call_at``: until
    when somebody must have called a holder, whatever else runs.
    """
    breach_at = case.breach_at
    if breach and breach_at is None:
        note(connection, case.id, Happening.TOLD_WRONGLY, now=now)
        _log.error("told_no_holder", zaak_id=str(case.id))
        breach_at = now
    answered = replied_at(facts, decision) is not None
    for_a_human = owes or breach_at is not None or answered
    # A call leaves the case as it is: its messages stand, and their reader may read them.
    given = due_at is not None or (call_at is not None and decision.case is Disposition.SKIP)
    if due_at is None or for_a_human:
        due = _clock(service, case, facts, decision, for_a_human=for_a_human, now=now)
        due_at = due_at if due is None else min(due, due_at or due)
    if call_at is not None:
        due_at = min(call_at, due_at or call_at)
    handling = case.handling
    waits = for_a_human or given
    for handling in after_decision(case.handling, decision.case, for_a_human=waits):
        note(connection, case.id, Happening.HANDLING, handling, now=now)
    if handling is HandlingState.WAITING and _wakes(case, facts, decision):
        handling = move(TRANSITIONS, handling, HandlingState.IN_REVIEW)
        note(connection, case.id, Happening.HANDLING, handling, now=now)
    closed = handling is HandlingState.CLOSED
    return _changed(
        connection,
        case,
        version=version,
        breach_at=breach_at,
        handling=handling,
        disposition=decision.case,
        tier=decision.urgency,
        clock_at=due_at,
        turns_at=turns_at(facts, due_at, now),
        # There is nothing left to act on: should it come back, it gets a clock of its own.
        escalated_at=None if closed else case.escalated_at,
        taken_by=None if closed else case.taken_by,
        waits_until=case.waits_until if handling is HandlingState.WAITING else None,
        flags=" ".join(decision.flags),
        mode=decision.mode,
        **_place(case, facts, decision),
    )


def _wakes(case: CaseRow, facts: CaseFacts, decision: Decision) -> bool:
    """Whether something is news to whoever let the case wait: no news outlasts a waiting."""
    before = (case.tier, case.disposition, case.flags)
    news = before != (decision.urgency, decision.case, " ".join(decision.flags))
    return news or (case.replied_at is None and replied_at(facts, decision) is not None)


def _place(case: CaseRow, facts: CaseFacts, decision: Decision) -> dict[str, object]:
    """Nobody sees a shadow case, so nothing is kept in the open about one."""
    return {} if case.shadow else worklist_place(facts, decision).columns


def _clock(
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    decision: Decision,
    *,
    for_a_human: bool,
    now: datetime,
) -> datetime | None:
    """When a human must have acted. While the tier stays the same it never becomes later.

    Neither does it because time passed: what was late stays late after the departure.
    A hold after somebody was told is looked at at once, and keeps that clock.
    """
    hold = decision.case is Disposition.HOLD
    if not (hold or decision.flags or for_a_human):
        return None
    departure = first_departure(facts.departure.children, local_date(now))
    clocks = service.policy.content.klokken
    since = counts_from(case, facts, now)
    due = first_action_due(decision.urgency or _WITHOUT_TIER, since, departure, clocks=clocks)
    was_hold = case.disposition == Disposition.HOLD
    after_telling = hold and bool(facts.told)
    if after_telling and not was_hold:
        due = min(due, first_action_due(_AT_ONCE, now, departure, clocks=clocks))
    keeps = case.tier == decision.urgency or (after_telling and was_hold) or has_turned(case, now)
    return due if case.clock_at is None or not keeps else min(due, case.clock_at)


def _changed(connection: Connection, case: CaseRow, **values: Any) -> CaseRow:  # noqa: ANN401 -- columns of several types
    if any(getattr(case, name) != value for name, value in values.items()):
        change_case(connection, case.id, **values)
    return replace(case, **values)
