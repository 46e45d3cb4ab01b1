import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from foundation.failpoint import (
    Action,
    FailpointHit,
    Order,
    OrderUnreadable,
    arm_failpoints,
    failpoint,
)


@pytest.fixture
def orders(tmp_path: Path) -> Iterator[Path]:
    arm_failpoints(tmp_path)
    yield tmp_path
    arm_failpoints(None)


def test_without_an_order_nothing_happens(orders: Path) -> None:
    failpoint("work.committed")
    assert list(orders.iterdir()) == []


def test_an_order_is_carried_out_at_its_passing_and_once(orders: Path) -> None:
    order = orders / "work.committed"
    order.write_text(str(Order(Action.RAISE, passing=3)))
    failpoint("work.written")
    failpoint("work.committed")
    failpoint("work.committed")
    assert order.exists()
    with pytest.raises(FailpointHit, match=r"work\.committed"):
        failpoint("work.committed")
    assert not order.exists()
    failpoint("work.committed")


def test_standing_still_can_be_seen_and_ends(orders: Path) -> None:
    (orders / "work.committed").write_text(str(Order(Action.HANG, seconds=0.2)))
    standing = Thread(target=failpoint, args=["work.committed"])
    standing.start()
    seen: set[str] = set()
    while standing.is_alive():
        seen |= {file.name for file in orders.iterdir()}
    assert "work.committed.hangs" in seen
    assert list(orders.iterdir()) == []


def test_unarmed_an_order_is_not_even_seen(orders: Path) -> None:
    (orders / "work.committed").write_text("raise")
    arm_failpoints(None)
    failpoint("work.committed")
    assert (orders / "work.committed").exists()


def test_a_kill_ends_this_process_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "here").write_text("kill")
    program = (
        "from pathlib import Path; from foundation.failpoint import arm_failpoints, failpoint; "
        f"arm_failpoints(Path({str(tmp_path)!r})); failpoint('here'); print('alive')"
    )
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (-signal.SIGKILL, b"")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("kill", Order(Action.KILL)),
        ("kill_group:2\n", Order(Action.KILL_GROUP, 2)),
        ("hang:1:0.5", Order(Action.HANG, 1, 0.5)),
    ],
)
def test_orders_are_read(text: str, order: Order) -> None:
    assert Order.read(text) == order
    assert Order.read(str(order)) == order


@pytest.mark.parametrize("text", ["", "explode", "kill:soon", "hang:1:a while"])
def test_what_is_no_order_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(OrderUnreadable):
        Order.read(text)
