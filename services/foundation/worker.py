"""A service's Celery worker: thin tasks over work that stands in the database.

A task works off everything that is due, whatever id the ring carried, until its turn is over. What
it needs is opened at the first task of each worker process, never in the parent: a forked child may
not use its parent's sockets (SQLAlchemy, libpq and TLS all corrupt each other's streams then).
"""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar
from uuid import UUID

from celery import Celery
from celery.signals import task_postrun, worker_process_init, worker_process_shutdown

from foundation.celery_app import celery_app
from foundation.garbage import leave_what_stays
from foundation.turn import TURN

ALIVE: Final = "alive"
"""A task that does nothing. Beat sends it to every queue, so that a group of workers that is
connected and takes nothing shows, also when there is no work."""

_NO_ROW = UUID(int=0)


class Rings(Protocol):
    """What every service can do."""

    @property
    def ring(self) -> Callable[[str, UUID], None]:
        """Wake the workers of a task; never blocks, never fails."""


ServiceT = TypeVar("ServiceT", bound=Rings)
ServiceT_co = TypeVar("ServiceT_co", covariant=True)


class Opened(Protocol[ServiceT_co]):
    """One process's worth of a service."""

    @property
    def service(self) -> ServiceT_co:
        """What the tasks are given."""

    def close(self) -> None:
        """Close every connection."""


def worker_app(
    name: str,
    *,
    broker_url: str,
    tasks: Mapping[str, Callable[[ServiceT], object]],
    open_service: Callable[[], Opened[ServiceT]],
) -> Celery:
    """Make the application; every task has a queue of its own name, and takes one optional id."""
    app = celery_app(name, broker_url=broker_url)
    process = _Process(open_service)
    for task, work in tasks.items():
        app.task(name=task)(_shell(process, task, work))
    app.task(name=ALIVE)(_nothing)
    app.conf.task_routes = {task: {"queue": task} for task in tasks}
    worker_process_init.connect(process.forget, weak=False)
    worker_process_shutdown.connect(process.close, weak=False)
    return app


def mark_every_task(mark: Path) -> None:
    """Touch this file after each task of this process and of those it forks.

    Raises ``OSError`` at once where it cannot be written.
    """

    def touch(**_details: object) -> None:
        mark.touch()

    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    task_postrun.connect(touch, weak=False)


def _nothing() -> None:
    """Be taken."""


class _Process(Generic[ServiceT]):
    """What this process has opened."""

    def __init__(self, open_service: Callable[[], Opened[ServiceT]]) -> None:
        self._open_service = open_service
        self._opened: Opened[ServiceT] | None = None

    @property
    def service(self) -> ServiceT:
        """Opened at the first task."""
        if self._opened is None:
            self._opened = self._open_service()
        return self._opened.service

    def close(self, **_details: object) -> None:
        """Close what this process opened."""
        if self._opened is not None:
            self._opened.close()

    def forget(self, **_details: object) -> None:
        """Start a fork with nothing: whatever there is belongs to the parent."""
        self._opened = None
        leave_what_stays()


def _shell(
    process: _Process[ServiceT], name: str, work: Callable[[ServiceT], object]
) -> Callable[..., None]:
    def task(row_id: str | None = None) -> None:  # noqa: ARG001  a ring is for all that is due
        began = time.monotonic()
        taken = work(process.service)
        # Something was done and the turn is over: there may be more, and it waits in line now.
        if isinstance(taken, int) and taken and time.monotonic() - began >= TURN.total_seconds():
            process.service.ring(name, _NO_ROW)

    return task
