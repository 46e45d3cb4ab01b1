"""The same step again and again, in one or more processes at once."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from typing import Any, Final

OpenStep = Callable[..., AbstractContextManager[Callable[[], None]]]
"""Opens what the step needs; a function at the top of a module, so that a child finds it."""

_PATIENCE: Final = 60.0


class ProbeFailed(Exception):
    """A process that measures ended without a result."""


def steps_per_second(
    open_step: OpenStep, *arguments: object, clients: int, seconds: float
) -> float:
    """How many steps all clients together take per second. Raises ``ProbeFailed``."""
    # A fresh interpreter: a fork would take our threads' locks along.
    context = get_context("spawn")
    ready = context.Barrier(clients)
    results: SimpleQueue[tuple[int, float]] = context.SimpleQueue()
    processes = [
        context.Process(
            target=_repeat, args=(ready, results, open_step, arguments, seconds), daemon=True
        )
        for _ in range(clients)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(seconds + _PATIENCE)
    if any(process.exitcode != 0 for process in processes):
        message = f"{open_step.__name__}: a process ended without a result"
        raise ProbeFailed(message)
    counted = [results.get() for _ in processes]
    return sum(count / elapsed for count, elapsed in counted)


def _repeat(
    ready: Barrier,
    results: "SimpleQueue[tuple[int, float]]",
    open_step: OpenStep,
    arguments: tuple[Any, ...],
    seconds: float,
) -> None:
    with open_step(*arguments) as step:
        step()  # what is only done the first time is no limit
        ready.wait(_PATIENCE)
        count, began = 0, time.monotonic()
        while (elapsed := time.monotonic() - began) < seconds:
            step()
            count += 1
        results.put((count, elapsed))
