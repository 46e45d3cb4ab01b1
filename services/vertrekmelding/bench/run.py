"""``vertrekmelding bench``: the machine, then a steady pace, then a burst."""

import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.live import Live
from rich.text import Text

from foundation.clock import system_clock
from foundation.log import configure_logging
from vertrekmelding.bench.families import most_families
from vertrekmelding.bench.figures import Figures, Limit, Machine
from vertrekmelding.bench.limits.measure import measure_limits
from vertrekmelding.bench.phase import WARM_UP, Plan, Progress, run_phase
from vertrekmelding.bench.report import show_figures, write_json
from vertrekmelding.demo.folder import empty
from vertrekmelding.embedded.interruption import stopping_is_an_interrupt

IN_ORDER, NOT_IN_ORDER, STOPPED = 0, 1, 130
_PLAIN_EVERY: Final = 5.0
"""Seconds between two lines where there is no terminal."""


@dataclass(frozen=True, slots=True)
class BenchOptions:
    """``rate`` events per second for ``seconds``, then ``burst`` events at once; 0 leaves out."""

    data: Path
    rate: float = 20
    seconds: float = 60
    burst: int = 2000
    seed: int = 1
    limits: bool = True
    limit_seconds: float = 2.0
    json: Path | None = None

    @property
    def quick(self) -> "BenchOptions":
        """Everything once, in half a minute: to see that it works. Its figures say little."""
        return replace(self, rate=10, seconds=2, burst=20, limit_seconds=0.3)


class BenchMistake(Exception):
    """Options that cannot be measured with. The text says which and why."""


def run_bench(options: BenchOptions, console: Console) -> int:
    """Measure and show; 0 when nothing was lost, doubled, or came out otherwise than it must.

    Raises:
        BenchMistake: before anything starts.
        DataFolderInUse, NotOurFolder: the folder cannot be used.
        ChildFailed: a process could not be started, or not be kept running.

    """
    plans = _plans(options)
    configure_logging("bench", fmt="console", level="WARNING")
    try:
        with stopping_is_an_interrupt():
            empty(options.data)
            figures = Figures(this_machine(), options.seed, _limits(options, console))
            for plan in plans:
                with _shown(console) as show:
                    phase = run_phase(plan, options.data / plan.name, system_clock, show)
                figures = replace(figures, phases=(*figures.phases, phase))
    except KeyboardInterrupt:
        console.print("Stopped; there are no figures.")
        return STOPPED
    show_figures(figures, console)
    if options.json is not None:
        write_json(figures, options.json)
    return IN_ORDER if figures.in_order else NOT_IN_ORDER


def _plans(options: BenchOptions) -> tuple[Plan, ...]:
    if options.rate < 0 or options.seconds < 0 or options.burst < 0:
        message = "--rate, --seconds and --burst cannot be negative"
        raise BenchMistake(message)
    if options.json is not None and not options.json.absolute().parent.is_dir():
        message = f"--json {options.json}: there is no such folder"
        raise BenchMistake(message)
    steady = int(options.rate * options.seconds)
    plans = tuple(
        Plan(name, count, pace, options.seed)
        for name, count, pace in (("steady", steady, options.rate), ("burst", options.burst, None))
        if count
    )
    most = most_families() - WARM_UP
    for plan in plans:
        if plan.families > most:
            message = (
                f"{plan.name}: {plan.families} events is too many; there are fictitious numbers"
                f" for {most} families in one phase"
            )
            raise BenchMistake(message)
    return plans


def this_machine() -> Machine:
    """What it is, and how busy it was before."""
    return Machine(
        processors=os.cpu_count() or 1,
        usable=tuple(sorted(os.sched_getaffinity(0))),
        python=platform.python_version(),
        load_before=round(os.getloadavg()[0], 2),
    )


def _limits(options: BenchOptions, console: Console) -> tuple[Limit, ...]:
    if not options.limits:
        return ()
    measured = []
    folder = options.data / "limits"
    for limit in measure_limits(folder, seconds=options.limit_seconds, clock=system_clock):
        console.print(f"{limit.what}: {limit.per_second:,.0f} per second", highlight=False)
        measured.append(replace(limit, per_second=round(limit.per_second, 1)))
    return tuple(measured)


@contextmanager
def _shown(console: Console) -> Iterator[Callable[[Progress], None]]:
    """A line that lives on a terminal; elsewhere one every few seconds."""
    if console.is_terminal:
        with Live(console=console, auto_refresh=False, transient=True) as live:
            yield lambda progress: live.update(Text(_said(progress)), refresh=True)
        return
    told = [float("-inf")]

    def show(progress: Progress) -> None:
        if time.monotonic() - told[0] >= _PLAIN_EVERY:
            told[0] = time.monotonic()
            console.print(_said(progress), highlight=False, soft_wrap=True)

    yield show


def _said(progress: Progress) -> str:
    return (
        f"{progress.phase}: {progress.accepted} of {progress.families} events accepted,"
        f" {progress.letters} letters and {progress.flags} flags of {progress.due} came in"
    )
