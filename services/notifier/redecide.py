"""Decide about a case on what is known now, and bring everything planned into line with it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from contracts.values.dates import local_date
from notifier.case_facts import read_case_facts
from notifier.cases.case_row import CaseRow, change_case, locked_case
from notifier.cases.decisions import StoredDecision, latest_decision, store_decision
from notifier.cases.departure_date import first_departure
from notifier.cases.first_action import first_action_due
from notifier.cases.handling_state import after_decision
from notifier.cases.timeline import Happening, note
from notifier.decision.decide import decide
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision, Disposition
from notifier.delivery.plan import plan_messages
from notifier.handover.plan import plan_handovers
from notifier.service import Service


def redecide(connection: Connection, service: Service, zaak_id: UUID, *, now: datetime) -> Decision:
    """Decide, and plan or cancel messages and flags in the same transaction.

    Repeating it changes nothing: an equal decision is not stored again, and nothing is planned
    that is planned, under way or done. Raises ``FactsErased``.
    """
    case = locked_case(connection, zaak_id)
    facts = read_case_facts(connection, service, zaak_id)
    policy = service.policy.for_decision(case.municipality, local_date(now))
    decision = decide(facts, policy, now)
    latest = latest_decision(connection, service.keyring, zaak_id)
    if latest is None or not _is_the_same(latest, decision, service.policy.sha256):
        _record(connection, service, case, facts, decision, now=now)
    if not case.shadow:
        plan_messages(connection, service, case, facts, decision, now=now)
        plan_handovers(connection, service, case, decision, now=now)
    return decision


def _record(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    decision: Decision,
    *,
    now: datetime,
) -> None:
    version = case.version + 1
    stored = StoredDecision(version, now, decision, service.policy.sha256)
    store_decision(connection, service.keyring, case.id, facts, stored)
    note(connection, case.id, Happening.DECIDED, decision.case, now=now)
    handling = case.handling
    for handling in after_decision(case.handling, decision.case):
        note(connection, case.id, Happening.HANDLING, handling, now=now)
    change_case(
        connection,
        case.id,
        handling=handling,
        disposition=decision.case,
        tier=decision.urgency,
        clock_at=_clock(service, case, facts, decision, now=now),
        # There is nothing left to act on: should it come back, it gets a clock of its own.
        escalated_at=None if decision.case is Disposition.SKIP else case.escalated_at,
        version=version,
    )


def _clock(
    service: Service, case: CaseRow, facts: CaseFacts, decision: Decision, *, now: datetime
) -> datetime | None:
    """When a human must have acted; kept while the tier stays the same."""
    for_people = decision.case is Disposition.HOLD or decision.flags
    if not for_people or decision.urgency is None:
        return None
    if case.clock_at is not None and case.tier == decision.urgency:
        return case.clock_at
    departure = first_departure(facts.departure.children, local_date(now))
    clocks = service.policy.content.klokken
    return first_action_due(decision.urgency, now, departure, clocks=clocks)


def _is_the_same(latest: StoredDecision, decision: Decision, policy_sha256: str) -> bool:
    """A file that changed under its old version shows as well, but for what was never kept."""
    return latest.decision == decision and latest.policy_sha256 in {None, policy_sha256}
