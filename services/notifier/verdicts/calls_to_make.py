"""Whom somebody must call about which children, and what for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from contracts.values.bsn import Bsn
from notifier.cases.case_row import CaseRow
from notifier.cases.decisions import latest_decision
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Disposition
from notifier.decision.released import Released
from notifier.decision.verdict import Told, newer_numbers
from notifier.delivery.holder_message import messages_of_case
from notifier.delivery.present_messages import present_messages
from notifier.delivery.wanted import calls_due
from notifier.service import Service
from notifier.verdicts.call_purpose import CallPurpose, CallReason
from notifier.verdicts.call_tasks import open_tasks
from notifier.verdicts.follow_verdicts import calls_followed, follow_verdicts


@dataclass(frozen=True)
class CallToMake:
    """One call to one holder; ``children`` are all that it must be about.

    ``due_at``: until when; None where the clock of the case says so.
    """

    holder: Bsn
    children: frozenset[Bsn]
    purpose: CallPurpose
    reason: CallReason
    due_at: datetime | None = None


def calls_to_make(
    connection: Connection, service: Service, case: CaseRow, facts: CaseFacts | None
) -> tuple[tuple[CallToMake, ...], Released | None]:
    """As the case stands, and what is followed of its decision; taking back goes first."""
    stored = latest_decision(connection, service.keyring, case.id)
    if stored is None or facts is None:
        return (), None
    sent = present_messages(messages_of_case(connection, service, case.id), facts.departure)
    calls = calls_followed(connection, service, case)
    released, _ = follow_verdicts(
        connection, service, case, facts, stored.decision,
        messages=sent, calls=calls, now=service.clock(),
    )  # fmt: skip
    back = _per_holder(released.to_call_back, CallPurpose.TAKE_BACK, CallReason.TAKES_BACK)
    chosen = _per_holder(calls_due(released, sent), CallPurpose.TELL, CallReason.CHOSEN)
    return (*back, *chosen, *_waiting(connection, service, case, facts, released)), released


def _waiting(
    connection: Connection, service: Service, case: CaseRow, facts: CaseFacts, released: Released
) -> Iterator[CallToMake]:
    """Calls that nobody chose; none while the case holds."""
    if released.decision.case is Disposition.HOLD:
        return
    newer = newer_numbers(facts)
    for task in open_tasks(connection, service.keyring, case.id):
        holder = newer.get(task.holder, task.holder)
        children = frozenset(newer.get(child, child) for child in task.children)
        yield CallToMake(holder, children, CallPurpose.TELL, task.reason, task.due_at)


def _per_holder(
    told: Iterable[Told], purpose: CallPurpose, reason: CallReason
) -> tuple[CallToMake, ...]:
    about: dict[Bsn, set[Bsn]] = defaultdict(set)
    for holder, child in told:
        about[holder].add(child)
    return tuple(
        CallToMake(holder, frozenset(children), purpose, reason)
        for holder, children in sorted(about.items())
    )
