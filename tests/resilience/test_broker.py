"""The broker is a doorbell: it may hang, forget or die, and no work is lost."""

import os
import signal
import time
from collections.abc import Sequence

import redis

from tests.resilience.burst import Burst
from tests.stack.driving import Neighbours
from tests.stack.families import Family, declared, family
from vertrekmelding.stack.stack import Stack

HANGS_SECONDS = 5.0
TIMEOUT_SECONDS = 1.0
"""Of who publishes (foundation.celery_app)."""

ANSWERS = 3


def quickest_answer(world: Neighbours, families: Sequence[Family]) -> float:
    """Of several, in seconds."""
    took = []
    for one in families:
        began = time.monotonic()
        world.send(declared(one))
        took.append(time.monotonic() - began)
    return min(took)


def test_everything_in_the_broker_may_be_lost(stack: Stack, world: Neighbours) -> None:
    with Burst(world) as burst, redis.Redis.from_url(stack.servers.redis_url) as broker:
        for letters in range(1, 4):
            burst.until_under_way(letters)
            broker.flushall()
    burst.assert_exactly_once(world)


def test_a_broker_that_hangs_delays_no_answer_and_loses_nothing(
    stack: Stack, world: Neighbours
) -> None:
    before, meanwhile = ([family() for _ in range(ANSWERS)] for _ in range(2))
    world.settle_in(*before, *meanwhile)
    pid = stack.supervisor.pids()["redis"]
    with Burst(world) as burst:
        burst.until_under_way(1)
        at_ease = quickest_answer(world, before)
        os.kill(pid, signal.SIGSTOP)
        try:
            answered = quickest_answer(world, meanwhile)
            time.sleep(HANGS_SECONDS)
        finally:
            os.kill(pid, signal.SIGCONT)
    # Every answer that waits for the broker is late by a time-out, however busy the machine is.
    assert answered < at_ease + TIMEOUT_SECONDS
    burst.assert_exactly_once(world)
    assert [len(world.until_letters(one)) for one in (*before, *meanwhile)] == [1] * 2 * ANSWERS


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
