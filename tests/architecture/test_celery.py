"""Celery is a doorbell and nothing more.

Each of these lines was paid for elsewhere: a delay longer than the visibility timeout sent one
letter 168 times; a queue without a consumer kept messages for weeks; a hung broker held up web
requests; arguments stand in every message header and so in every log.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from foundation.celery_app import celery_app, publisher
from foundation.worker import ALIVE
from tests.architecture.source import ROOT, Module, calls, modules, sample
from vertrekmelding.serve import SWEEPS

PINNED: dict[str, Any] = {
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
    "result_backend_transport_options": {"visibility_timeout": 600},
    "broker_transport_options": {
        "visibility_timeout": 600,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 1,
        "socket_timeout": 10,
        "health_check_interval": 25,
    },
    "task_publish_retry_policy": {
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0.1,
        "interval_max": 0.1,
    },
    "task_serializer": "json",
    "accept_content": ["json"],
    "timezone": "UTC",
}
NOWHERE = "redis://127.0.0.1:1/0"
WORKERS = {"brp_adapter": "AdapterSettings", "notifier": "NotifierSettings"}

DELAYING = {"eta", "countdown", "retry_backoff", "autoretry_for", "default_retry_delay"}
PUBLISHING = {"delay", "apply_async", "send_task", "signature", "chord", "chain", "group"}
MAY_PUBLISH = "services/foundation/doorbell.py"


def unpinned(conf: Any) -> list[str]:  # noqa: ANN401 -- Celery's settings have no type
    return [name for name, value in PINNED.items() if not _agrees(conf[name], value)]


def _agrees(actual: Any, pinned: Any) -> bool:  # noqa: ANN401
    if isinstance(pinned, dict):
        return all(name in actual and actual[name] == pinned[name] for name in pinned)
    return bool(actual == pinned)


def schedules_or_publishes(module: Module) -> list[str]:
    found = []
    for call, name in calls(module.tree):
        found += [
            f"{module.path}:{call.lineno} {keyword.arg}="
            for keyword in call.keywords
            if keyword.arg in DELAYING
        ]
        if name.endswith((".retry", *(f".{verb}" for verb in PUBLISHING - {"group"}))):
            found.append(f"{module.path}:{call.lineno} {name}")
    return [] if module.path == MAY_PUBLISH else found


@pytest.fixture(scope="module", params=WORKERS)
def worker(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What a service's worker really is, told by a process of its own."""
    package = request.param
    if not (ROOT / "services" / package / "worker.py").exists():
        pytest.skip(f"{package} has no worker yet")
    told = subprocess.run(  # noqa: S603 -- our own interpreter and our own words
        [sys.executable, "-c", _TELL, package, WORKERS[package]],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "services"), str(ROOT)])},
    )
    answer: dict[str, Any] = json.loads(told.stdout.splitlines()[-1])
    return answer


_TELL = """
import importlib, inspect, json, sys
from pydantic import SecretStr
package, name = sys.argv[1:]
kind = getattr(importlib.import_module(f"{package}.settings"), name)
made_up = {field: SecretStr("redis://127.0.0.1:1/0") if info.annotation is SecretStr else "x"
           for field, info in kind.model_fields.items() if info.is_required()}
app = importlib.import_module(f"{package}.worker").build_worker(kind.model_construct(**made_up))
tasks = {name: task for name, task in app.tasks.items() if not name.startswith("celery.")}
signatures = {name: inspect.signature(task.run) for name, task in tasks.items()}
print(json.dumps({
    "package": package,
    "parameters": {name: [str(each.annotation) for each in signature.parameters.values()]
                   for name, signature in signatures.items()},
    "callable_without": [name for name, signature in signatures.items() if not any(
        each.default is each.empty for each in signature.parameters.values())],
    "queues": {name: app.amqp.router.route({}, name)["queue"].name for name in tasks},
    "late": {name: [task.acks_late, task.reject_on_worker_lost] for name, task in tasks.items()},
}))
"""


def test_settings_are_pinned() -> None:
    assert unpinned(celery_app("notifier", broker_url=NOWHERE).conf) == []


def test_a_changed_setting_is_found() -> None:
    conf = celery_app("notifier", broker_url=NOWHERE).conf
    conf.worker_prefetch_multiplier = 4
    conf.broker_transport_options = {"visibility_timeout": 600}
    assert unpinned(conf) == ["worker_prefetch_multiplier", "broker_transport_options"]


def test_the_publisher_gives_up_soon() -> None:
    options = publisher("notifier", broker_url=NOWHERE).conf.broker_transport_options
    assert options["socket_connect_timeout"] + options["socket_timeout"] <= 2


def test_only_the_doorbell_publishes_and_nothing_is_delayed_by_the_broker() -> None:
    services = modules("foundation", "brp_adapter", "notifier")
    assert [found for module in services for found in schedules_or_publishes(module)] == []


@pytest.mark.parametrize(
    "source",
    [
        "task.apply_async(args=[1])",
        "deliver.delay(1)",
        "app.send_task('x', args=['1'])",
        "def f(self):\n    raise self.retry()",
        "f(countdown=20)",
    ],
)
def test_a_delay_or_another_publisher_is_found(source: str) -> None:
    assert schedules_or_publishes(sample(source))


def more_than_an_id(parameters: dict[str, list[str]]) -> list[str]:
    texts = ("str", "<class 'str'>", "str | None")
    return [
        name
        for name, annotations in parameters.items()
        if len(annotations) > 1 or any(each not in texts for each in annotations)
    ]


def test_a_task_takes_one_id_as_text_and_nothing_else(worker: dict[str, Any]) -> None:
    assert worker["parameters"]
    assert more_than_an_id(worker["parameters"]) == []


@pytest.mark.parametrize("annotations", [["dict"], ["str", "str"], ["<class 'uuid.UUID'>"]])
def test_a_task_that_takes_more_is_found(annotations: list[str]) -> None:
    assert more_than_an_id({"notifier.deliver": annotations}) == ["notifier.deliver"]


def test_every_task_has_the_queue_of_its_name(worker: dict[str, Any]) -> None:
    named = set(worker["parameters"]) - {ALIVE}  # beat sends that one to every queue
    assert {name: worker["queues"][name] for name in named} == {name: name for name in named}


def test_every_worker_knows_the_task_that_shows_that_it_lives(worker: dict[str, Any]) -> None:
    assert worker["parameters"][ALIVE] == []


def test_every_task_is_acknowledged_late(worker: dict[str, Any]) -> None:
    assert set(map(tuple, worker["late"].values())) == {(True, True)}


def test_beat_may_ring_the_sweep_without_an_id(worker: dict[str, Any]) -> None:
    assert f"{worker['package']}.sweep" in SWEEPS
    assert f"{worker['package']}.sweep" in worker["callable_without"]


def test_all_applications_share_one_prefix_so_that_one_beat_reaches_every_worker() -> None:
    prefixes = {
        app.conf.broker_transport_options.get("global_keyprefix")
        for name in ("beat", "brp_adapter", "notifier")
        for app in (celery_app(name, broker_url=NOWHERE), publisher(name, broker_url=NOWHERE))
    }
    assert len(prefixes) == 1
