"""A real Celery worker process, rung through a real Redis."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from brp_adapter.application import build_application
from brp_adapter.settings import AdapterSettings
from brp_adapter.worker import TASKS, build_worker
from tests.integration.brp_adapter.families import Family, declared
from tests.integration.brp_adapter.running import World
from tests.patience import looks

ROOT = Path(__file__).parents[3]


def _environment(settings: AdapterSettings) -> dict[str, str]:
    given = {
        f"BRP_ADAPTER_{name.upper()}": value.get_secret_value()
        if isinstance(value, SecretStr)
        else str(value)
        for name, value in settings
        if value is not None
    }
    return os.environ | given | {"PYTHONPATH": f"{ROOT / 'services'}:{ROOT}"}


@contextmanager
def _worker(settings: AdapterSettings, log: Path) -> Iterator[None]:
    """The worker and the beat, by the commands that also run them in production."""
    commands = (("work", "adapter"), ("beat",))
    with log.open("wb") as out:
        processes = [
            subprocess.Popen(  # noqa: S603  our own programs
                [sys.executable, "-m", "vertrekmelding", *arguments],
                env=_environment(settings),
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
            for arguments in commands
        ]
    try:
        yield
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def with_redis(settings: AdapterSettings, redis_url: str) -> AdapterSettings:
    return settings.model_copy(
        update={"redis_url": SecretStr(redis_url), "sweep_seconds": 2, "retry_scale": 0.1}
    )


def test_a_ring_or_else_the_sweep_brings_an_event_to_the_notifier(
    world: World, with_redis: AdapterSettings, tmp_path: Path
) -> None:
    family = Family()
    world.bring(family.persons)
    world.report(declared(family))  # nobody rings: only the sweep can find it
    with _worker(with_redis, tmp_path / "worker.log"):
        _wait_for(lambda: len(world.notifier.taken) == 1, tmp_path / "worker.log")

        second = Family()
        world.bring(second.persons)
        rung = build_application(with_redis)
        world.application = replace(world.application, service=rung.service)
        melding = world.report(declared(second))
        rung.service.ring("brp_adapter.establish", melding)
        _wait_for(lambda: len(world.notifier.taken) == 2, tmp_path / "worker.log")
        rung.close()
    log = (tmp_path / "worker.log").read_text()
    assert family.child not in log
    assert second.child not in log
    assert "facts_handed_over" in log


def test_every_task_has_a_queue_that_workers_read(with_redis: AdapterSettings) -> None:
    app = build_worker(with_redis)
    assert {name for name in app.tasks if name.startswith("brp_adapter.")} == set(TASKS)
    assert app.conf.task_routes == {name: {"queue": name} for name in TASKS}


def _wait_for(condition: object, log: Path, seconds: float = 20.0) -> None:
    assert callable(condition)
    assert any(condition() for _ in looks(seconds)), log.read_text()[-4000:]
