"""Celery tasks that do nothing, over the same Redis and with the same settings as ours.

Run as a module it is the worker, with the URL of Redis on standard input.
"""

import sys
import time
from typing import Final

import redis

from foundation.celery_app import celery_app, publisher

TASK: Final = "bench.nothing"
PROCESSES: Final = 2
_QUEUE_KEY: Final = f"doorbell:{TASK}"
_UNACKED_KEY: Final = "doorbell:unacked"
_LOOK: Final = 0.005
_PATIENCE: Final = 60.0


def publish(redis_url: str, count: int) -> float:
    """Publish so many; how many went per second."""
    app = publisher("bench", broker_url=redis_url)
    app.send_task(TASK, args=["first"], queue=TASK, ignore_result=True)
    began = time.monotonic()
    for number in range(count):
        app.send_task(TASK, args=[str(number)], queue=TASK, ignore_result=True)
    elapsed = time.monotonic() - began
    app.close()
    return count / elapsed


def consumed_per_second(redis_url: str) -> float:
    """How fast a worker that just started empties the queue.

    Raises ``TimeoutError`` when it is not empty after a minute.
    """
    connection = redis.Redis.from_url(redis_url)
    count = left = int(str(connection.llen(_QUEUE_KEY)))
    deadline = time.monotonic() + _PATIENCE
    began: float | None = None
    first = count
    while left or connection.hlen(_UNACKED_KEY):
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(_LOOK)
        left = int(str(connection.llen(_QUEUE_KEY)))
        if began is None and left < count:
            began, first = time.monotonic(), left
    elapsed = time.monotonic() - (began or deadline)
    connection.close()
    return first / elapsed


def nothing(number: str) -> None:
    """Do nothing."""
    del number


def main() -> None:
    """Be the worker."""
    app = celery_app("bench", broker_url=sys.stdin.readline().strip())
    app.task(name=TASK)(nothing)
    app.worker_main(
        [
            *("worker", "--without-gossip", "--without-mingle", "--without-heartbeat"),
            *("--queues", TASK, "--concurrency", str(PROCESSES), "--loglevel", "ERROR"),
        ]
    )


if __name__ == "__main__":
    main()
