"""``vertrekmelding bench --werkbank``: the worklist with very many cases, on a real PostgreSQL."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Final

from pydantic import TypeAdapter
from rich.console import Console
from rich.table import Table

from contracts.values.dates import local_date
from foundation.clock import system_clock
from foundation.database import Database, build_engine
from foundation.log import configure_logging
from notifier.statistics.periods import last_to_publish
from notifier.storage.migrate import migrate
from vertrekmelding.bench.figures import Machine
from vertrekmelding.bench.run import (
    IN_ORDER,
    NOT_IN_ORDER,
    STOPPED,
    BenchMistake,
    this_machine,
)
from vertrekmelding.bench.werkbank.case_pages import CASE_GOAL, measure_cases
from vertrekmelding.bench.werkbank.made_up_figures import fill_with_figures
from vertrekmelding.bench.werkbank.many_cases import Wanted, fill_with_cases, settle_tables
from vertrekmelding.bench.werkbank.measure import (
    Measured,
    measure_beside,
    measure_pages,
    what_is_wrong,
)
from vertrekmelding.demo.folder import empty
from vertrekmelding.embedded import embedded, stopping_is_an_interrupt

SCHEMA: Final = "notifier"
GOAL: Final = 0.2
"""Seconds within which 95 of 100 pages must be there."""

_FEWEST, _MOST = 100, 500_000


@dataclass(frozen=True, slots=True)
class WerkbankOptions:
    """``cases``: how many wait for a person."""

    data: Path
    cases: int = 50_000
    seed: int = 1
    rounds: int = 40
    json: Path | None = None

    @property
    def quick(self) -> "WerkbankOptions":
        """Everything once, with few cases: to see that it works. Its figures say little."""
        return replace(self, cases=min(self.cases, 1000), rounds=2)


@dataclass(frozen=True, slots=True)
class WerkbankFigures:
    """``rows``: written, by table, in ``filled_in`` seconds; times in seconds."""

    machine: Machine
    seed: int
    cases: int
    goal: float
    rows: Mapping[str, int]
    filled_in: float
    pages: tuple[Measured, ...]
    beside: tuple[Measured, ...]
    case_goal: float
    case_pages: tuple[Measured, ...]
    wrong: tuple[str, ...]

    @property
    def in_time(self) -> bool:
        """Whether the p95 of every page is within the goal."""
        return all(page.took.p95 < self.goal for page in self.pages)

    @property
    def cases_in_time(self) -> bool:
        """The same of the pages of a case, which have a goal of their own."""
        return all(page.took.p95 < self.case_goal for page in self.case_pages)


_FIGURES: Final = TypeAdapter(WerkbankFigures)


def run_werkbank(options: WerkbankOptions, console: Console) -> int:
    """Measure and show; not in order when the list is wrong. Being slow is shown and no more.

    Raises:
        BenchMistake: before anything starts.
        DataFolderInUse, NotOurFolder: the folder cannot be used.
        ChildFailed: PostgreSQL could not be started.

    """
    if not _FEWEST <= options.cases <= _MOST:
        message = f"--cases must be {_FEWEST} to {_MOST}"
        raise BenchMistake(message)
    if options.json is not None and not options.json.absolute().parent.is_dir():
        message = f"--json {options.json}: there is no such folder"
        raise BenchMistake(message)
    configure_logging("bench", fmt="console", level="WARNING")
    try:
        with stopping_is_an_interrupt():
            empty(options.data)
            figures = _measure(options, this_machine())
    except KeyboardInterrupt:
        console.print("Stopped; there are no figures.")
        return STOPPED
    _show(figures, console)
    if options.json is not None:
        options.json.write_bytes(_FIGURES.dump_json(figures, indent=1) + b"\n")
    return NOT_IN_ORDER if figures.wrong else IN_ORDER


def _measure(options: WerkbankOptions, machine: Machine) -> WerkbankFigures:
    now = system_clock()
    with embedded(options.data / "werkbank") as servers:
        migrate(servers.notifier_url, schema=SCHEMA)
        engine = build_engine(servers.notifier_url, schema=SCHEMA, application_name="bench")
        database = Database(engine, system_clock)
        try:
            begun = perf_counter()
            with database.transaction() as connection:
                rows = fill_with_cases(connection, Wanted(options.cases, options.seed), now=now)
                fill_with_figures(connection, last_to_publish(local_date(now)), now=now)
            filled_in = round(perf_counter() - begun, 2)
            settle_tables(servers.notifier_url, schema=SCHEMA)
            return WerkbankFigures(
                machine=machine,
                seed=options.seed,
                cases=options.cases,
                goal=GOAL,
                rows=rows,
                filled_in=filled_in,
                pages=measure_pages(database, rounds=options.rounds, now=now),
                beside=measure_beside(database, rounds=options.rounds, now=now),
                wrong=tuple(what_is_wrong(database, now=now)),
                case_goal=CASE_GOAL,
                # Last: these add cases of their own.
                case_pages=measure_cases(
                    servers.notifier_url, schema=SCHEMA, rounds=options.rounds, now=now
                ),
            )
        finally:
            database.close()


def _show(figures: WerkbankFigures, console: Console) -> None:
    machine = figures.machine
    console.print(
        f"{machine.processors} processors; load before {machine.load_before:.2f};"
        f" seed {figures.seed}; {figures.rows['zaak']:,} cases, of which {figures.cases:,} wait for"
        f" a person, written in {figures.filled_in:.1f} s",
        highlight=False,
        soft_wrap=True,
    )
    console.print(_table("worklist: milliseconds for a page", figures.pages))
    console.print(_table("beside it: milliseconds", figures.beside))
    verdict = "✓" if figures.in_time else "✗ not"
    console.print(
        f"{verdict} every page within {figures.goal * 1000:.0f} ms (p95)", highlight=False
    )
    console.print(_table("one case: milliseconds for its page", figures.case_pages))
    verdict = "✓" if figures.cases_in_time else "✗ not"
    console.print(
        f"{verdict} every page of a case within {figures.case_goal * 1000:.0f} ms (p95)",
        highlight=False,
    )
    for line in figures.wrong:
        console.print(f"✗ {line}", highlight=False, soft_wrap=True)
    if not figures.wrong:
        console.print("✓ every case once, in order, as many as counted", highlight=False)


def _table(title: str, measured: tuple[Measured, ...]) -> Table:
    table = Table(title=title)
    for name in ("", "rows", "found", "p50", "p95", "p99", "worst"):
        table.add_column(name, justify="right" if name else "left", no_wrap=True)
    for one in measured:
        times = (one.took.p50, one.took.p95, one.took.p99, one.took.worst)
        cells = (f"{time * 1000:.0f}" for time in times)
        table.add_row(one.name, str(one.rows), f"{one.found:,}", *cells)
    return table
