"""Celery workers of the adapter: which task does which work."""

from collections.abc import Callable
from typing import Final

from celery import Celery

from brp_adapter.application import NAME, build_application
from brp_adapter.establish_departure import establish_departures
from brp_adapter.fetch_events import fetch_events
from brp_adapter.fetch_resources import fetch_resources
from brp_adapter.follow_people import follow_people
from brp_adapter.hand_over_facts import hand_over_facts
from brp_adapter.policy import read_policy
from brp_adapter.recheck_departures import recheck_departures
from brp_adapter.service import (
    ESTABLISH,
    FETCH,
    FETCH_EVENTS,
    FOLLOW_PEOPLE,
    HAND_OVER,
    RECHECK,
    SWEEP,
    Service,
)
from brp_adapter.settings import AdapterSettings
from brp_adapter.sweep import sweep
from foundation.log import configure_logging, get_logger
from foundation.worker import worker_app

_log = get_logger(__name__)

TASKS: Final[dict[str, Callable[[Service], object]]] = {
    ESTABLISH: establish_departures,
    FETCH: fetch_resources,
    HAND_OVER: hand_over_facts,
    RECHECK: recheck_departures,
    FETCH_EVENTS: fetch_events,
    FOLLOW_PEOPLE: follow_people,
    SWEEP: sweep,
}
"""Every task, each with a queue of the same name."""


def build_worker(settings: AdapterSettings) -> Celery:
    """The Celery application with its tasks; it consumes the queues that it is told to."""
    process = "brp_adapter.worker"
    configure_logging(process, fmt=settings.log_format, level=settings.log_level)
    # Read once, here: a file with mistakes is told at the start, and all children work on the same.
    policy = read_policy(settings.policy_file)
    _log.info("policy_in_force", versie=policy.content.versie, sha256=policy.sha256)
    return worker_app(
        NAME,
        broker_url=settings.redis_url.get_secret_value(),
        tasks=TASKS,
        open_service=lambda: build_application(settings, process=process, policy=policy),
    )
