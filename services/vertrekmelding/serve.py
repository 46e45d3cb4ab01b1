"""``vertrekmelding serve|work|beat``: one process, as it also runs in production."""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final
from uuid import uuid4

import redis
import uvicorn
from celery import Celery
from celery.beat import Scheduler

from brp_adapter.service import ESTABLISH, FETCH, FETCH_EVENTS, FOLLOW_PEOPLE, RECHECK
from brp_adapter.service import HAND_OVER as ADAPTER_HAND_OVER
from brp_adapter.service import SWEEP as ADAPTER_SWEEP
from brp_adapter.settings import AdapterSettings
from foundation.celery_app import celery_app
from foundation.log import configure_logging
from foundation.settings import ServiceSettings
from foundation.worker import ALIVE, mark_every_task
from notifier.service import (
    ASK_RECEIPTS,
    CALL_PEOPLE,
    COLLECT_BOX_RESULTS,
    DECIDE,
    DELIVER,
    HAND_OVER,
    HAND_OVER_FINDINGS,
    RECONSIDER,
    REPORT_BACK,
    SEND_CALLS,
    SEND_HINTS,
    SWEEP,
    TAKE_RECEIPTS,
)
from notifier.settings import NotifierSettings
from vertrekmelding.doctor.secrets import refuse_unfit

WEB: Final = {
    "adapter-web": "brp_adapter.web:from_environment",
    "notifier-web": "notifier.web:from_environment",
    "sandbox": "sandbox.web:from_environment",
}
WORKERS: Final = ("adapter", "notifier")
SWEEPS: Final = (ADAPTER_SWEEP, SWEEP)
FETCHES: Final = (FETCH_EVENTS,)
"""Tasks that ask others for news, whether anything is due here or not."""

QUEUES: Final = (
    *(ESTABLISH, ADAPTER_HAND_OVER, RECHECK, ADAPTER_SWEEP, FETCH, FETCH_EVENTS, FOLLOW_PEOPLE),
    *(DECIDE, RECONSIDER, DELIVER, HAND_OVER, HAND_OVER_FINDINGS, REPORT_BACK),
    *(CALL_PEOPLE, SEND_CALLS, SEND_HINTS, TAKE_RECEIPTS, ASK_RECEIPTS),
    *(COLLECT_BOX_RESULTS, SWEEP),
)
"""Of both services; every task has a queue of the same name."""

SETTINGS: Final[dict[str, type[ServiceSettings]]] = {
    "adapter-web": AdapterSettings,
    "notifier-web": NotifierSettings,
}
BEAT_KEY: Final = "doorbell:beat:"
"""In Redis, one per beat that lives."""

BEAT_MARK_SECONDS: Final = 10
_LOCAL_CONCURRENCY: Final = 2


_KEPT_OPEN_SECONDS: Final = 75
"""Longer than clients and proxies keep an idle connection (5 to 60 seconds): else we close one at
the moment at which somebody sends an event over it, and they do not know whether it came in."""


def serve(name: str, host: str, port: int) -> None:
    """Serve one of the web applications until stopped. Raises ``UnfitSettings``."""
    if name in SETTINGS:
        refuse_unfit(SETTINGS[name]())
    uvicorn.run(
        WEB[name],
        factory=True,
        host=host,
        port=port,
        log_config=None,  # one pipeline, set up by the application
        access_log=False,  # what was asked stands in our own lines, without addresses
        server_header=False,
        proxy_headers=False,  # whose X-Forwarded-For is believed, the settings say
        timeout_graceful_shutdown=2,
        timeout_keep_alive=_KEPT_OPEN_SECONDS,
    )


class NoSuchQueue(Exception):
    """A queue was named that the service does not have: nobody would ever ring there."""


def work(name: str, queues: str | None, concurrency: int | None, mark: Path | None = None) -> None:
    """Work off one or more queues of a service until stopped; all of them when none is named.

    ``mark`` is touched after every task. Raises ``UnfitSettings`` and ``NoSuchQueue``.
    """
    refuse_unfit(SETTINGS[f"{name}-web"]())
    app, every_queue = _worker(name)
    if unknown := {*(queues or "").split(",")} - {*every_queue, ""}:
        message = (
            f"no such queue: {', '.join(sorted(unknown))} (there are {', '.join(every_queue)})"
        )
        raise NoSuchQueue(message)
    if mark is not None:
        mark_every_task(mark)
    app.worker_main(
        [
            *("worker", "--without-gossip", "--without-mingle", "--without-heartbeat"),
            *("--queues", queues or ",".join(every_queue)),
            *("--concurrency", str(concurrency or _LOCAL_CONCURRENCY)),
            *("--hostname", f"{name}@%h", "--loglevel", "WARNING"),
        ]
    )


def beat(mark: Path | None = None) -> None:
    """Make the sweeps of both services and the fetching ring. There must be exactly one of these.

    ``mark`` is touched at every turn, about once per second. Raises ``UnfitSettings``.
    """
    settings = AdapterSettings()  # both services share one broker
    refuse_unfit(settings)
    configure_logging("beat", fmt=settings.log_format, level=settings.log_level)
    app = celery_app("beat", broker_url=settings.redis_url.get_secret_value())
    app.conf.beat_schedule = {
        task: {
            "task": task,
            "schedule": settings.sweep_seconds,
            # A worker that was away for an hour must not find hundreds of sweeps waiting.
            "options": {"queue": task, "expires": settings.sweep_seconds},
        }
        for task in (*SWEEPS, *FETCHES)
    } | {
        f"{ALIVE}:{queue}": {
            "task": ALIVE,
            "schedule": settings.sweep_seconds,
            "options": {"queue": queue, "expires": settings.sweep_seconds},
        }
        for queue in QUEUES
    }
    with redis.Redis.from_url(settings.redis_url.get_secret_value(), socket_timeout=1) as client:
        # In memory: a sweep that is a few seconds early after a restart does no harm.
        scheduler = partial(NotedScheduler, client=client, mark=mark)
        app.Beat(scheduler=scheduler, max_interval=1).run()


class NotedScheduler(Scheduler):  # type: ignore[misc]  # Celery has no types
    """Says in Redis that it lives, so that a second beat shows (``vertrekmelding doctor``)."""

    def __init__(
        self, *args: object, client: redis.Redis, mark: Path | None, **options: object
    ) -> None:
        """``client``: of the broker; ``mark``: a file that is touched at every turn."""
        super().__init__(*args, **options)
        self._client = client
        self._mark = mark
        self._name = f"{BEAT_KEY}{uuid4()}"

    def tick(self, *args: object, **options: object) -> float:
        """Ring what is due, at least once per second."""
        # Whatever is the matter with Redis, the rings tell it; this is only a mark.
        with suppress(redis.RedisError):
            self._client.set(self._name, "1", ex=BEAT_MARK_SECONDS)
        wait: float = super().tick(*args, **options)
        if self._mark is not None:
            self._mark.touch()
        return wait


def _worker(name: str) -> tuple[Celery, Iterable[str]]:
    """The Celery application of a service and its queues; a process loads one service only."""
    if name == "adapter":
        import brp_adapter.worker  # noqa: PLC0415

        return brp_adapter.worker.build_worker(AdapterSettings()), brp_adapter.worker.TASKS
    import notifier.worker  # noqa: PLC0415

    return notifier.worker.build_worker(NotifierSettings()), notifier.worker.TASKS
