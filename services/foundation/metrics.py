"""Figures for Prometheus, read from the database: true for all processes, whichever is asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import accumulate
from typing import Final

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric as Family
from prometheus_client.registry import Collector
from sqlalchemy import Connection, Table

from foundation.database import Database, DatabaseError
from foundation.durations import BOUNDS, Histogram
from foundation.heartbeat import heartbeats, last_set_back
from foundation.work import UNFINISHED, WorkState, count_open, oldest_due

OPEN_STATES: Final = (*UNFINISHED, WorkState.REFUSED)
"""Not DONE: counting what is done means reading every row there ever was."""


class Kind(StrEnum):
    """Of the kinds that Prometheus knows, those we use."""

    GAUGE = "gauge"
    HISTOGRAM = "histogram"


@dataclass(frozen=True)
class Metric:
    """One figure. What it means stands in ``contracts/metrics.md``; a test compares the two."""

    name: str
    kind: Kind
    help: str
    labels: tuple[str, ...] = ()


Labels = tuple[str, ...]
Value = Mapping[Labels, float] | Histogram
"""Of a gauge a number per set of labels (one empty set when it has none), or a histogram."""

Read = Callable[[Connection, datetime], Iterable[tuple[Metric, Value]]]

QUEUE_OLDEST: Final = Metric(
    "vertrekmelding_queue_oldest_seconds", Kind.GAUGE, "Age of the oldest due work.", ("queue",)
)
QUEUE_ROWS: Final = Metric(
    "vertrekmelding_queue_rows", Kind.GAUGE, "Rows that are not done.", ("queue", "state")
)
HEARTBEAT_AGE: Final = Metric(
    "vertrekmelding_heartbeat_age_seconds", Kind.GAUGE, "Since a sweep last ran.", ("job",)
)
CLOCK_SET_BACK: Final = Metric(
    "vertrekmelding_clock_set_back_timestamp_seconds",
    Kind.GAUGE,
    "When work was last found that a clock had written which ran ahead; 0: never.",
)


def metrics_router(database: Database, read: Read) -> APIRouter:
    """``/metrics``: 503 without a body when the database does not answer. For inside only."""
    router = APIRouter(include_in_schema=False)

    @router.get("/metrics")
    def metrics() -> Response:
        registry = CollectorRegistry(auto_describe=False)
        try:
            with database.transaction() as connection:
                registry.register(_Once(list(read(connection, database.now()))))
        except DatabaseError:
            return Response(status_code=503)
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return router


def work_metrics(
    connection: Connection, now: datetime, queues: Mapping[str, Table], heartbeat: Table
) -> Iterator[tuple[Metric, Value]]:
    """What both services tell; ``queues`` by the name of their task. Reads by index only."""
    due = {queue: oldest_due(connection, table, now) for queue, table in queues.items()}
    yield (
        QUEUE_OLDEST,
        {(queue,): 0.0 if at is None else (now - at).total_seconds() for queue, at in due.items()},
    )
    yield (
        QUEUE_ROWS,
        {
            (queue, state.lower()): float(count)
            for queue, table in queues.items()
            for state, count in count_open(connection, table, OPEN_STATES).items()
        },
    )
    ran = heartbeats(connection, heartbeat)
    yield HEARTBEAT_AGE, {(job,): (now - at).total_seconds() for job, at in ran.items()}
    set_back = last_set_back(connection, heartbeat)
    yield CLOCK_SET_BACK, {(): 0.0 if set_back is None else set_back.timestamp()}


class _Once(Collector):
    """What was read for this one answer."""

    def __init__(self, found: list[tuple[Metric, Value]]) -> None:
        self._found = found

    def collect(self) -> Iterator[Family]:
        for metric, value in self._found:
            yield _family(metric, value)


def _family(metric: Metric, value: Value) -> Family:
    if isinstance(value, Histogram):
        up_to = [*accumulate(value.counts)]
        bounds = [*(str(bound) for bound in BOUNDS), "+Inf"]
        buckets = [(bound, float(count)) for bound, count in zip(bounds, up_to, strict=True)]
        return HistogramMetricFamily(metric.name, metric.help, buckets, value.total)
    family = GaugeMetricFamily(metric.name, metric.help, labels=metric.labels)
    for labels, number in value.items():
        family.add_metric(labels, number)
    return family
