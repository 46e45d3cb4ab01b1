"""Children are kept alive, and a child that cannot live is said to be so."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.integration.embedded.running import assert_all_gone
from tests.patience import looks, stretched
from vertrekmelding.embedded import ChildFailed, EmbeddedServers, ProcessSpec, Supervisor, free_port


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    made = Supervisor(tmp_path)
    yield made
    made.stop_all()


def python(name: str, code: str, **options: str | Callable[[], bool]) -> ProcessSpec:
    return ProcessSpec(name, [sys.executable, "-c", code], **options)  # type: ignore[arg-type]


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    assert any(condition() for _ in looks(seconds, every=0.02))


SLEEP = "import time; time.sleep(600)"


def test_a_killed_child_comes_back(supervisor: Supervisor) -> None:
    supervisor.start(python("sleeper", SLEEP))
    first = supervisor.pids()["sleeper"]
    os.kill(first, signal.SIGKILL)
    until(lambda: supervisor.pids().get("sleeper", first) != first)


def test_a_killed_child_takes_its_own_children_along(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    note = tmp_path / "pid"
    code = (
        f"import subprocess, sys; c = subprocess.Popen([sys.executable, '-c', {SLEEP!r}]); "
        f"open({str(note)!r}, 'w').write(str(c.pid)); c.wait()"
    )
    supervisor.start(python("family", code, ready=lambda: note.exists() and bool(note.read_text())))
    supervisor.wait_ready("family")
    grandchild = psutil.Process(int(note.read_text()))
    os.kill(supervisor.pids()["family"], signal.SIGKILL)
    assert_all_gone([grandchild])


def test_a_child_that_cannot_start_ends_with_its_last_words(supervisor: Supervisor) -> None:
    supervisor.start(python("broken", "print('nothing works today'); raise SystemExit(3)"))
    with pytest.raises(ChildFailed, match=r"(?s)broken could not.*code 3.*nothing works today"):
        supervisor.wait(10)


def test_a_program_that_is_not_there_is_named(supervisor: Supervisor) -> None:
    supervisor.start(ProcessSpec("absent", ["/no/such/program"], ready=lambda: False))
    with pytest.raises(ChildFailed, match="cannot start /no/such/program"):
        supervisor.wait_ready("absent")


def test_a_child_that_never_gets_ready_is_named_with_its_log(supervisor: Supervisor) -> None:
    supervisor.start(python("slow", SLEEP, ready=f"http://127.0.0.1:{free_port()}/"))
    with pytest.raises(ChildFailed, match=r"slow was not ready within 0 seconds.*slow\.log"):
        supervisor.wait_ready("slow", 0.3)


def test_ready_by_url(supervisor: Supervisor, tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    url = f"http://127.0.0.1:{port}/"
    supervisor.start(ProcessSpec("web", command, cwd=tmp_path, ready=url))
    supervisor.wait_ready("web", 10)


def test_a_child_that_ignores_the_polite_signal_is_killed_in_time(tmp_path: Path) -> None:
    supervisor = Supervisor(tmp_path)
    code = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); "
    supervisor.start(python("stubborn", code + "time.sleep(600)"))
    until(lambda: "1" in (tmp_path / "stubborn.log").read_text())
    process = psutil.Process(supervisor.pids()["stubborn"])
    begin = time.monotonic()
    supervisor.stop_all(1.0)
    assert time.monotonic() - begin < stretched(2)
    assert_all_gone([process], 0)


def test_a_stopped_child_stays_stopped_until_it_is_restarted(supervisor: Supervisor) -> None:
    supervisor.start(python("sleeper", SLEEP))
    supervisor.stop("sleeper")
    time.sleep(0.3)
    assert supervisor.pids() == {}
    supervisor.restart("sleeper")
    assert supervisor.pids().keys() == {"sleeper"}


def test_nothing_of_our_environment_leaks_into_a_child(
    supervisor: Supervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_SECRET_OF_THE_PARENT", "marker")
    code = f"import os; print(dict(os.environ), flush=True); {SLEEP}"
    supervisor.start(python("curious", code))
    until(lambda: "{" in (tmp_path / "curious.log").read_text())
    assert "marker" not in (tmp_path / "curious.log").read_text()


def test_a_killed_watchdog_is_replaced(supervisor: Supervisor) -> None:
    supervisor.start(python("sleeper", SLEEP))
    first = supervisor._watchdog
    first.kill()
    until(lambda: supervisor._watchdog is not first)
    assert supervisor._watchdog.poll() is None


def test_killed_servers_heal_on_the_same_address(servers: EmbeddedServers) -> None:
    for kill, name in ((servers.kill_postgres, "postgres"), (servers.kill_redis, "redis")):
        before = servers.supervisor.pids()[name]
        kill()
        until(lambda: servers.supervisor.pids().get(name, before) != before)  # noqa: B023
        servers.wait_ready(name)


def test_a_server_can_be_away_for_a_while(servers: EmbeddedServers, redis_url: str) -> None:
    assert redis_url == servers.redis_url
    servers.stop("redis")
    assert "redis" not in servers.supervisor.pids()
    servers.restart("redis")
