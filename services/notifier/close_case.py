"""RvdK or Ca IKA closes a case with how it ended, which later cases of these people may know."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from contracts.messages.facts import DepartureFacts
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.failpoint import failpoint
from foundation.log import get_logger
from notifier.case_facts import read_case_facts
from notifier.cases.case_outcome import REMEMBERED, CaseOutcome
from notifier.cases.case_row import CaseRow, change_case
from notifier.cases.handling_state import TRANSITIONS, HandlingState
from notifier.cases.history import forget_outcome, remember_outcome
from notifier.cases.outcomes import standing_outcome, store_outcome, undo_outcome
from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.related import indexed
from notifier.cases.timeline import THE_PROGRAM, Happening, note
from notifier.closable import closable_case
from notifier.decision.decide import decide
from notifier.decision.facts import CaseFacts, ReportedBy
from notifier.decision.released import Released
from notifier.decision.view import ChildView
from notifier.delivery.holder_message import messages_of_case
from notifier.delivery.plan import plan_messages
from notifier.delivery.present_messages import present_messages
from notifier.delivery.wanted import nothing_to_tell
from notifier.reports.written_down import write_down
from notifier.service import RECONSIDER, Service
from notifier.state_machine import move
from notifier.verdicts.call_purpose import TaskEnd
from notifier.verdicts.call_tasks import end_tasks
from notifier.verdicts.verdict_state import EndedBecause
from notifier.verdicts.verdict_store import end_verdicts

WRITE_CASES: Final = "zaken:schrijven"
CLOSERS: Final = frozenset({ReportedBy.RVDK, ReportedBy.CA_IKA})
_log = get_logger(__name__)


class ClosedOtherwise(Exception):
    """The case is closed with another outcome; it has to be reopened first."""


def close_case(
    service: Service, zaak_id: UUID, outcome: CaseOutcome, *, oin: str, role: ReportedBy
) -> bool:
    """Close it. False: there is no such case. Closing it again so changes nothing.

    What was planned to be sent is not sent any more, except a recall: that corrects what was told.
    Raises ``ClosedOtherwise``, ``FactsErased``.
    """
    with service.database.transaction("close_case") as connection:
        now = service.clock()
        case = closable_case(connection, zaak_id)
        if case is None:
            return False
        news = close_locked(connection, service, case, outcome, oin=oin, role=role, now=now)
        write_down(
            connection,
            service,
            actor=oin,
            action="zaak_afgesloten",
            what=f"zaak:{zaak_id}",
            result=outcome if news else "was_afgesloten",
            basis=WRITE_CASES,
        )
    if news:
        _log.info("case_closed", zaak_id=str(zaak_id), outcome=outcome)
        service.ring(RECONSIDER, zaak_id)
        failpoint("close_case.rung")
    return True


def close_locked(
    connection: Connection,
    service: Service,
    case: CaseRow,
    outcome: CaseOutcome,
    *,
    oin: str,
    role: ReportedBy,
    now: datetime,
    actor: str = THE_PROGRAM,
) -> bool:
    """The same for who holds the lock of the case; False: it was closed so. Ring RECONSIDER.

    ``actor``: who it is in the timeline. Raises ``ClosedOtherwise``, ``FactsErased``.
    """
    standing = standing_outcome(connection, case.id)
    closed = case.handling is HandlingState.CLOSED
    if standing is not None and closed:
        if standing.outcome is not outcome:
            raise ClosedOtherwise
        return False
    touched: set[bytes] = set()
    if standing is not None:
        # Something new reopened the case since; what is said now replaces what was said then.
        undo_outcome(connection, standing.id, now=now)
        touched.update(forget_outcome(connection, standing.id))
    stored = messages_of_case(connection, service, case.id)
    facts = read_case_facts(connection, service, case, stored)
    outcome_id = store_outcome(connection, case.id, outcome, closed_by=oin, role=role, now=now)
    if outcome in REMEMBERED:
        people = indexed(service.index, _about(facts, outcome, now))
        remember_outcome(connection, case.id, outcome_id, REMEMBERED[outcome], people, at=now)
        touched.update(people)
    if not case.shadow:
        policy = service.policy.for_decision(case.municipality, local_date(now))
        nothing = nothing_to_tell(decide(facts, policy, now))
        messages = present_messages(stored, facts.departure)
        released = Released(decision=nothing)
        plan_messages(connection, service, case, facts, released, messages=messages, now=now)
    _shut(connection, case, outcome, by=oin, now=now, actor=actor)
    if touched:
        plan_reconsideration(
            connection, Happening.HISTORY_CHANGED, outcome_id, persons=touched, now=now
        )
    return True


def _shut(
    connection: Connection,
    case: CaseRow,
    outcome: CaseOutcome,
    *,
    by: str,
    now: datetime,
    actor: str,
) -> None:
    note(connection, case.id, Happening.CLOSED_BY_HAND, outcome, now=now, actor=actor)
    # Should it open again, then people decide about it again. What they withheld stays so: else
    # one person who closes and opens could have a letter leave past two.
    end_verdicts(connection, case.id, EndedBecause.CLOSED, by=by, now=now, silence=False)
    end_tasks(connection, case.id, TaskEnd.CLOSED, now=now)
    if case.handling is not HandlingState.CLOSED:
        handling = move(TRANSITIONS, case.handling, HandlingState.CLOSED)
        note(connection, case.id, Happening.HANDLING, handling, now=now, actor=actor)
        change_case(
            connection,
            case.id,
            handling=handling,
            clock_at=None,
            taken_by=None,
            waits_until=None,
        )


def _about(facts: CaseFacts, outcome: CaseOutcome, now: datetime) -> frozenset[Bsn]:
    """The children; of a removal also who took them along (R02: the departing adult)."""
    departure: DepartureFacts = facts.departure
    about = {child.child.bsn for child in departure.children}
    if outcome is CaseOutcome.REMOVAL_CONFIRMED:
        for child in departure.children:
            view = ChildView.of(child, facts, now)
            about |= set(view.departing_side) if view.departs_at_all else set()
    return frozenset(about)
