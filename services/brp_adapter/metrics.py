"""The figures of the adapter. No label names an event, a person or a municipality."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from brp_adapter.service import ESTABLISH, FETCH, FETCH_EVENTS, HAND_OVER, RECHECK
from brp_adapter.storage.source_tables import SUBSCRIBER, TO_FETCH
from brp_adapter.storage.subscribers import longest_unread
from brp_adapter.storage.subscriptions import count_subscriptions
from brp_adapter.storage.tables import HEARTBEAT, INBOX, OUTBOX
from brp_adapter.storage.tables import RECHECK as RECHECKS
from brp_adapter.storage.unreadable import count_waiting
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

UNREADABLE: Final = Metric(
    "vertrekmelding_unreadable_messages",
    Kind.GAUGE,
    "Messages of known sources that nobody can read and nobody looked at.",
    ("state",),
)
UNREADABLE_OLDEST: Final = Metric(
    "vertrekmelding_unreadable_oldest_seconds",
    Kind.GAUGE,
    "Age of the oldest message that nobody can read and nobody looked at.",
)
SUBSCRIPTIONS: Final = Metric(
    "vertrekmelding_subscriptions",
    Kind.GAUGE,
    "Subscriptions at BRP API Gebeurtenissen, all sources together.",
    ("state",),
)
UNREAD: Final = Metric(
    "vertrekmelding_source_unread_seconds",
    Kind.GAUGE,
    "Since everything of the source that is furthest behind had been fetched.",
)
METRICS: Final = (
    QUEUE_OLDEST,
    QUEUE_ROWS,
    HEARTBEAT_AGE,
    CLOCK_SET_BACK,
    UNREADABLE,
    UNREADABLE_OLDEST,
    SUBSCRIPTIONS,
    UNREAD,
)


def read_metrics(connection: Connection, now: datetime) -> Iterator[tuple[Metric, Value]]:
    """All of them, as they are now."""
    queues = {
        ESTABLISH: INBOX,
        HAND_OVER: OUTBOX,
        RECHECK: RECHECKS,
        FETCH: TO_FETCH,
        FETCH_EVENTS: SUBSCRIBER,
    }
    yield from work_metrics(connection, now, queues, HEARTBEAT)
    found = count_waiting(connection)
    yield UNREADABLE, {("kept",): float(found.kept), ("not_kept",): float(found.not_kept)}
    age = 0.0 if found.oldest is None else (now - found.oldest).total_seconds()
    yield UNREADABLE_OLDEST, {(): age}
    counted = count_subscriptions(connection).values()
    states = ("wanted", "made", "ending", "refused")
    yield (
        SUBSCRIPTIONS,
        {(state,): float(sum(getattr(one, state) for one in counted)) for state in states},
    )
    behind = longest_unread(connection)
    yield UNREAD, {(): 0.0 if behind is None else (now - behind).total_seconds()}
