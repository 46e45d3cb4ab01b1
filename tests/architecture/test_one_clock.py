"""Time comes from a clock that is passed in.

A rule that asks the machine for the time cannot be tested at 23:59 on the night the clocks change,
and two looks at the clock in one decision can fall on two days. The database's ``now()`` is the
same trap with another name. Durations (``monotonic``) are not a moment and may be measured.
"""

import pytest

from tests.architecture.source import Module, calls, modules, sample

CLOCKS = {"services/foundation/clock.py", "services/sandbox/clock.py"}
"""The second is the clock of the world outside."""

ENDINGS = (
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns",
    "time.localtime", "time.gmtime", "func.now", "func.current_timestamp",
)  # fmt: skip


def looks_at_a_clock(module: Module) -> list[str]:
    if module.path in CLOCKS:
        return []
    return [
        f"{module.path}:{call.lineno} {name}"
        for call, name in calls(module.tree)
        if any(name == ending or name.endswith(f".{ending}") for ending in ENDINGS)
    ]


def imports_a_clock(module: Module) -> list[str]:
    return [
        f"{module.path}: {wrong}"
        for wrong in ("from time import time", "from time import localtime", "CURRENT_TIMESTAMP")
        if wrong in module.text
    ]


def test_there_is_one_clock() -> None:
    found = [f for module in modules() for f in looks_at_a_clock(module) + imports_a_clock(module)]
    assert found == []


def test_the_clock_is_where_we_say() -> None:
    assert any(module.path == "services/foundation/clock.py" for module in modules("foundation"))


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime, UTC\nx = datetime.now(UTC)",
        "import datetime\nx = datetime.datetime.utcnow()",
        "from datetime import date\ndef f():\n    return date.today()",
        "import time\nx = time.time()",
        "from sqlalchemy import func\nx = func.now()",
    ],
)
def test_another_clock_is_found(source: str) -> None:
    assert looks_at_a_clock(sample(source))


def test_measuring_a_duration_is_allowed() -> None:
    assert looks_at_a_clock(sample("import time\nx = time.monotonic()")) == []
