"""Memory and processor time of each group of processes, while the bench runs."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import psutil

from vertrekmelding.embedded.supervisor import Supervisor

_EVERY: Final = 2.0
"""Seconds: counting the memory of PostgreSQL costs milliseconds."""


@dataclass(frozen=True, slots=True)
class Sample:
    """``after``: seconds since the first. ``bytes``: memory per group, shared pages once."""

    after: float
    bytes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Usage:
    """Of one group. Memory in bytes, processor time in seconds."""

    processes: int
    memory_at_start: int
    memory_most: int
    memory_at_end: int
    processor: float


@dataclass
class Resources:
    """Looks at the processes of a supervisor whenever ``look`` is called and it is time."""

    supervisor: Supervisor
    samples: list[Sample] = field(default_factory=list)
    _began: float = field(default_factory=time.monotonic)
    _processor: dict[str, float] = field(default_factory=dict)

    def look(self, *, now: bool = False) -> None:
        """Take a sample, at most one every two seconds unless asked for ``now``."""
        after = time.monotonic() - self._began
        if self.samples and not now and after - self.samples[-1].after < _EVERY:
            return
        memory = {name: _memory(pid) for name, pid in self.supervisor.pids().items()}
        if not self.samples:
            self._processor = self._processor_now()
        self.samples.append(Sample(round(after, 1), memory))

    def usage(self) -> dict[str, Usage]:
        """From the first sample until now."""
        self.look(now=True)
        spent = self._processor_now()
        pids = self.supervisor.pids()
        return {
            name: Usage(
                processes=sum(1 for _ in _group(pids[name])),
                memory_at_start=self.samples[0].bytes.get(name, 0),
                memory_most=max(sample.bytes.get(name, 0) for sample in self.samples),
                memory_at_end=self.samples[-1].bytes.get(name, 0),
                processor=round(spent[name] - self._processor.get(name, 0.0), 2),
            )
            for name in pids
        }

    def _processor_now(self) -> dict[str, float]:
        return {name: _processor(pid) for name, pid in self.supervisor.pids().items()}


def _group(pid: int) -> Iterator[psutil.Process]:
    try:
        process = psutil.Process(pid)
        yield process
        yield from process.children(recursive=True)
    except psutil.NoSuchProcess:
        return


def _memory(pid: int) -> int:
    total = 0
    for process in _group(pid):
        try:
            total += process.memory_full_info().pss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            # Of another user, and we are not root: what is ours we do know.
            continue
    return total


def _processor(pid: int) -> float:
    """Seconds, those of children that ended included."""
    total = 0.0
    for process in _group(pid):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total
