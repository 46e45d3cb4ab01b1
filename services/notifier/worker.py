"""Celery workers of the notifier: ``celery -A notifier.worker:app worker``; exactly one beat.

A task is a thin shell: it works off everything that is due, whatever id the ring carried.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any, Final

from celery import Celery
from celery.signals import worker_process_init, worker_process_shutdown

from foundation.celery_app import celery_app
from foundation.log import configure_logging
from notifier.application import NAME, Application, build_application
from notifier.decide_case import decide_cases
from notifier.deliver_message import deliver_messages
from notifier.hand_over_flag import hand_over_flags
from notifier.service import DECIDE, DELIVER, HAND_OVER, SWEEP, Service
from notifier.settings import NotifierSettings
from notifier.sweep import sweep

TASKS: Final[dict[str, Callable[[Service], object]]] = {
    DECIDE: decide_cases,
    DELIVER: deliver_messages,
    HAND_OVER: hand_over_flags,
    SWEEP: sweep,
}
"""Every task, each with a queue of the same name."""


def build_worker(settings: NotifierSettings) -> Celery:
    """The Celery application with its tasks, queues and the beat of the sweep."""
    configure_logging("notifier.worker", fmt=settings.log_format, level=settings.log_level)
    app = celery_app(NAME, broker_url=settings.redis_url.get_secret_value())
    per_process = _PerProcess(settings)
    for name, work in TASKS.items():
        app.task(name=name)(_shell(per_process, work))
    app.conf.task_routes = {name: {"queue": name} for name in TASKS}
    app.conf.beat_schedule = {
        SWEEP: {
            "task": SWEEP,
            "schedule": timedelta(seconds=settings.sweep_seconds),
            # A sweep that waited is worth nothing: the next one does its work.
            "options": {"queue": SWEEP, "expires": settings.sweep_seconds},
        }
    }
    worker_process_init.connect(per_process.renew, weak=False)
    worker_process_shutdown.connect(per_process.close, weak=False)
    return app


class _PerProcess:
    """The application of this process: a forked child may not use its parent's sockets."""

    def __init__(self, settings: NotifierSettings) -> None:
        self._settings = settings
        self._application: Application | None = None

    def renew(self, **_details: object) -> None:
        """Forget what the parent had and connect anew."""
        if self._application is not None:
            self._application.service.database.dispose_after_fork()
        self._application = None

    def close(self, **_details: object) -> None:
        """Close what this process opened."""
        if self._application is not None:
            self._application.close()

    @property
    def service(self) -> Service:
        """Built at the first task."""
        if self._application is None:
            self._application = build_application(self._settings, process="notifier.worker")
        return self._application.service


def _shell(per_process: _PerProcess, work: Callable[[Service], object]) -> Callable[..., None]:
    def task(row_id: str | None = None) -> None:  # noqa: ARG001  a ring is for all that is due
        work(per_process.service)

    return task


@cache
def _from_environment() -> Celery:
    return build_worker(NotifierSettings())


def __getattr__(name: str) -> Any:  # noqa: ANN401  what Python asks of a module
    """``app``, built when Celery asks for it and not at import: settings are read then."""
    if name in {"app", "celery"}:
        return _from_environment()
    raise AttributeError(name)
