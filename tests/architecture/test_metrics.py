"""Every figure is described, with what to do about it, and nothing is described that is not told.

A dashboard on a metric that was renamed shows a flat line at zero, which looks like peace.
"""

import re
from collections.abc import Iterable

from brp_adapter.metrics import METRICS as ADAPTER
from foundation.metrics import Metric
from notifier.metrics import METRICS as NOTIFIER
from tests.architecture.source import ROOT

ROW = re.compile(
    r"^\| `(vertrekmelding_\w+)` \| (\w+) \| (\w+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$"
)
ALLOWED_LABELS = {"channel", "queue", "state", "job", "outcome", "what"}
"""None of them can hold a case, a person or a municipality."""

Described = tuple[str, str, str, tuple[str, ...]]


def described(text: str) -> list[Described]:
    return sorted(
        (row[1], row[2], row[3], tuple(re.findall(r"`(\w+)`", row[4])))
        for line in text.splitlines()
        if (row := ROW.match(line)) and row[5].strip() and row[6].strip()
    )


def in_code(adapter: Iterable[Metric], notifier: Iterable[Metric]) -> list[Described]:
    adapter, notifier = set(adapter), set(notifier)

    def service(metric: Metric) -> str:
        both = metric in adapter and metric in notifier
        return "both" if both else "adapter" if metric in adapter else "notifier"

    return sorted(
        (metric.name, service(metric), metric.kind.value, metric.labels)
        for metric in adapter | notifier
    )


def test_the_table_is_what_the_code_tells() -> None:
    text = (ROOT / "contracts" / "metrics.md").read_text(encoding="utf-8")
    assert described(text) == in_code(ADAPTER, NOTIFIER)


def test_no_label_can_name_anybody() -> None:
    assert {label for metric in (*ADAPTER, *NOTIFIER) for label in metric.labels} <= ALLOWED_LABELS


def test_a_difference_is_found() -> None:
    row = "| `vertrekmelding_x` | notifier | gauge | `job` | meaning | when |"
    assert described(row) == [("vertrekmelding_x", "notifier", "gauge", ("job",))]
    assert described(row.replace("| when |", "| |")) == []
    assert in_code(ADAPTER, NOTIFIER[1:]) != in_code(ADAPTER, NOTIFIER)
