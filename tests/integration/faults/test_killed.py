"""`kill -9` at every place where a message is on its way, or what became of it is heard.

A process of its own is killed there, another goes on, and what lies out there is counted: of each
message one, or none and a task. The places are found in the source, so none is forgotten.
"""

import multiprocessing
import signal
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import pytest

from foundation.failpoint import Action, Order
from tests.architecture.failpoints import every_failpoint
from tests.integration.faults.both import Both
from tests.integration.faults.dying import live

WORKS = ("deliver.", "collect_box_results.", "ask_receipts.", "take_receipts.")
ELSEWHERE = {
    "deliver.hints_rung": "an address of a holder who enrolled",
    "collect_box_results.overdue.": "nothing: no results",
    "collect_box_results.overdue_rung": "a day without a result",
    "collect_box_results.not_carried_marked": "what ebms-core gave up on",
    "collect_box_results.turn_over": "more results than a turn takes",
    "take_receipts.rung": "a word by which something else has to be told",
    "take_receipts.aside": "a mistake in the program",
}
"""Places that one family does not lead to, and what does; other tests pass there."""


def both_channels(soort: str, methode: str | None = None, **more: object) -> list[dict[str, Any]]:
    order = {"soort": soort, **more} | ({"methode": methode} if methode else {})
    return [{"onderdeel": part, **order} for part in ("notifynl", "ebms_core")]


ONCE = {"aantal": 1}
LOST = both_channels("onderbroken", "POST", **ONCE)
WAYS: dict[str, list[dict[str, Any]]] = {
    "deliver.not_sent": both_channels("status", "POST", status=503, **ONCE),
    "deliver.maybe_sent": LOST,
    "deliver.looked_up": LOST,
    "deliver.not_found": LOST,
    "deliver.refused": both_channels("status", "POST", status=400, **ONCE),
    "deliver.to_human": [
        *both_channels("aannemen_zonder_antwoord", "POST", **ONCE),
        {"onderdeel": "notifynl", "soort": "status", "status": 400, "methode": "GET"},
    ],
    "deliver.postponed": [{"onderdeel": "brp", "soort": "status", "status": 503, "aantal": 1}],
}
"""What must go wrong out there to pass at these at all."""

KILLED_BEFORE = {"deliver.in_doubt": "deliver.taken"}
TO_A_PERSON = ("deliver.refused", "deliver.to_human")
PLACES = [
    name
    for name in every_failpoint()
    if name.startswith(WORKS) and not name.startswith(tuple(ELSEWHERE))
]


@pytest.fixture(scope="module")
def children() -> ForkServerContext:
    """Processes that begin with everything read, and share nothing with this one."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.integration.faults.dying"])
    return context


def die(both: Both, children: ForkServerContext, orders: Path, name: str) -> None:
    (orders / name).write_text(str(Order(Action.KILL)))
    settings = both.notifier.settings.model_copy(update={"failpoints": orders})
    child = children.Process(target=live, args=(settings,))
    child.start()
    child.join(timeout=60)
    assert child.exitcode == -signal.SIGKILL, f"nobody passed {name}"


@pytest.mark.parametrize("name", PLACES)
def test_no_kill_makes_a_second_message(
    both: Both, children: ForkServerContext, tmp_path: Path, name: str
) -> None:
    way = name.rpartition(".")[0] if name.count(".") > 1 else name
    messages = both.plan_messages()
    both.faults(WAYS.get(way, ()))
    try:
        if way in KILLED_BEFORE:
            die(both, children, tmp_path, KILLED_BEFORE[way])
        die(both, children, tmp_path, name)
        both.work_until_done(messages)
    finally:
        both.mend()
    both.later(hours=3)
    both.work_until_done(messages)
    ended = both.ended(messages)
    assert len(ended) == len({"brief", "berichtenbox"})
    for one in ended.values():
        assert one.received == 1 or (one.received == 0 and one.is_task), one
        assert way in TO_A_PERSON or (one.received, one.is_task) == (1, False), one


def test_the_places_are_there() -> None:
    names = every_failpoint()
    for some in (*ELSEWHERE, *WAYS, *KILLED_BEFORE):
        assert any(name.startswith(some) for name in names), f"{some} is no more"
    assert {work for work in WORKS if any(name.startswith(work) for name in PLACES)} == set(WORKS)
