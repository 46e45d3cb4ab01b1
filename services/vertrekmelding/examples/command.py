"""``vertrekmelding voorbeelden FOLDER``: every letter as PDF and as pictures, on one page."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from notifier.letters.render import pictures, render
from vertrekmelding.examples.contact_sheet import Shown, contact_sheet
from vertrekmelding.examples.which import Example, ExampleGroup, every_family, example_groups

INDEX = "index.html"


class NoSuchFamily(Exception):
    """The demonstration has no family of that id; the text says which there are."""


class NotEmpty(Exception):
    """There is something in the folder that we did not make: nothing is overwritten."""


def make_examples(
    folder: Path, console: Console, *, families: Sequence[str] = (), pixels_per_inch: float = 72
) -> int:
    """Make them, and say how many there are. Raises ``NoSuchFamily``, ``NotEmpty``, ``OSError``."""
    unknown = sorted(set(families) - set(every_family()))
    if unknown:
        message = f"no family {', '.join(unknown)}; there are: {', '.join(every_family())}"
        raise NoSuchFamily(message)
    if folder.exists() and any(folder.iterdir()) and not (folder / INDEX).exists():
        message = f"{folder} holds something else; name an empty folder"
        raise NotEmpty(message)
    groups = list(example_groups(frozenset(families)))
    total = sum(len(group.examples) for group in groups)
    made: list[tuple[ExampleGroup, list[Shown]]] = []
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("brieven", total=total)
        for group in groups:
            shown = []
            for example in group.examples:
                shown.append(_write(folder, group.id, example, pixels_per_inch))
                progress.advance(task)
            made.append((group, shown))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / INDEX).write_text(contact_sheet(made), encoding="utf-8")
    console.print(f"{total} brieven, van {len(groups)} gezinnen: {folder / INDEX}", soft_wrap=True)
    return total


def _write(folder: Path, group: str, example: Example, pixels_per_inch: float) -> Shown:
    place = folder / group
    place.mkdir(parents=True, exist_ok=True)
    pdf = f"{example.name}.pdf"
    (place / pdf).write_bytes(render(example.letter).pdf)
    pages = []
    for number, page in enumerate(pictures(example.letter, pixels_per_inch=pixels_per_inch), 1):
        name = f"{example.name}-{number}.png"
        (place / name).write_bytes(page)
        pages.append(f"{group}/{name}")
    return Shown(example, f"{group}/{pdf}", tuple(pages))
