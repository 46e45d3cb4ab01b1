"""The figures for people, and for programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter
from rich.console import Console
from rich.table import Table

from vertrekmelding.bench.figures import Figures, Phase, Spread

_FIGURES: Final = TypeAdapter(Figures)
_MEGABYTE: Final = 1_000_000
_MOST_WRONG: Final = 20


def write_json(figures: Figures, path: Path) -> None:
    """Everything, the memory over time included."""
    path.write_bytes(_FIGURES.dump_json(figures, indent=1) + b"\n")


def show_figures(figures: Figures, console: Console) -> None:
    """Tables, and what is wrong in words."""
    machine = figures.machine
    console.print(
        f"{machine.processors} processors, of which {len(machine.usable)} may be used;"
        f" Python {machine.python}; load before {machine.load_before:.2f}; seed {figures.seed}",
        highlight=False,
    )
    if figures.limits:
        console.print(_limits(figures))
    for phase in figures.phases:
        console.print(_phase(phase))
        console.print(_times(phase))
        console.print(_processes(phase))
    for phase in figures.phases:
        _verdict(phase, console)


def _limits(figures: Figures) -> Table:
    table = Table(title="What this machine does at most")
    table.add_column("")
    table.add_column("per second", justify="right")
    for limit in figures.limits:
        table.add_row(limit.what, f"{limit.per_second:,.0f}")
    return table


def _phase(phase: Phase) -> Table:
    table = Table(title=_title(phase))
    table.add_column("")
    table.add_column("per second", justify="right")
    for what, rate in (
        ("events accepted", phase.accepted_per_second),
        ("events finished", phase.finished_per_second),
        ("letters handed over", phase.letters_per_second),
        ("flags received", phase.flags_per_second),
    ):
        table.add_row(what, f"{rate:,.1f}")
    return table


def _title(phase: Phase) -> str:
    if phase.offered_per_second is None:
        return f"{phase.name}: {phase.families} events at once"
    return f"{phase.name}: {phase.families} events, {phase.offered_per_second:g} per second"


def _times(phase: Phase) -> Table:
    table = Table(title=f"{phase.name}: seconds")
    for name in ("", "p50", "p95", "p99", "worst", "count"):
        table.add_column(name, justify="right" if name else "left", no_wrap=True)
    for what, spread in _spreads(phase):
        table.add_row(what, *_cells(spread))
    return table


def _spreads(phase: Phase) -> Iterator[tuple[str, Spread | None]]:
    yield "event to 202", phase.accepted_after
    yield "event to flag received", phase.flag_after
    yield "event to letter handed over", phase.letter_after
    for name, spread in phase.steps.items():
        yield f"  {name}", spread


def _cells(spread: Spread | None) -> tuple[str, ...]:
    if spread is None:
        return ("-",) * 5
    times = (spread.p50, spread.p95, spread.p99, spread.worst)
    return (*(f"{one:.3f}" for one in times), str(spread.count))


def _processes(phase: Phase) -> Table:
    table = Table(title=f"{phase.name}: processes")
    columns = ("", "count", "MB start", "MB most", "MB end", "CPU s", "CPU ms/event")
    for name in columns:
        table.add_column(name, justify="right" if name else "left", no_wrap=True)
    for name, usage in phase.processes.items():
        table.add_row(
            name,
            str(usage.processes),
            *(
                f"{size / _MEGABYTE:,.0f}"
                for size in (usage.memory_at_start, usage.memory_most, usage.memory_at_end)
            ),
            f"{usage.processor:.1f}",
            f"{usage.processor / phase.families * 1000:.1f}",
        )
    return table


def _verdict(phase: Phase, console: Console) -> None:
    a = phase.accounts
    console.print(
        f"{phase.name}: {a.accepted} of {a.offered} accepted (warm-up included), {a.letters}"
        f" letters, {a.flags} flags, {a.held} held, {a.nothing_to_do} with nothing to do,"
        f" {a.needs_review} before a human; {a.unaccounted} unaccounted for, {a.doubled} doubled,"
        f" {a.strays} strays, {a.flags_delivered_again} flags delivered again",
        highlight=False,
        soft_wrap=True,
    )
    for line in a.wrong[:_MOST_WRONG]:
        console.print(f"  ✗ {line}", markup=False, highlight=False, soft_wrap=True)
    if len(a.wrong) > _MOST_WRONG:
        console.print(f"  … and {len(a.wrong) - _MOST_WRONG} more", highlight=False)
    if a.in_order:
        console.print("  ✓ nothing lost, nothing twice", highlight=False)
