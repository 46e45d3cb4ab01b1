"""The broker is a doorbell: it may hang, forget or die, and no work is lost."""

import os
import signal
import time

import redis

from tests.resilience.burst import Burst
from tests.stack.driving import Neighbours
from tests.stack.families import declared, family
from vertrekmelding.stack.stack import Stack

HANGS_SECONDS = 5.0


def test_everything_in_the_broker_may_be_lost(stack: Stack, world: Neighbours) -> None:
    with Burst(world) as burst, redis.Redis.from_url(stack.servers.redis_url) as broker:
        for letters in range(1, 4):
            burst.until_under_way(letters)
            broker.flushall()
    burst.assert_exactly_once(world)


def test_a_broker_that_hangs_delays_no_answer_and_loses_nothing(
    stack: Stack, world: Neighbours
) -> None:
    one = family()
    world.settle_in(one)
    pid = stack.supervisor.pids()["redis"]
    with Burst(world) as burst:
        burst.until_under_way(1)
        os.kill(pid, signal.SIGSTOP)
        try:
            began = time.monotonic()
            world.send(declared(one))
            answered = time.monotonic() - began
            time.sleep(HANGS_SECONDS)
        finally:
            os.kill(pid, signal.SIGCONT)
    assert answered < 1.0
    burst.assert_exactly_once(world)
    assert len(world.until_letters(one)) == 1


def test_without_beat_and_broker_work_goes_on_as_soon_as_they_are_back(
    stack: Stack, world: Neighbours
) -> None:
    for name in ("beat", "redis"):
        stack.supervisor.stop(name)
    try:
        with Burst(world) as burst:
            pass
    finally:
        for name in ("redis", "beat"):
            stack.supervisor.restart(name)
    burst.assert_exactly_once(world)
