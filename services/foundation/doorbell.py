"""Ringing for work that is already committed.

The database is the truth. A ring is a hint that something is due, so it may be lost, doubled or
late without harm: a sweep rings again. That is why ringing never blocks and never fails.
"""

import os
import threading
import time
import weakref
from dataclasses import dataclass
from uuid import UUID

from celery import Celery

from foundation.celery_app import publisher
from foundation.correlation import HEADER, current_correlation_id
from foundation.log import get_logger

COALESCE_SECONDS = 0.02
REPORT_EVERY_SECONDS = 10.0
_log = get_logger(__name__)


@dataclass(frozen=True)
class Ring:
    """One message: the task to wake, and the id of the row that became due."""

    task: str
    queue: str
    row_id: UUID
    correlation_id: str


class Doorbell:
    """Publishes rings from a daemon thread of its own, started at the first ring.

    Rings for the same task and queue that come within 20 ms, or while another is being published,
    become one: a task works off whatever is due, not only the row it is told of. What cannot be
    published is dropped and counted; the log event ``doorbell_missed`` tells how many, at most
    every ten seconds.
    """

    def __init__(self, name: str, *, broker_url: str, capacity: int = 1000) -> None:
        """``name``: the service, as given to ``celery_app``. Opens nothing yet.

        ``capacity`` bounds the different pairs of task and queue that may wait at once.
        """
        self._name = name
        self._broker_url = broker_url
        self._capacity = capacity
        self._missed = 0
        self._unreported = 0
        self._reported_at = float("-inf")
        self._thread: threading.Thread | None = None
        self._reset()
        # Threads do not survive a fork and a lock may be held at that moment: start afresh.
        itself = weakref.ref(self)
        os.register_at_fork(after_in_child=lambda: _reset_if_alive(itself))

    @property
    def missed(self) -> int:
        """Messages dropped since this process began."""
        return self._missed

    def ring(self, task: str, queue: str, row_id: UUID) -> None:
        """Ask a worker on ``queue`` to run ``task(row_id)``. Returns at once, whatever happens."""
        ring = Ring(task, queue, row_id, current_correlation_id())
        with self._lock:
            known = (task, queue) in self._waiting
            room = known or len(self._waiting) < self._capacity
            if room:
                self._waiting.setdefault((task, queue), ring)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="doorbell", daemon=True)
                self._thread.start()
        self._rung.set()
        if not room:
            self._miss(1, "full")

    def close(self, timeout: float = 2.0) -> None:
        """Publish what waits, for at most ``timeout`` seconds, and stop until the next ring."""
        thread = self._thread
        if thread is None:
            return
        self._closing.set()
        self._rung.set()
        thread.join(timeout)
        if not thread.is_alive():
            self._reset()

    def _reset(self) -> None:
        self._waiting: dict[tuple[str, str], Ring] = {}
        self._lock = threading.Lock()
        self._rung = threading.Event()
        self._closing = threading.Event()
        self._thread = None

    def _run(self) -> None:
        app = publisher(self._name, broker_url=self._broker_url)
        while not (self._closing.is_set() and not self._waiting):
            self._rung.wait()
            if not self._closing.is_set():
                time.sleep(COALESCE_SECONDS)
            self._rung.clear()
            self._publish(app, self._take())
        app.close()

    def _take(self) -> list[Ring]:
        with self._lock:
            taken, self._waiting = list(self._waiting.values()), {}
        return taken

    def _publish(self, app: Celery, rings: list[Ring]) -> None:
        for number, ring in enumerate(rings):
            try:
                app.send_task(
                    ring.task,
                    args=[str(ring.row_id)],
                    queue=ring.queue,
                    headers={HEADER: ring.correlation_id},
                    argsrepr="(id)",
                    ignore_result=True,
                )
            except Exception as error:  # noqa: BLE001 -- whatever the broker does, the sweep rings again; a raise would end the thread and silence the bell
                # What waits behind would wait for the same time-out; let the sweep have it.
                self._miss(len(rings) - number + len(self._take()), type(error).__name__)
                return

    def _miss(self, count: int, because: str) -> None:
        with self._lock:
            self._missed += count
            self._unreported += count
            now = time.monotonic()
            if now - self._reported_at < REPORT_EVERY_SECONDS:
                return
            told, self._unreported, self._reported_at = self._unreported, 0, now
        _log.warning("doorbell_missed", count=told, because=because)


def _reset_if_alive(itself: weakref.ref[Doorbell]) -> None:
    doorbell = itself()
    if doorbell is not None:
        doorbell._reset()  # noqa: SLF001 -- the class registers this for itself
