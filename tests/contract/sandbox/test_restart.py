"""What the outside world received is still received after a kill -9."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.patience import looks

ROOT = Path(__file__).parents[3]


@contextmanager
def _serving(data: Path, port: int) -> Iterator[httpx.Client]:
    command = [sys.executable, "-m", "uvicorn", "--factory", "sandbox.web:from_environment"]
    environment = os.environ | {
        "PYTHONPATH": f"{ROOT / 'services'}{os.pathsep}{ROOT}",
        "SANDBOX_DATA": str(data),
    }
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--port", str(port), "--log-level", "critical"], env=environment
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=5) as http:
            _wait_until(lambda: _alive(http))
            yield http
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def _alive(http: httpx.Client) -> bool:
    try:
        return http.get("/health/live").is_success
    except httpx.TransportError:
        return False


def _wait_until(condition: Callable[[], bool]) -> None:
    assert any(condition() for _ in looks(20))


def _flag(http: httpx.Client, event_id: str) -> None:
    event = {"specversion": "1.0", "id": event_id, "source": "urn:x", "type": "nl.x.y"}
    headers = {"Content-Type": "application/cloudevents+json"}
    http.post("/rvdk/gebeurtenissen", json=event, headers=headers).raise_for_status()


def test_a_killed_sandbox_forgets_nothing(tmp_path: Path, family: list[dict[str, Any]]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with _serving(tmp_path, port) as http:
        http.put("/sandbox/personen", json=family).raise_for_status()
        for number in range(5):
            _flag(http, f"f-{number}")
        _flag(http, "f-0")
        keys = http.get("/jwks").json()
        before = http.get("/sandbox/bezorgd").json()
    with (tmp_path / "ontvangen.jsonl").open("ab") as journal:
        journal.write(b'{"soort":"vlag","ontv')  # a crash in the middle of a write
    with _serving(tmp_path, port) as http:
        assert http.get("/sandbox/bezorgd").json() == before
        assert http.get("/jwks").json() == keys
        assert len(http.get("/sandbox/personen").json()) == len(family)
        _flag(http, "f-9")
    with _serving(tmp_path, port) as http:
        assert len(http.get("/sandbox/bezorgd").json()) == 6
