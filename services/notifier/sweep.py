"""Repairs from the database what a lost ring, a dead process or a forgotten clock left behind.

Tells what it found, also when that is nothing: a sweep that is silent cannot be told from one that
stopped.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Table, and_, func, select

from foundation.clock_set_back import pull_back
from foundation.durations import fold_durations
from foundation.heartbeat import beat
from foundation.log import get_logger
from foundation.work import WorkState, oldest_due
from notifier.age_cases import age_cases
from notifier.delivery.message_state import MessageState
from notifier.enrolment.forget_enrolments import forget_enrolments
from notifier.erase_shadow import erase_shadow
from notifier.escalate_cases import escalate_cases
from notifier.escalate_transfers import escalate_transfers
from notifier.follow_exhausted import follow_exhausted
from notifier.forget_reports import forget_reports
from notifier.leaving.failures import stop_after_failures
from notifier.leaving.normal_volume import learn_normal
from notifier.leaving.switch import is_stopped
from notifier.leaving.volume import forget_left
from notifier.oncall.plan_calls import plan_calls
from notifier.oncall.watch_reachability import watch_reachability
from notifier.place_cases import place_cases
from notifier.publish_statistics import publish_statistics
from notifier.reply.forget_codes import forget_codes
from notifier.review.case.drafts import forget_drafts
from notifier.review.next_shift.shift_notes import forget_shift_notes
from notifier.revisit_cases import revisit_cases
from notifier.service import (
    ASK_RECEIPTS,
    CALL_PEOPLE,
    COLLECT_BOX_RESULTS,
    DECIDE,
    DELIVER,
    HAND_OVER,
    HAND_OVER_FINDINGS,
    RECONSIDER,
    REPORT_BACK,
    SEND_CALLS,
    SEND_HINTS,
    SWEEP,
    TAKE_RECEIPTS,
    Service,
)
from notifier.storage.enrolments import HINT
from notifier.storage.findings import FINDING_HANDOVER
from notifier.storage.handovers import HANDOVER
from notifier.storage.messages import MESSAGE
from notifier.storage.oncall import CALL_MESSAGE, CALL_OUT
from notifier.storage.receipts import AWAITED, RECEIPT
from notifier.storage.reconsiderations import RECONSIDERATION
from notifier.storage.shared import DURATIONS, HEARTBEAT, INBOX
from notifier.storage.words import MUNICIPALITY_WORD

_UNCERTAIN_TOO_LONG: Final = timedelta(minutes=15)
_TASKS: Final = (
    (DECIDE, INBOX),
    (RECONSIDER, RECONSIDERATION),
    (DELIVER, MESSAGE),
    (HAND_OVER, HANDOVER),
    (HAND_OVER_FINDINGS, FINDING_HANDOVER),
    (REPORT_BACK, MUNICIPALITY_WORD),
    (CALL_PEOPLE, CALL_OUT),
    (SEND_CALLS, CALL_MESSAGE),
    (SEND_HINTS, HINT),
    (TAKE_RECEIPTS, RECEIPT),
    (ASK_RECEIPTS, AWAITED),
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
    due_findings: int
    due_words: int
    due_calls: int
    due_call_messages: int
    due_hints: int
    due_receipts: int
    due_questions: int
    expired_leases: int
    uncertain_too_long: int
    aged: int
    exhausted: int
    escalated: int
    transfers_late: int
    revisited: int
    called: int
    reachable: bool
    placed: int
    erased: int
    erased_messages: int
    forgotten: int
    forgotten_enrolments: int
    counted: int
    published: int
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
    # What a provider said only afterwards is counted here.
    stopped = stop_after_failures(service) or stopped
    erased = erase_shadow(service)
    figures = publish_statistics(service)
    swept = Swept(
        pulled_back=pulled_back,
        due_facts=due[DECIDE],
        due_reconsiderations=due[RECONSIDER],
        due_messages=due[DELIVER],
        due_flags=due[HAND_OVER],
        due_findings=due[HAND_OVER_FINDINGS],
        due_words=due[REPORT_BACK],
        due_calls=due[CALL_PEOPLE],
        due_call_messages=due[SEND_CALLS],
        due_hints=due[SEND_HINTS],
        due_receipts=due[TAKE_RECEIPTS],
        due_questions=due[ASK_RECEIPTS],
        expired_leases=expired,
        uncertain_too_long=uncertain,
        # Before anything is escalated: a clock may just have begun, or have become shorter.
        aged=age_cases(service),
        exhausted=follow_exhausted(service),
        escalated=escalate_cases(service),
        transfers_late=escalate_transfers(service),
        revisited=revisit_cases(service),
        # After all that makes a case more urgent or ends a hold.
        called=plan_calls(service),
        reachable=watch_reachability(service),
        placed=place_cases(service),
        erased=erased.cases,
        erased_messages=erased.messages,
        forgotten=forget_reports(service),
        forgotten_enrolments=forget_enrolments(service),
        counted=figures.counted,
        published=figures.periods,
        stopped=stopped,
    )
    with service.database.transaction() as connection:
        fold_durations(connection, DURATIONS)
        learn_normal(connection, now=service.clock())
        forget_left(connection, now=service.clock())
        forget_drafts(connection, now=service.clock())
        forget_shift_notes(connection, now=service.clock())
        forget_codes(connection, now=service.clock())
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
        MESSAGE.c.state == WorkState.READY,  # by the index: what is done is most of the table
        MESSAGE.c.message_state == MessageState.MAYBE_SENT,
        MESSAGE.c.updated_at < now - _UNCERTAIN_TOO_LONG,
    )
    return connection.execute(select(func.count()).select_from(MESSAGE).where(long)).scalar_one()


def _ring(service: Service) -> None:
    with service.database.transaction() as connection:
        now = service.clock()
        waiting = [task for task, table in _TASKS if oldest_due(connection, table, now) is not None]
    if service.box_results is not None:
        # Nothing here says that one waits: they lie at ebms-core.
        waiting.append(COLLECT_BOX_RESULTS)
    for task in waiting:
        service.ring(task, UUID(int=0))
