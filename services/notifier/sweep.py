"""Repairs from the database what a lost ring, a dead process or a forgotten clock left behind.

Tells what it found, also when that is nothing: a sweep that is silent cannot be told from one that
stopped.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Table, and_, delete, func, select, update

from foundation.clock_set_back import pull_back
from foundation.durations import fold_durations
from foundation.heartbeat import beat
from foundation.log import get_logger
from foundation.work import WorkState, oldest_due
from notifier.cases.case_row import change_case, locked_case
from notifier.cases.handling_state import TRANSITIONS, HandlingState
from notifier.cases.shadow_counts import keep_counts
from notifier.cases.timeline import Happening, note
from notifier.delivery.message_state import MessageState
from notifier.escalate_cases import escalate_cases
from notifier.follow_exhausted import follow_exhausted
from notifier.leaving.switch import is_stopped
from notifier.leaving.volume import forget_left
from notifier.revisit_cases import revisit_cases
from notifier.service import DECIDE, DELIVER, HAND_OVER, RECONSIDER, SWEEP, Service
from notifier.state_machine import move
from notifier.storage.cases import (
    DECISION,
    FACTS,
    ZAAK,
    ZAAK_CHILD,
    ZAAK_PERSON,
    ZAAK_RELATED,
)
from notifier.storage.handovers import HANDOVER
from notifier.storage.history import HISTORY
from notifier.storage.messages import MESSAGE
from notifier.storage.reconsiderations import RECONSIDERATION
from notifier.storage.shared import DURATIONS, HEARTBEAT, INBOX

SHADOW_LIFE: Final = timedelta(hours=20)
"""Personal data of a shadow case goes within 24 hours; this leaves four hours for trouble."""

_UNCERTAIN_TOO_LONG: Final = timedelta(minutes=15)
_PER_RUN: Final = 100
_TASKS: Final = (
    (DECIDE, INBOX),
    (RECONSIDER, RECONSIDERATION),
    (DELIVER, MESSAGE),
    (HAND_OVER, HANDOVER),
)
_log = get_logger(__name__)


@dataclass(frozen=True)
class Swept:
    """What one sweep found."""

    pulled_back: int
    due_facts: int
    due_reconsiderations: int
    due_messages: int
    due_flags: int
    expired_leases: int
    uncertain_too_long: int
    exhausted: int
    escalated: int
    revisited: int
    erased: int
    stopped: bool


def sweep(service: Service) -> Swept:
    """One round; can be repeated and run twice at once."""
    with service.database.transaction() as connection:
        now = service.clock()
        pulled_back = pull_back(connection, (table for _, table in _TASKS), HEARTBEAT, now=now)
        due = {task: _due(connection, table, now) for task, table in _TASKS}
        expired = sum(_expired(connection, table, now) for _task, table in _TASKS)
        uncertain = _uncertain(connection, now)
        stopped = is_stopped(connection)
        beat(connection, HEARTBEAT, SWEEP, now=now)
    swept = Swept(
        pulled_back=pulled_back,
        due_facts=due[DECIDE],
        due_reconsiderations=due[RECONSIDER],
        due_messages=due[DELIVER],
        due_flags=due[HAND_OVER],
        expired_leases=expired,
        uncertain_too_long=uncertain,
        exhausted=follow_exhausted(service),
        escalated=escalate_cases(service),
        revisited=revisit_cases(service),
        erased=_erase_shadow(service),
        stopped=stopped,
    )
    with service.database.transaction() as connection:
        fold_durations(connection, DURATIONS)
        forget_left(connection, now=service.clock())
    _ring(service)
    _log.info("swept", **asdict(swept))
    return swept


def _due(connection: Connection, table: Table, now: datetime) -> int:
    due = and_(table.c.state == WorkState.READY, table.c.next_attempt_at <= now)
    return connection.execute(select(func.count()).select_from(table).where(due)).scalar_one()


def _expired(connection: Connection, table: Table, now: datetime) -> int:
    left = and_(table.c.state == WorkState.READY, table.c.lease_until < now)
    return connection.execute(select(func.count()).select_from(table).where(left)).scalar_one()


def _uncertain(connection: Connection, now: datetime) -> int:
    long = and_(
        MESSAGE.c.message_state == MessageState.MAYBE_SENT,
        MESSAGE.c.updated_at < now - _UNCERTAIN_TOO_LONG,
    )
    return connection.execute(select(func.count()).select_from(MESSAGE).where(long)).scalar_one()


def _erase_shadow(service: Service) -> int:
    """What says who a shadow case was about goes; that there was one stays, for counting."""
    with service.database.transaction() as connection:
        now = service.clock()
        old = list(
            connection.execute(
                select(ZAAK.c.id)
                .where(
                    ZAAK.c.shadow.is_(True),
                    ZAAK.c.erased_at.is_(None),
                    ZAAK.c.opened_at < now - SHADOW_LIFE,
                    # Something left before the municipality went into shadow: a case to keep.
                    ~select(MESSAGE.c.id).where(MESSAGE.c.zaak_id == ZAAK.c.id).exists(),
                    ~select(HANDOVER.c.id).where(HANDOVER.c.zaak_id == ZAAK.c.id).exists(),
                )
                .limit(_PER_RUN)
                .with_for_update(skip_locked=True)
            ).scalars()
        )
        if old:
            keep_counts(connection, service.keyring, old)
            _erase(connection, old, now)
    return len(old)


def _erase(connection: Connection, zaak_ids: list[UUID], now: datetime) -> None:
    facts = list(
        connection.execute(
            select(ZAAK_CHILD.c.facts_id).where(ZAAK_CHILD.c.zaak_id.in_(zaak_ids))
        ).scalars()
    )
    for table in (ZAAK_CHILD, ZAAK_PERSON, ZAAK_RELATED, HISTORY):
        connection.execute(delete(table).where(table.c.zaak_id.in_(zaak_ids)))
    # Also older facts of these children: whatever no case refers to any more.
    unused = ~select(ZAAK_CHILD.c.facts_id).where(ZAAK_CHILD.c.facts_id == FACTS.c.id).exists()
    connection.execute(
        update(FACTS)
        .where(unused, (FACTS.c.id.in_(facts)) | (FACTS.c.received_at < now - SHADOW_LIFE))
        .values(content=None)
    )
    connection.execute(
        update(DECISION).where(DECISION.c.zaak_id.in_(zaak_ids)).values(facts=None, content=None)
    )
    for zaak_id in zaak_ids:
        _close(connection, zaak_id, now)


def _close(connection: Connection, zaak_id: UUID, now: datetime) -> None:
    handling = locked_case(connection, zaak_id).handling
    if handling is not HandlingState.CLOSED:
        handling = move(TRANSITIONS, handling, HandlingState.CLOSED)
    change_case(connection, zaak_id, erased_at=now, handling=handling)
    note(connection, zaak_id, Happening.ERASED, now=now)


def _ring(service: Service) -> None:
    with service.database.transaction() as connection:
        now = service.clock()
        waiting = [task for task, table in _TASKS if oldest_due(connection, table, now) is not None]
    for task in waiting:
        service.ring(task, UUID(int=0))
