"""The figures of the adapter. No label names an event, a person or a municipality."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from brp_adapter.service import ESTABLISH, HAND_OVER, RECHECK
from brp_adapter.storage.tables import HEARTBEAT, INBOX, OUTBOX
from brp_adapter.storage.tables import RECHECK as RECHECKS
from foundation.metrics import (
    CLOCK_SET_BACK,
    HEARTBEAT_AGE,
    QUEUE_OLDEST,
    QUEUE_ROWS,
    Metric,
    Value,
    work_metrics,
)

METRICS: Final = (QUEUE_OLDEST, QUEUE_ROWS, HEARTBEAT_AGE, CLOCK_SET_BACK)


def read_metrics(connection: Connection, now: datetime) -> Iterator[tuple[Metric, Value]]:
    """All of them, as they are now."""
    queues = {ESTABLISH: INBOX, HAND_OVER: OUTBOX, RECHECK: RECHECKS}
    yield from work_metrics(connection, now, queues, HEARTBEAT)
