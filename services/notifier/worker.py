"""Celery workers of the notifier: which task does which work."""

from collections.abc import Callable
from typing import Final

from celery import Celery

from foundation.log import configure_logging, get_logger
from foundation.worker import worker_app
from notifier.application import NAME, build_application
from notifier.ask_receipts import ask_receipts
from notifier.collect_box_results import collect_box_results
from notifier.decide_case import decide_cases
from notifier.deliver_message import deliver_messages
from notifier.hand_over_findings import hand_over_findings
from notifier.hand_over_flag import hand_over_flags
from notifier.hints.send_hints import send_hints
from notifier.oncall.call_people import call_people
from notifier.oncall.send_calls import send_calls
from notifier.policy import read_policy
from notifier.reconsider_cases import reconsider_cases
from notifier.report_back import report_back
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
    Service,
)
from notifier.settings import NotifierSettings
from notifier.sweep import sweep
from notifier.take_receipts import take_receipts

_log = get_logger(__name__)

TASKS: Final[dict[str, Callable[[Service], object]]] = {
    DECIDE: decide_cases,
    DELIVER: deliver_messages,
    HAND_OVER: hand_over_flags,
    HAND_OVER_FINDINGS: hand_over_findings,
    RECONSIDER: reconsider_cases,
    REPORT_BACK: report_back,
    CALL_PEOPLE: call_people,
    SEND_CALLS: send_calls,
    SEND_HINTS: send_hints,
    TAKE_RECEIPTS: take_receipts,
    ASK_RECEIPTS: ask_receipts,
    COLLECT_BOX_RESULTS: collect_box_results,
    SWEEP: sweep,
}
"""Every task, each with a queue of the same name."""


def build_worker(settings: NotifierSettings) -> Celery:
    """The Celery application with its tasks; it consumes the queues that it is told to."""
    process = "notifier.worker"
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
