"""Decide about a case on what is known now, and bring everything planned into line with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from notifier.case_facts import read_case_facts
from notifier.cases.ageing import has_turned, is_older, only_older, takes_away
from notifier.cases.case_row import CaseRow, locked_case
from notifier.cases.decisions import StoredDecision, latest_decision, store_decision
from notifier.cases.handling import follow_decision
from notifier.cases.history import remember_withdrawals
from notifier.cases.stays_closed import stays_closed
from notifier.cases.timeline import Happening, note
from notifier.decision.certain_holders import certain_holders
from notifier.decision.decide import decide
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision
from notifier.decision.released import Released
from notifier.decision.spoken import spoken_wrongly
from notifier.decision.verdict import Call
from notifier.delivery.follow_ups import wrongly_told
from notifier.delivery.holder_message import HolderMessage, messages_of_case
from notifier.delivery.plan import plan_messages
from notifier.delivery.present_messages import newer_numbers, present_messages
from notifier.delivery.wanted import nothing_to_tell, recall_is_due, to_be_told
from notifier.enrolment.first_ways import first_ways
from notifier.enrolment.kinds import FirstWay
from notifier.handover.plan import plan_handovers
from notifier.outgoing.follow_case import say_what_was_decided
from notifier.own_numbers import move_enrolments
from notifier.service import Service
from notifier.verdicts.call_tasks import follow_tasks
from notifier.verdicts.follow_verdicts import calls_followed, follow_verdicts


@dataclass(frozen=True)
class Redecided:
    """What holds now: the case as it is stored, on which facts, and the messages as they stand.

    ``released``: what is followed once people have decided about it. ``messages``: everybody under
    the number that they have now. ``spoke``: a word to the municipality was planned.
    ``first_ways``: how those who are told asked to be told.
    """

    case: CaseRow
    facts: CaseFacts
    released: Released
    messages: tuple[HolderMessage, ...]
    spoke: bool = False
    first_ways: Mapping[Bsn, FirstWay] = field(default_factory=dict)

    @property
    def decision(self) -> Decision:
        """The decision that is followed."""
        return self.released.decision


def redecide(
    connection: Connection,
    service: Service,
    zaak_id: UUID,
    *,
    now: datetime,
    locked: CaseRow | None = None,
    by_time: bool = False,
) -> Redecided:
    """Decide, and plan or cancel messages and flags in the same transaction.

    Repeating it changes nothing: an equal decision is not stored again, and nothing is planned
    that is planned, under way or done. ``locked``: the row of the case, for who locked it and
    changed nothing in it since. ``by_time``: nothing came in, time passed. Raises ``FactsErased``.
    """
    case = locked or locked_case(connection, zaak_id)
    stored = messages_of_case(connection, service, zaak_id)
    facts = read_case_facts(connection, service, case, stored)
    remember_withdrawals(connection, service.index, zaak_id, facts.departure)
    policy = service.policy.for_decision(case.municipality, local_date(now))
    decision = decide(facts, policy, now)
    # Before the first version there is none to be equal to.
    latest = latest_decision(connection, service.keyring, zaak_id) if case.version else None
    messages = present_messages(stored, facts.departure)
    newer = newer_numbers(facts.departure)
    calls = calls_followed(connection, service, case)
    breach = _is_breach(messages, calls, facts, now)
    new_breach = breach and case.breach_at is None
    if not new_breach and stays_closed(connection, case, latest, decision, newer):
        # What was under way when it was closed may have come back unsent, or may have arrived.
        released = Released(decision=nothing_to_tell(decision))
        messages = _planned(connection, service, case, facts, released, messages=messages, now=now)
        return Redecided(case, facts, released, messages)
    if has_turned(case, now) and is_older(case, decision):
        note(connection, zaak_id, Happening.AGED, decision.urgency, now=now)
    kept = _keep(
        connection, service, case, facts, latest=latest, decision=decision, by_time=by_time, now=now
    )
    decision = kept.decision
    released, due_at = follow_verdicts(
        connection, service, case, facts, decision, messages=messages, calls=calls, now=now
    )
    move_enrolments(connection, service, facts.departure, now=now)
    wishes = first_ways(connection, service, to_be_told(released))
    found = Redecided(case, facts, released, messages, first_ways=wishes)
    return _follow(
        connection, service, found, version=kept.version, breach=breach, due_at=due_at, now=now
    )


def _follow(
    connection: Connection,
    service: Service,
    found: Redecided,
    *,
    version: int,
    breach: bool,
    due_at: datetime | None,
    now: datetime,
) -> Redecided:
    """Bring tasks, clocks, messages, flags and words into line with what is followed."""
    case, facts, released, messages = found.case, found.facts, found.released, found.messages
    wishes = found.first_ways
    call_at = follow_tasks(
        connection, service, case, facts, released, messages=messages, first_ways=wishes, now=now
    )
    case = follow_decision(
        connection,
        service,
        case,
        facts,
        released.decision,
        version=version,
        breach=breach,
        owes=_owes(service, released, facts, messages, now),
        due_at=due_at,
        call_at=call_at,
        now=now,
    )
    messages = _planned(
        connection, service, case, facts, released, messages=messages, wishes=wishes, now=now
    )
    if not case.shadow:
        plan_handovers(connection, service, case, released.decision, now=now)
    spoke = say_what_was_decided(connection, service, case, facts, released.decision, now=now)
    return replace(found, case=case, messages=messages, spoke=spoke)


def _keep(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    *,
    latest: StoredDecision | None,
    decision: Decision,
    by_time: bool,
    now: datetime,
) -> StoredDecision:
    """What holds from now on: stored where it is another one than before."""
    sha256 = service.policy.sha256
    if by_time and latest is not None and takes_away(latest.decision, decision):
        older = only_older(latest.decision, decision)
        return StoredDecision(case.version, now, older, sha256)
    if latest is not None and _is_the_same(latest, decision, sha256):
        return StoredDecision(case.version, now, decision, sha256)
    kept = StoredDecision(case.version + 1, now, decision, sha256)
    store_decision(connection, service.keyring, case.id, facts, kept)
    note(connection, case.id, Happening.DECIDED, decision.case, now=now)
    return kept


def _owes(
    service: Service,
    released: Released,
    facts: CaseFacts,
    messages: tuple[HolderMessage, ...],
    now: datetime,
) -> bool:
    """Whether something must be taken back that nothing here may take back by itself."""
    channels = service.channels.keys()
    without = released.decision.mode is not Mode.ON and recall_is_due(
        released, facts, messages, channels=channels, now=now
    )
    return without or bool(released.to_call_back)


def _is_breach(
    messages: tuple[HolderMessage, ...], calls: tuple[Call, ...], facts: CaseFacts, now: datetime
) -> bool:
    """Whether somebody stands told, on paper or by phone, who has no gezag."""
    wrongly = wrongly_told(messages, certain_holders(facts, now))
    return bool(wrongly or spoken_wrongly(calls, facts, now))


def _planned(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    released: Released,
    *,
    messages: tuple[HolderMessage, ...],
    wishes: Mapping[Bsn, FirstWay] | None = None,
    now: datetime,
) -> tuple[HolderMessage, ...]:
    """The messages as they stand once what is wanted was planned; in shadow nothing ever is."""
    if case.shadow:
        return messages
    return plan_messages(
        connection, service, case, facts, released, messages=messages, now=now, first_ways=wishes
    )


def _is_the_same(latest: StoredDecision, decision: Decision, policy_sha256: str) -> bool:
    """A file that changed under its old version shows as well, but for what was never kept."""
    return latest.decision == decision and latest.policy_sha256 in {None, policy_sha256}
