"""Celery, set so that losing, doubling or delaying a message does no harm.

Every line has a price that somebody paid; ``tests`` pin them. Redis is the broker.
"""

from typing import Any

from celery import Celery
from celery.signals import setup_logging, task_postrun, task_prerun

from foundation.correlation import HEADER, bind_correlation_id, clear_correlation_id

HARD_LIMIT_SECONDS = 60
VISIBILITY_TIMEOUT_SECONDS = 600
"""Ten times the hard limit: a running task must never be handed out a second time."""


def celery_app(name: str, *, broker_url: str) -> Celery:
    """Application of one service's workers and beat; tasks are registered by the caller.

    Services may share one Redis database: their queues have names of their own. Tasks have
    ``args=(id,)`` and nothing else, no ``eta``, no ``countdown`` and no ``retry()``: the schedule
    is in the database.
    """
    app = _app(name, broker_url, socket_timeout=10)
    # A receiver, any receiver, keeps Celery from setting up logging of its own.
    setup_logging.connect(_leave_logging_alone)
    task_prerun.connect(_bind_correlation_id)
    task_postrun.connect(_clear_correlation_id)
    return app


def publisher(name: str, *, broker_url: str) -> Celery:
    """Application that only publishes, with short time-outs.

    A Redis that accepts a connection and never answers would otherwise hold its caller for as
    long as the workers' time-out.
    """
    return _app(name, broker_url, socket_timeout=1)


def _app(name: str, broker_url: str, *, socket_timeout: float) -> Celery:
    app = Celery(name, broker=broker_url, set_as_current=False)
    app.conf.update(_settings(name, socket_timeout))
    return app


def _settings(name: str, socket_timeout: float) -> dict[str, Any]:
    transport = {
        # Ours in a Redis that others may use too. One prefix for all: one beat rings for everyone.
        "global_keyprefix": "doorbell:",
        "visibility_timeout": VISIBILITY_TIMEOUT_SECONDS,
        # The restore sweep otherwise runs every hundred seconds, whatever the time-out.
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 1,
        # For workers above the one second of BRPOP, else every idle wait is an error.
        "socket_timeout": socket_timeout,
        # Half-open connections after a fail-over: alive but no longer consuming.
        "health_check_interval": 25,
    }
    return {
        # Late acknowledgement: a worker that dies leaves its message to another.
        "task_acks_late": True,
        # Without this a child killed by the kernel still acknowledges. The loop of a task that
        # kills every worker is broken by the attempts counted in the row.
        "task_reject_on_worker_lost": True,
        # Nobody reads results; they would fill Redis.
        "task_ignore_result": True,
        "result_backend": None,
        # Time-outs of our own calls add up to less than the soft limit.
        "task_soft_time_limit": 45,
        "task_time_limit": HARD_LIMIT_SECONDS,
        # The visibility timer also runs for messages that only wait in a worker.
        "worker_prefetch_multiplier": 1,
        # After a lost connection the broker gives the task to another: stop the first.
        "worker_cancel_long_running_tasks_on_connection_loss": True,
        # A hard stop would leave its messages invisible for the whole time-out.
        "worker_soft_shutdown_timeout": 30,
        "worker_enable_soft_shutdown_on_idle": True,
        # Memory that libraries keep is given back.
        "worker_max_tasks_per_child": 1000,
        # One logging pipeline for every process.
        "worker_hijack_root_logger": False,
        "worker_redirect_stdouts": False,
        "broker_connection_retry_on_startup": True,
        # All three places: the shortest of them, on any app on that Redis, wins.
        "visibility_timeout": VISIBILITY_TIMEOUT_SECONDS,
        "result_backend_transport_options": {"visibility_timeout": VISIBILITY_TIMEOUT_SECONDS},
        "broker_transport_options": transport,
        # One more try and then give up: the sweep rings again.
        "task_publish_retry_policy": {
            "max_retries": 1,
            "interval_start": 0,
            "interval_step": 0.1,
            "interval_max": 0.1,
        },
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_default_queue": name,
        # Beat has slipped by an hour at a clock change elsewhere.
        "timezone": "UTC",
        "enable_utc": True,
    }


def _leave_logging_alone(**_details: object) -> None:
    """Receive the signal."""


def _bind_correlation_id(task: Any = None, **_details: object) -> None:  # noqa: ANN401 -- Celery's task class has no stub
    headers = getattr(getattr(task, "request", None), "headers", None) or {}
    value = headers.get(HEADER) or getattr(getattr(task, "request", None), HEADER, None)
    bind_correlation_id(value)


def _clear_correlation_id(**_details: object) -> None:
    clear_correlation_id()
