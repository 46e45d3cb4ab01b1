"""Whom somebody must call about which children, and what for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from contracts.values.bsn import Bsn
from notifier.cases.case_row import CaseRow
from notifier.cases.decisions import latest_decision
from notifier.decision.facts import CaseFacts
from notifier.decision.released import Released
from notifier.decision.verdict import Told
from notifier.delivery.holder_message import messages_of_case
from notifier.delivery.present_messages import present_messages
from notifier.delivery.wanted import calls_due
from notifier.service import Service
from notifier.verdicts.call_purpose import CallPurpose
from notifier.verdicts.follow_verdicts import follow_verdicts


@dataclass(frozen=True)
class CallToMake:
    """One call to one holder; ``children`` are all that it must be about."""

    holder: Bsn
    children: frozenset[Bsn]
    purpose: CallPurpose


def calls_to_make(
    connection: Connection, service: Service, case: CaseRow, facts: CaseFacts | None
) -> tuple[tuple[CallToMake, ...], Released | None]:
    """As the case stands, and what is followed of its decision; taking back goes first."""
    stored = latest_decision(connection, service.keyring, case.id)
    if stored is None or facts is None:
        return (), None
    sent = present_messages(messages_of_case(connection, service, case.id), facts.departure)
    released, _ = follow_verdicts(connection, service, case, facts, stored.decision, messages=sent)
    back = _per_holder(released.to_call_back, CallPurpose.TAKE_BACK)
    return (*back, *_per_holder(calls_due(released, sent), CallPurpose.TELL)), released


def _per_holder(told: Iterable[Told], purpose: CallPurpose) -> tuple[CallToMake, ...]:
    about: dict[Bsn, set[Bsn]] = defaultdict(set)
    for holder, child in told:
        about[holder].add(child)
    return tuple(
        CallToMake(holder, frozenset(children), purpose)
        for holder, children in sorted(about.items())
    )
