"""Between a claim and its outcome a test can end the process after every step out of it.

A kill at "about the right moment" finds a fault once in a hundred runs. A named place finds it
every time; and a place that somebody forgot would be a line at which nobody knows what a crash
costs. ``tests/resilience/test_failpoints.py`` kills a process at every name that is found here.
"""

import re

import pytest

from tests.architecture.failpoints import (
    ON_THE_WAY,
    every_failpoint,
    names_in,
    without_failpoint,
    work_modules,
)
from tests.architecture.source import sample

NAME = re.compile(r"[a-z_]+(\.[a-z_]+){1,2}")


def test_every_step_out_of_the_process_has_a_failpoint() -> None:
    assert [missing for module in work_modules() for missing in without_failpoint(module)] == []


def test_all_kinds_of_work_are_looked_at() -> None:
    paths = {module.path for module in work_modules()}
    assert paths >= ON_THE_WAY
    assert {path.rpartition("/")[2] for path in paths - ON_THE_WAY} >= {
        "establish_departure.py", "hand_over_facts.py", "decide_case.py", "deliver_message.py",
        "hand_over_flag.py", "recheck_departures.py", "call_people.py", "send_calls.py",
        "send_hints.py",
    }  # fmt: skip


def test_a_name_says_which_work_and_which_step() -> None:
    assert [name for name in every_failpoint() if not NAME.fullmatch(name)] == []


@pytest.mark.parametrize(
    "source",
    [
        "def f(service):\n    with service.database.transaction() as c:\n        pass",
        "def f(service):\n    service.ring(DELIVER, row)",
        "def f(ring):\n    service.ring(A, b)\n    service.ring(B, b)\n    failpoint('a.b')",
        "def f():\n  try:\n        service.register.ask()\n  finally:\n        failpoint('a.b')",
        "def f(service):\n    service.receivers[flag].deliver(body)\n    log()",
        "def f(name):\n    failpoint(name)",
    ],
)
def test_a_step_without_one_is_found(source: str) -> None:
    assert without_failpoint(sample(source))


def test_steps_with_one_are_left_alone() -> None:
    module = sample(
        "def f(service):\n"
        "    with service.database.transaction('work.intent') as c:\n        pass\n"
        "    answer = channel.find(row)\n    failpoint('work.found')\n"
    )
    assert without_failpoint(module) == []
    assert set(names_in(module)) == {
        "work.found",
        "work.intent.written",
        "work.intent.committed",
    }
