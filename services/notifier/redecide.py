"""Decide about a case on what is known now, and bring everything planned into line with it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from contracts.policy.effects import Mode
from contracts.values.dates import local_date
from notifier.case_facts import read_case_facts
from notifier.cases.case_row import change_case, locked_case
from notifier.cases.decisions import StoredDecision, latest_decision, store_decision
from notifier.cases.handling import follow_decision
from notifier.cases.history import remember_withdrawals
from notifier.cases.stays_closed import stays_closed
from notifier.cases.timeline import Happening, note
from notifier.decision.certain_holders import certain_holders
from notifier.decision.decide import decide
from notifier.decision.outcome import Decision
from notifier.delivery.plan import plan_messages
from notifier.delivery.present_messages import present_messages
from notifier.delivery.wanted import nothing_to_tell, recall_is_due, wrongly_told
from notifier.handover.plan import plan_handovers
from notifier.service import Service


def redecide(connection: Connection, service: Service, zaak_id: UUID, *, now: datetime) -> Decision:
    """Decide, and plan or cancel messages and flags in the same transaction.

    Repeating it changes nothing: an equal decision is not stored again, and nothing is planned
    that is planned, under way or done. Raises ``FactsErased``.
    """
    case = locked_case(connection, zaak_id)
    facts = read_case_facts(connection, service, zaak_id)
    remember_withdrawals(connection, service.index, zaak_id, facts.departure)
    policy = service.policy.for_decision(case.municipality, local_date(now))
    decision = decide(facts, policy, now)
    latest = latest_decision(connection, service.keyring, zaak_id)
    messages = present_messages(connection, service, zaak_id, facts.departure)
    breach = bool(wrongly_told(messages, certain_holders(facts, now)))
    new_breach = breach and case.breach_at is None
    if not new_breach and stays_closed(connection, case, latest, decision):
        # What was under way when it was closed may have come back unsent, or may have arrived.
        decision = nothing_to_tell(decision)
        if not case.shadow:
            plan_messages(connection, service, case, facts, decision, now=now)
        return decision
    if latest is None or not _is_the_same(latest, decision, service.policy.sha256):
        version = case.version + 1
        stored = StoredDecision(version, now, decision, service.policy.sha256)
        store_decision(connection, service.keyring, zaak_id, facts, stored)
        change_case(connection, zaak_id, version=version)
        note(connection, zaak_id, Happening.DECIDED, decision.case, now=now)
    owes = decision.mode is not Mode.ON and recall_is_due(decision, facts, messages, now=now)
    case = follow_decision(
        connection, service, case, facts, decision, breach=breach, owes=owes, now=now
    )
    if not case.shadow:
        plan_messages(connection, service, case, facts, decision, now=now)
        plan_handovers(connection, service, case, decision, now=now)
    return decision


def _is_the_same(latest: StoredDecision, decision: Decision, policy_sha256: str) -> bool:
    """A file that changed under its old version shows as well, but for what was never kept."""
    return latest.decision == decision and latest.policy_sha256 in {None, policy_sha256}
