"""Where the demonstration speaks: a table that lives on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.markup import escape

from vertrekmelding.demo.one_departure import Line, table_of
from vertrekmelding.demo.progress import FamilyOnItsWay, Stage
from vertrekmelding.demo.table import decided, live_table, plain_lines, result_table


class Screen:
    """Shows progress and results on one console."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._since = time.monotonic()

    def say(self, text: str = "") -> None:
        """One line of text; nothing in it is markup, and nothing breaks an address in two."""
        self.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def ticked(self, reached: str) -> None:
        """Something was reached, with the time since the last."""
        now = time.monotonic()
        took = f"{now - self._since:.1f} s".replace(".", ",")
        self._since = now
        self.console.print(f"[green]✓[/] {escape(reached)} ({took})", highlight=False)

    def failed(self, text: str) -> None:
        """Something is not as it should be."""
        self.console.print(f"[red]✗[/] {escape(text)}", highlight=False, soft_wrap=True)

    @contextmanager
    def following(self, families: Sequence[FamilyOnItsWay]) -> Iterator[Callable[[], None]]:
        """Give what must be called at each look."""
        if not self.console.is_terminal:
            yield self._changes(families)
            return
        with Live(
            live_table(families), console=self.console, auto_refresh=False, transient=True
        ) as live:
            yield lambda: live.update(live_table(families), refresh=True)

    def results(self, families: Sequence[FamilyOnItsWay]) -> None:
        """What came of everybody."""
        if self.console.is_terminal:
            self.console.print(result_table(families))
            return
        for one in families:
            for line in plain_lines(one):
                self.say(line)

    def sources(self, lines: Sequence[Line]) -> None:
        """What every source said, and that it is one departure."""
        if self.console.is_terminal:
            self.console.print(table_of(lines))
            return
        for source, said, established, case in lines:
            self.say(f"bron {source}: {said}; {established}; zaak {case}")

    def _changes(self, families: Sequence[FamilyOnItsWay]) -> Callable[[], None]:
        shown: dict[str, Stage] = {}

        def show() -> None:
            for one in families:
                if shown.get(one.family.id) is not one.stage:
                    shown[one.family.id] = one.stage
                    self.say(f"{one.family.id}: {one.stage.value} {decided(one)}".rstrip())

        return show
