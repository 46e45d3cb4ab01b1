"""`kill -9` of the program itself: nothing stays behind, and a new start finishes the work."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.resilience.burst import Burst
from tests.resilience.conftest import rounds
from tests.resilience.test_kills import slow_down
from tests.stack.driving import Neighbours, until

ROOT = Path(__file__).parents[2]


@contextlib.contextmanager
def program(folder: Path) -> Iterator[tuple[subprocess.Popen[str], Neighbours]]:
    """The program on this folder, ready; it is interrupted when the block ends."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "services"), str(ROOT))),
    }
    running = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.resilience.stay", str(folder)],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None
    with running, running.stdout as lines:
        ready = json.loads(lines.readline())
        places = {name: ready[name] for name in ("intake", "notifier", "sandbox", "token")}
        neighbours = Neighbours(**places)
        try:
            yield running, neighbours
        finally:
            neighbours.close()
            running.send_signal(signal.SIGINT)


def descendants(pid: int) -> list[psutil.Process]:
    return list(psutil.Process(pid).children(recursive=True))


def all_gone(processes: list[psutil.Process]) -> bool:
    return not any(_runs(process) for process in processes)


def _runs(process: psutil.Process) -> bool:
    # Whoever adopts an orphan may not collect it; a zombie does nothing any more.
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@pytest.mark.parametrize("turn", rounds())
def test_a_new_start_on_the_same_folder_finishes_the_work(folder: Path, turn: int) -> None:
    with program(folder) as (running, world):
        slow_down(world)
        with Burst(world) as burst:
            burst.until_under_way(1 + turn % 6)
        everything = descendants(running.pid)
        running.kill()
        running.wait()
        until(lambda: all_gone(everything), within=10, what="no process is left behind")
    with program(folder) as (running, world):
        burst.assert_exactly_once(world)
        everything = descendants(running.pid)
        running.send_signal(signal.SIGINT)
        running.wait()
        assert all_gone(everything)
    assert running.returncode == 0
