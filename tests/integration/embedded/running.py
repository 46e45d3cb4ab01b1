"""`stay.py` as a program of its own, so that it can be killed."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg

from tests.patience import looks

_STAY = Path(__file__).with_name("stay.py")


@dataclass
class Running:
    """A running `stay.py`: what it printed and every process that belongs to it."""

    process: subprocess.Popen[str]
    adapter_url: str
    pids: dict[str, int]
    family: list[psutil.Process]

    def end(self, number: int) -> int:
        """Send a signal to the program itself and wait for its end."""
        self.process.send_signal(number)
        return self.process.wait(15)


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Who of `processes` still runs; a zombie that nobody collects does not."""

    def runs(process: psutil.Process) -> bool:
        try:
            return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
        except psutil.NoSuchProcess:
            return False

    return [process for process in processes if runs(process)]


def assert_all_gone(processes: list[psutil.Process], within_seconds: float = 5.0) -> None:
    for _ in looks(within_seconds, every=0.02):
        if not alive(processes):
            return
    assert alive(processes) == []


def stay(folder: Path, prefix: tuple[str, ...] = (sys.executable,)) -> Running:
    """Start `stay.py` on a folder and wait until it is ready."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        [*prefix, str(_STAY), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    assert process.stdout is not None
    first = ""
    while not first.startswith("{"):  # log lines may come before it
        first = process.stdout.readline()
        assert first, "stay.py ended before it was ready"
    told = json.loads(first)
    family = psutil.Process(process.pid).children(recursive=True)
    return Running(process, told["adapter_url"], told["pids"], family)


def everything(running: Running) -> list[psutil.Process]:
    """Return what descends from it and what it told about."""
    told = [psutil.Process(pid) for pid in running.pids.values()]
    return [*running.family, *told]


def connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
