"""`kill -9` of each process in the middle of a burst: nothing is lost and nothing is doubled."""

import os
import signal

import psutil
import pytest

from tests.resilience.burst import Burst
from tests.resilience.conftest import rounds
from tests.stack.driving import Neighbours, until
from vertrekmelding.stack.stack import Stack

SERVICES = ("adapter-web", "notifier-web", "adapter-worker", "notifier-worker", "beat")


def slow_down(world: Neighbours) -> None:
    """Letters and flags take a while, so that a kill finds some half way."""
    for part in ("notifynl", "rvdk"):
        world.break_down(part, "vertraging", methode="POST", vertragingSeconden=0.2)


def kill_group(stack: Stack, name: str) -> None:
    """The process and everything it forked."""
    os.killpg(stack.supervisor.pids()[name], signal.SIGKILL)


def until_back(stack: Stack, name: str, dead: int) -> None:
    until(lambda: stack.supervisor.pids().get(name) not in (None, dead), what=f"{name} is back")
    stack.supervisor.wait_ready(name)


@pytest.mark.parametrize("name", [*SERVICES, "redis", "postgres", "sandbox"])
@pytest.mark.parametrize("turn", rounds())
def test_killed_in_the_middle_of_a_burst(
    stack: Stack, world: Neighbours, name: str, turn: int
) -> None:
    slow_down(world)
    with Burst(world) as burst:
        burst.until_under_way(1 + turn % 6)
        dead = stack.supervisor.pids()[name]
        kill_group(stack, name)
        until_back(stack, name, dead)
    burst.assert_exactly_once(world)


@pytest.mark.parametrize("name", ["adapter-worker", "notifier-worker"])
@pytest.mark.parametrize("turn", rounds())
def test_a_forked_child_killed_under_a_running_worker(
    stack: Stack, world: Neighbours, name: str, turn: int
) -> None:
    slow_down(world)
    with Burst(world) as burst:
        burst.until_under_way(1 + turn % 6)
        for child in psutil.Process(stack.supervisor.pids()[name]).children():
            child.kill()
    burst.assert_exactly_once(world)
