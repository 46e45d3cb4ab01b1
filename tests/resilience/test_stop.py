"""`vertrekmelding stop` in the middle of a burst, a restart while stopped, and `resume`."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from foundation.clock import system_clock
from tests.resilience.burst import Burst
from tests.resilience.test_kills import slow_down
from tests.resilience.test_whole_stack import ROOT, program
from tests.stack.driving import Neighbours, until

SWITCH = timedelta(seconds=1)
MARGIN = timedelta(seconds=2)
"""What a machine that does eight things at once may add; in quiet it is tenths."""


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line, as an operator types it."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "services"), str(ROOT))),
    }
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "vertrekmelding", *arguments, "--data", str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def leaving(page: str) -> str:
    """What a health page says; it answers within a second whatever is the matter."""
    try:
        answer = httpx.get(page, timeout=2)
    except httpx.HTTPError:
        return "no answer"
    return str(answer.json().get("leaving"))


def pages(world: Neighbours) -> list[str]:
    return [
        f"{base}/health/{page}"
        for base in (world.intake_url, world.notifier_url)
        for page in ("live", "ready")
    ]


def until_pages_say(world: Neighbours, wanted: str) -> None:
    until(lambda: {leaving(page) for page in pages(world)} == {wanted}, what=f"all say {wanted}")


def newest(world: Neighbours) -> datetime:
    return max(datetime.fromisoformat(item["tijdstip"]) for item in world.received())


# Two whole stacks, two dozen families, and commands that each start a program.
def test_stopped_in_a_burst_and_resumed_after_a_restart(folder: Path) -> None:
    with program(folder) as (_, world):
        slow_down(world)
        until_pages_say(world, "on")
        with Burst(world, size=24) as burst:
            burst.until_under_way(3)
            done = command(folder, "stop", "--reason", "test of the switch", "--by", "anna")
            stopped_at = system_clock()
            assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("Stopped"), done.stdout
        until_pages_say(world, "stopped")
        # Everything is taken in, established and decided on; nothing of it leaves.
        burst.until_decided(world)
        until(lambda: system_clock() > stopped_at + 2 * SWITCH + MARGIN, what="time to see it")
        before = world.received()
        late = newest(world) - stopped_at
        sys.stdout.write(f"last arrival {late.total_seconds():+.3f} s after the stop\n")
        assert late < SWITCH + MARGIN
        assert len(before) < 2 * len(burst.families), "the stop came too late to show anything"
    with program(folder) as (_, world):
        until_pages_say(world, "stopped")
        until(lambda: command(folder, "status").returncode == 3, what="status tells it")
        assert world.received() == before
        again = command(folder, "stop", "--reason", "once more")
        assert "already" in again.stdout
        done = command(folder, "resume", "--reason", "test is over", "--by", "anna")
        assert done.returncode == 0, done.stderr
        burst.assert_exactly_once(world)
        until_pages_say(world, "on")


@pytest.mark.parametrize("arguments", [("stop",), ("stop", "--reason", "about 999912345")])
def test_it_says_what_is_wrong(folder: Path, arguments: tuple[str, ...]) -> None:
    done = command(folder, *arguments)
    assert done.returncode != 0
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert "999912345" not in done.stderr
