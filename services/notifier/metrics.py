"""The figures of the notifier. No label names a case, a person or a municipality."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from foundation.durations import read_durations
from foundation.metrics import (
    CLOCK_SET_BACK,
    HEARTBEAT_AGE,
    QUEUE_OLDEST,
    QUEUE_ROWS,
    Kind,
    Metric,
    Value,
    work_metrics,
)
from foundation.work import WorkState
from notifier.cases.handling_state import HandlingState
from notifier.cases.shadow_counts import count_cases, count_withheld
from notifier.delivery.message_state import MessageState
from notifier.leaving.switch import is_stopped
from notifier.oncall.kinds import Why
from notifier.oncall.reachability import count_waiting, last_written
from notifier.receipts.awaited import oldest_without_word
from notifier.service import (
    ASK_RECEIPTS,
    CALL_PEOPLE,
    DECIDE,
    DELIVER,
    HAND_OVER,
    HAND_OVER_FINDINGS,
    RECONSIDER,
    REPORT_BACK,
    SEND_CALLS,
    SEND_HINTS,
    TAKE_RECEIPTS,
)
from notifier.storage.cases import ZAAK
from notifier.storage.enrolments import HINT
from notifier.storage.findings import FINDING_HANDOVER
from notifier.storage.handovers import HANDOVER
from notifier.storage.messages import MESSAGE, Channel
from notifier.storage.oncall import CALL_MESSAGE, CALL_OUT
from notifier.storage.receipts import AWAITED, RECEIPT
from notifier.storage.reconsiderations import RECONSIDERATION
from notifier.storage.shared import DURATIONS, HEARTBEAT, INBOX
from notifier.storage.words import MUNICIPALITY_WORD
from notifier.verdicts.call_tasks import calls_wait

EVENT_TO_DECISION: Final = Metric(
    "vertrekmelding_event_to_decision_seconds",
    Kind.HISTOGRAM,
    "From taking in an event to the decision about it.",
)
DUE_TO_SENT: Final = Metric(
    "vertrekmelding_letter_due_to_sent_seconds",
    Kind.HISTOGRAM,
    "From the moment a letter may leave to the provider having it.",
)
EVENT_TO_FLAG: Final = Metric(
    "vertrekmelding_event_to_flag_seconds",
    Kind.HISTOGRAM,
    "From taking in an event to its recipient having the flag.",
)
LETTERS: Final = Metric(
    "vertrekmelding_letters", Kind.GAUGE, "Letters that are not finished.", ("state",)
)
OVERDUE: Final = Metric(
    "vertrekmelding_overdue_cases",
    Kind.GAUGE,
    "Cases that wait too long for a human, or for a call to a holder.",
)
BREACHES: Final = Metric(
    "vertrekmelding_possible_data_breaches",
    Kind.GAUGE,
    "Cases in which someone without gezag was told; such a mark stays.",
)
SHADOW_CASES: Final = Metric(
    "vertrekmelding_shadow_cases", Kind.GAUGE, "Shadow cases by their last decision.", ("outcome",)
)
SHADOW_WITHHELD: Final = Metric(
    "vertrekmelding_shadow_withheld",
    Kind.GAUGE,
    "What shadow cases would have sent, counted when they are erased.",
    ("what",),
)
STOPPED: Final = Metric("vertrekmelding_stopped", Kind.GAUGE, "1: nothing leaves.")
REACHABLE: Final = Metric(
    "vertrekmelding_reachable",
    Kind.GAUGE,
    "1: somebody of the team is called when something cannot wait; 0: geen bereikbaarheid.",
)
SENT_LATELY: Final = Metric(
    "vertrekmelding_messages_of_a_week",
    Kind.GAUGE,
    "Messages that left in the last seven days, by channel and how they stand now.",
    ("channel", "state"),
)
WITHOUT_WORD: Final = Metric(
    "vertrekmelding_oldest_without_word_seconds",
    Kind.GAUGE,
    "Age of the longest sent message of which no provider said anything that settles it.",
)
CALLS: Final = Metric("vertrekmelding_calls_waiting", Kind.GAUGE, "Calls that nobody answered yet.")

METRICS: Final = (
    EVENT_TO_DECISION,
    DUE_TO_SENT,
    EVENT_TO_FLAG,
    LETTERS,
    OVERDUE,
    BREACHES,
    STOPPED,
    REACHABLE,
    CALLS,
    SENT_LATELY,
    WITHOUT_WORD,
    SHADOW_CASES,
    SHADOW_WITHHELD,
    QUEUE_OLDEST,
    QUEUE_ROWS,
    HEARTBEAT_AGE,
    CLOCK_SET_BACK,
)
_DURATIONS: Final = (EVENT_TO_DECISION, DUE_TO_SENT, EVENT_TO_FLAG)
_LATELY: Final = timedelta(days=7)
_ENDS: Final = (
    MessageState.SENT,
    MessageState.DELIVERED,
    MessageState.UNDELIVERABLE,
    MessageState.NOT_TAKEN,
    MessageState.REFUSED,
    MessageState.NEEDS_REVIEW,
    MessageState.RECALLED,
)
_UNFINISHED: Final = (
    MessageState.PLANNED,
    MessageState.CLAIMED,
    MessageState.MAYBE_SENT,
    MessageState.NEEDS_REVIEW,
)


def read_metrics(connection: Connection, now: datetime) -> Iterator[tuple[Metric, Value]]:
    """All of them, as they are now."""
    for metric in _DURATIONS:
        yield metric, read_durations(connection, DURATIONS, metric.name)
    yield LETTERS, _letters(connection)
    yield OVERDUE, {(): float(_overdue(connection, now))}
    yield BREACHES, {(): float(_breaches(connection))}
    yield STOPPED, {(): float(is_stopped(connection))}
    # As the sweep wrote it: that it is unknown counts as not reachable.
    yield REACHABLE, {(): float(last_written(connection) is Why.COVERED)}
    yield CALLS, {(): float(count_waiting(connection))}
    yield SENT_LATELY, _sent_lately(connection, now)
    oldest = oldest_without_word(connection)
    age = 0.0 if oldest is None else max((now - oldest).total_seconds(), 0.0)
    yield WITHOUT_WORD, {(): age}
    yield SHADOW_CASES, {(what,): float(n) for what, n in count_cases(connection).items()}
    yield SHADOW_WITHHELD, {(what,): float(n) for what, n in count_withheld(connection).items()}
    queues = {
        DECIDE: INBOX,
        RECONSIDER: RECONSIDERATION,
        DELIVER: MESSAGE,
        HAND_OVER: HANDOVER,
        HAND_OVER_FINDINGS: FINDING_HANDOVER,
        REPORT_BACK: MUNICIPALITY_WORD,
        CALL_PEOPLE: CALL_OUT,
        SEND_CALLS: CALL_MESSAGE,
        SEND_HINTS: HINT,
        TAKE_RECEIPTS: RECEIPT,
        ASK_RECEIPTS: AWAITED,
    }
    yield from work_metrics(connection, now, queues, HEARTBEAT)


def _letters(connection: Connection) -> dict[tuple[str, ...], float]:
    """Only through the index on the state of the work: what is done is most of the table."""
    unfinished = (
        select(MESSAGE.c.message_state, func.count())
        .where(MESSAGE.c.state.in_((WorkState.READY, WorkState.NEEDS_REVIEW)))
        .group_by(MESSAGE.c.message_state)
    )
    counts = {MessageState(state): count for state, count in connection.execute(unfinished)}
    return {(state.value,): float(counts.get(state, 0)) for state in _UNFINISHED}


def _sent_lately(connection: Connection, now: datetime) -> dict[tuple[str, ...], float]:
    """Every channel and every end that a sent message can have, zero included."""
    lately = (
        select(MESSAGE.c.channel, MESSAGE.c.message_state, func.count())
        .where(MESSAGE.c.sent_at > now - _LATELY)
        .group_by(MESSAGE.c.channel, MESSAGE.c.message_state)
    )
    found: dict[tuple[str, ...], float] = {(way, end): 0.0 for way in Channel for end in _ENDS}
    for way, state, count in connection.execute(lately):
        found[Channel(way), MessageState(state)] = float(count)
    return found


def _overdue(connection: Connection, now: datetime) -> int:
    asks = (ZAAK.c.handling == HandlingState.HELD) | calls_wait()
    late = asks & (ZAAK.c.clock_at < now)
    return connection.execute(select(func.count()).select_from(ZAAK).where(late)).scalar_one()


def _breaches(connection: Connection) -> int:
    marked = select(func.count()).select_from(ZAAK).where(ZAAK.c.breach_at.is_not(None))
    return connection.execute(marked).scalar_one()
