"""Celery's settings are pinned: each was paid for by somebody."""

import pytest

from foundation.celery_app import celery_app, publisher

URL = "redis://:secret@127.0.0.1:1/0"

PINNED = {
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "task_ignore_result": True,
    "result_backend": None,
    "task_soft_time_limit": 45,
    "task_time_limit": 60,
    "worker_prefetch_multiplier": 1,
    "worker_cancel_long_running_tasks_on_connection_loss": True,
    "worker_soft_shutdown_timeout": 30,
    "worker_enable_soft_shutdown_on_idle": True,
    "worker_max_tasks_per_child": 1000,
    "worker_hijack_root_logger": False,
    "broker_connection_retry_on_startup": True,
    "visibility_timeout": 600,
    "task_serializer": "json",
    "accept_content": ["json"],
    "timezone": "UTC",
}


@pytest.mark.parametrize("name", PINNED)
def test_settings_are_pinned(name: str) -> None:
    assert celery_app("notifier", broker_url=URL).conf[name] == PINNED[name]


def test_the_visibility_timeout_stands_in_all_three_places() -> None:
    conf = celery_app("notifier", broker_url=URL).conf
    assert conf.visibility_timeout == 600
    assert conf.broker_transport_options["visibility_timeout"] == 600
    assert conf.result_backend_transport_options["visibility_timeout"] == 600


def test_all_have_the_same_prefix_so_that_one_beat_rings_for_every_service() -> None:
    prefixes = {
        celery_app(name, broker_url=URL).conf.broker_transport_options["global_keyprefix"]
        for name in ("notifier", "brp_adapter")
    }
    assert prefixes == {"doorbell:"}


def test_the_publisher_is_impatient() -> None:
    options = publisher("notifier", broker_url=URL).conf.broker_transport_options
    assert options["socket_timeout"] == 1
    assert options["socket_connect_timeout"] == 1
    policy = publisher("notifier", broker_url=URL).conf.task_publish_retry_policy
    assert policy["max_retries"] == 1
