"""Calls that wait for somebody, each with its reason and its own clock."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import (
    ColumnElement,
    Connection,
    Uuid,
    and_,
    bindparam,
    exists,
    insert,
    select,
    update,
)

from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.encryption import KeyRing
from foundation.log import get_logger
from notifier.cases.case_row import CaseRow
from notifier.cases.departure_date import first_departure
from notifier.cases.first_action import end_of_working_day, first_action_due
from notifier.cases.person_index import person_index
from notifier.cases.timeline import Happening, note
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Disposition, Tier
from notifier.decision.released import Released
from notifier.decision.shared_address import all_staying_with_who_departs
from notifier.decision.verdict import Told, newer_numbers
from notifier.delivery.holder_message import HolderMessage
from notifier.delivery.ways import Reachable
from notifier.enrolment.kinds import FirstWay
from notifier.service import Service
from notifier.storage.cases import ZAAK
from notifier.storage.sealed import seal_bsns, unseal_bsns
from notifier.storage.verdicts import CALL_TASK
from notifier.verdicts.call_purpose import CallReason, TaskEnd
from notifier.verdicts.calls_beside import STAYS, calls_beside

_RANK: Final = {reason: rank for rank, reason in enumerate(CallReason)}
_log = get_logger(__name__)


@dataclass(frozen=True)
class CallTask:
    """Somebody must call ``holder`` about ``children`` before ``due_at``."""

    id: UUID
    reason: CallReason
    holder: Bsn
    children: frozenset[Bsn]
    since: datetime
    due_at: datetime


_OPEN: Final = (
    select(CALL_TASK)
    .where(CALL_TASK.c.zaak_id == bindparam("zaak_id", type_=Uuid), CALL_TASK.c.ended_at.is_(None))
    .order_by(CALL_TASK.c.due_at, CALL_TASK.c.id)
)


def open_tasks(connection: Connection, keyring: KeyRing, zaak_id: UUID) -> tuple[CallTask, ...]:
    """Those that wait, the first due first; of a case that holds nobody must be called yet."""
    return tuple(
        CallTask(
            id=row.id,
            reason=CallReason(row.reason),
            holder=next(iter(unseal_bsns(keyring, CALL_TASK, "holder", row.id, row.holder))),
            children=unseal_bsns(keyring, CALL_TASK, "children", row.id, row.children),
            since=row.since,
            due_at=row.due_at,
        )
        for row in connection.execute(_OPEN, {"zaak_id": zaak_id})
    )


def follow_tasks(
    connection: Connection,
    service: Service,
    case: CaseRow,
    facts: CaseFacts,
    released: Released,
    *,
    messages: tuple[HolderMessage, ...],
    first_ways: Mapping[Bsn, FirstWay],
    now: datetime,
) -> datetime | None:
    """Bring them into line with what is followed; answers the first clock that runs.

    While a case holds nothing runs and nothing ends. In the transaction of the caller, who locked
    the case; repeating it changes nothing.
    """
    if case.shadow or released.decision.case is Disposition.HOLD:
        return None
    newer = newer_numbers(facts)
    tasks = {
        newer.get(task.holder, task.holder): _present(task, newer)
        for task in open_tasks(connection, service.keyring, case.id)
    }
    reach = Reachable(
        channels=service.channels.keys(),
        tier=released.decision.urgency,
        with_who_departs=all_staying_with_who_departs(facts, now),
        first_ways=first_ways,
    )
    asked = {(t.holder, child): t.reason for t in tasks.values() for child in t.children}
    wanted = _per_holder(calls_beside(released, facts, messages, reach, asked=asked))
    for holder, task in tasks.items():
        if holder not in wanted:
            told = {(holder, child) for child in task.children}
            why = TaskEnd.REACHED if told <= released.reached else TaskEnd.NOT_NEEDED
            _end(connection, task.id, why, now=now)
    dues = []
    for holder, (children, reason) in wanted.items():
        if holder in tasks:
            dues.append(_change(connection, service, tasks[holder], children))
        else:
            due_at = _due(service, facts, released.decision.urgency, reason, now)
            new = CallTask(uuid4(), reason, holder, children, now, due_at)
            _plan(connection, service, case, new, now=now)
            dues.append(due_at)
    return min(dues, default=None)


def calls_wait() -> ColumnElement[bool]:
    """Whether a call waits in a case (ZAAK); not while it holds."""
    mine = CALL_TASK.c.zaak_id == ZAAK.c.id
    waits = exists().where(mine, CALL_TASK.c.ended_at.is_(None)).correlate(ZAAK)
    return and_(ZAAK.c.disposition != Disposition.HOLD, waits)


def end_tasks(connection: Connection, zaak_id: UUID, why: TaskEnd, *, now: datetime) -> None:
    """All that wait in a case that is over."""
    connection.execute(
        update(CALL_TASK)
        .where(CALL_TASK.c.zaak_id == zaak_id, CALL_TASK.c.ended_at.is_(None))
        .values(ended_at=now, ended_because=why)
    )


def join_tasks(
    connection: Connection, service: Service, older: UUID, younger: UUID, *, now: datetime
) -> None:
    """Two cases became one: who must be called in either must be called in the older."""
    there = {task.holder: task for task in open_tasks(connection, service.keyring, older)}
    for task in open_tasks(connection, service.keyring, younger):
        if (same := there.get(task.holder)) is not None:
            _change(connection, service, same, same.children | task.children)
            _end(connection, task.id, TaskEnd.MERGED, now=now)
    connection.execute(
        update(CALL_TASK).where(CALL_TASK.c.zaak_id == younger).values(zaak_id=older)
    )


def _per_holder(
    calls: Mapping[Told, CallReason],
) -> Mapping[Bsn, tuple[frozenset[Bsn], CallReason]]:
    about: dict[Bsn, set[Bsn]] = defaultdict(set)
    reasons: dict[Bsn, list[CallReason]] = defaultdict(list)
    for (holder, child), reason in calls.items():
        about[holder].add(child)
        reasons[holder].append(reason)
    return {
        holder: (frozenset(about[holder]), min(reasons[holder], key=_RANK.__getitem__))
        for holder in sorted(about)
    }


def _due(
    service: Service, facts: CaseFacts, tier: Tier | None, reason: CallReason, now: datetime
) -> datetime:
    """By the clock of the tier; where nothing arrives the same working day (domain/workflow §4)."""
    clocks = service.policy.content.klokken
    departure = first_departure(facts.departure.children, local_date(now))
    due = first_action_due(tier or Tier.T4, now, departure, clocks=clocks)
    return due if reason in STAYS else min(due, end_of_working_day(now, clocks=clocks))


def _present(task: CallTask, newer: Mapping[Bsn, Bsn]) -> CallTask:
    return replace(
        task,
        holder=newer.get(task.holder, task.holder),
        children=_now(task.children, newer),
    )


def _now(people: Iterable[Bsn], newer: Mapping[Bsn, Bsn]) -> frozenset[Bsn]:
    return frozenset(newer.get(one, one) for one in people)


def _plan(
    connection: Connection, service: Service, case: CaseRow, task: CallTask, *, now: datetime
) -> None:
    keyring = service.keyring
    connection.execute(
        insert(CALL_TASK).values(
            id=task.id,
            zaak_id=case.id,
            reason=task.reason,
            holder_index=person_index(service.index, task.holder),
            holder=seal_bsns(keyring, CALL_TASK, "holder", task.id, [task.holder]),
            children=seal_bsns(keyring, CALL_TASK, "children", task.id, task.children),
            since=task.since,
            due_at=task.due_at,
        )
    )
    note(connection, case.id, Happening.CALL_ASKED, task.reason, now=now)
    _log.info("call_asked", zaak_id=str(case.id), reason=task.reason)


def _change(
    connection: Connection, service: Service, task: CallTask, children: frozenset[Bsn]
) -> datetime:
    """About whom it is may change; its reason and its clock stay."""
    if children != task.children:
        sealed = seal_bsns(service.keyring, CALL_TASK, "children", task.id, children)
        connection.execute(
            update(CALL_TASK).where(CALL_TASK.c.id == task.id).values(children=sealed)
        )
    return task.due_at


def _end(connection: Connection, task_id: UUID, why: TaskEnd, *, now: datetime) -> None:
    connection.execute(
        update(CALL_TASK).where(CALL_TASK.c.id == task_id).values(ended_at=now, ended_because=why)
    )
