"""Nothing stays behind, and a start after any end works."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.integration.embedded.running import (
    Running,
    alive,
    assert_all_gone,
    connect,
    everything,
)
from tests.patience import stretched
from vertrekmelding.embedded import DataFolderInUse, embedded

Start = Callable[..., Running]


def test_kill_9_of_the_supervisor_leaves_no_process_and_the_next_start_has_the_data(
    data: Path, start: Start
) -> None:
    first = start(data)
    with connect(first.adapter_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    processes = everything(first)
    first.end(signal.SIGKILL)
    second = start(data)  # at once, while the first one may still be dying
    assert_all_gone(processes)
    with connect(second.adapter_url) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_kill_9_of_everything_is_recovered_from(data: Path, start: Start) -> None:
    first = start(data)
    processes = everything(first)
    first.process.send_signal(signal.SIGSTOP)  # so that it heals nothing meanwhile
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):  # gone with one before it
            process.kill()
    first.end(signal.SIGKILL)
    assert_all_gone(processes)
    start(data)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_being_asked_to_stop_ends_all_within_five_seconds(
    number: signal.Signals, data: Path, start: Start
) -> None:
    running = start(data)
    processes = everything(running)
    begin = time.monotonic()
    assert running.end(number) == 130
    assert time.monotonic() - begin < stretched(5)
    assert alive(processes) == []
    log = (data / "logs" / "postgres.log").read_text(encoding="utf-8")
    assert "received fast shutdown request" in log


def test_an_interrupt_counts_also_where_a_script_put_the_program_in_the_background(
    data: Path, start: Start
) -> None:
    """A shell starts those with SIGINT ignored; nothing would stop them but a kill."""
    running = start(data, "sh", "-c", 'trap "" INT; exec "$@"', "sh", sys.executable)
    processes = everything(running)
    assert running.end(signal.SIGINT) == 130
    assert alive(processes) == []


def test_ctrl_c_in_the_terminal_reaches_the_supervisor_alone(data: Path, start: Start) -> None:
    running = start(data)
    group = os.getpgid(running.process.pid)
    assert all(os.getpgid(process.pid) != group for process in running.family)


def test_two_instances_run_beside_each_other(data: Path, start: Start) -> None:
    one, two = start(data / "one"), start(data / "two")
    assert set(one.pids.values()).isdisjoint(two.pids.values())
    with connect(one.adapter_url), connect(two.adapter_url):
        pass


def test_a_folder_in_use_is_refused_with_the_process_that_has_it(data: Path, start: Start) -> None:
    running = start(data)
    with pytest.raises(DataFolderInUse, match=f"process {running.process.pid}"), embedded(data):
        pass


def test_a_process_id_that_someone_else_got_is_no_obstacle(data: Path) -> None:
    with embedded(data):
        pass
    pid_file = data / "servers" / "postgres" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{data}\n", encoding="ascii")
    with embedded(data) as servers, connect(servers.adapter_url):
        pass


def test_an_interrupted_first_start_is_repaired(data: Path) -> None:
    half = data / "servers" / "postgres.unfinished"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18", encoding="ascii")
    with embedded(data) as servers, connect(servers.adapter_url):
        pass
