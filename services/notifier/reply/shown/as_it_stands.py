"""What would be decided about a case at this moment, without writing anything."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from contracts.values.dates import local_date
from notifier.case_facts import read_case_facts
from notifier.cases.case_row import CaseRow
from notifier.decision.decide import decide
from notifier.decision.facts import CaseFacts
from notifier.decision.released import Released
from notifier.delivery.holder_message import HolderMessage, messages_of_case
from notifier.delivery.present_messages import present_messages
from notifier.service import Service
from notifier.verdicts.follow_verdicts import calls_followed, follow_verdicts


@dataclass(frozen=True)
class AsItStands:
    """As ``redecide`` would have it; an older decision may not have seen the newest report."""

    case: CaseRow
    facts: CaseFacts
    released: Released
    messages: tuple[HolderMessage, ...]


def as_it_stands(
    connection: Connection, service: Service, case: CaseRow, *, now: datetime
) -> AsItStands:
    """On the newest facts that we have. Raises ``FactsErased``."""
    stored = messages_of_case(connection, service, case.id)
    facts = read_case_facts(connection, service, case, stored)
    policy = service.policy.for_decision(case.municipality, local_date(now))
    messages = present_messages(stored, facts.departure)
    decision = decide(facts, policy, now)
    calls = calls_followed(connection, service, case)
    released, _due = follow_verdicts(
        connection, service, case, facts, decision, messages=messages, calls=calls, now=now
    )
    return AsItStands(case, facts, released, messages)
