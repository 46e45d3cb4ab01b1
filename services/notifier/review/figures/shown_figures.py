"""An edition in words: tables with their rows, and how long each bar is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from notifier.remedies.lands import land_of
from notifier.review.pages.figures_texts import FiguresTexts, TableTexts
from notifier.statistics.derived import Part, median_class, parts_of, share_of
from notifier.statistics.edition import TOTAL
from notifier.statistics.editions import Edition
from notifier.statistics.periods import Quarter
from notifier.statistics.tables import CASES, CLOSED, LAND, TABLES, Table

MEDIANS: Final = ("tijd", "uren")
"""Tables of which the middle one is told: their parts have an order."""

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "departure": ("vertrek", "kinderen", "leeftijd", "gemeente", "remedie"),
    "custody": ("gezag", "blijver", "toestemming"),
    "decision": ("besluit", "reden", "vlag", "indicator", "tijd"),
    "letter": ("verteld", "moment", "uren", "reactie", "herroepen"),
    "outcome": ("actie", "afloop"),
}
"""The order of the page."""

_BY_NAME: Final = {table.name: table for table in TABLES}


@dataclass(frozen=True)
class ShownRow:
    """``number`` is None where it is hidden; ``bar``: percents of the whole."""

    label: str
    number: int | None
    share: int | None
    bar: float


@dataclass(frozen=True)
class ShownTable:
    """``rows`` is empty where nothing is shown of it; ``middle``: a sentence, if any."""

    name: str
    texts: TableTexts
    rows: tuple[ShownRow, ...]
    middle: str | None = None


@dataclass(frozen=True)
class ShownEdition:
    """``groups``: headings with their tables, also where nothing is shown."""

    period: str
    title: str
    edition: Edition
    total: int | None
    closed: int | None
    groups: tuple[tuple[str, tuple[ShownTable, ...]], ...]


def show_edition(edition: Edition, texts: FiguresTexts) -> ShownEdition:
    """Everything of one period, in the order of the texts."""
    return ShownEdition(
        period=edition.period,
        title=period_title(edition.period, texts),
        edition=edition,
        total=edition.cells.get(CASES, edition.cells.get(TOTAL)),
        closed=edition.cells.get(CLOSED),
        groups=tuple(_groups(edition, texts)),
    )


def is_quarter(period: str) -> bool:
    """Else it is five years."""
    return "K" in period


def period_title(period: str, texts: FiguresTexts) -> str:
    """A quarter in words; five years as they are written."""
    if not is_quarter(period):
        return period
    quarter = Quarter.parse(period)
    return texts.quarter.format(number=quarter.number, year=quarter.year)


def _groups(edition: Edition, texts: FiguresTexts) -> Iterator[tuple[str, tuple[ShownTable, ...]]]:
    if not is_quarter(edition.period):
        yield texts.lands.heading, (_lands(edition.cells, texts),)
        return
    for group, names in GROUPS.items():
        yield (
            texts.groups[group],
            tuple(_table(_BY_NAME[name], edition.cells, texts) for name in names),
        )


def _table(table: Table, cells: Mapping[str, int], texts: FiguresTexts) -> ShownTable:
    own = texts.tables[table.name]
    parts = parts_of(table, cells)
    if all(part.number is None for part in parts):
        return ShownTable(table.name, own, ())
    rows = tuple(_row(part, own.labels[part.name], cells[table.of]) for part in parts)
    return ShownTable(table.name, own, rows, _middle(table, cells, texts))


def _middle(table: Table, cells: Mapping[str, int], texts: FiguresTexts) -> str | None:
    if table.name not in MEDIANS:
        return None
    found = median_class(table, cells)
    if found is None:
        return texts.middle_unknown
    return texts.middle.format(what=texts.tables[table.name].labels[found])


def _lands(cells: Mapping[str, int], texts: FiguresTexts) -> ShownTable:
    """The largest first; what is no country comes last."""
    if TOTAL not in cells:
        return ShownTable(LAND, texts.lands, ())
    found = [
        (key.removeprefix(f"{LAND}."), number) for key, number in cells.items() if key != TOTAL
    ]
    found.sort(key=lambda one: (one[0] in texts.lands.labels, -one[1], one[0]))
    rows = tuple(
        _row(Part(name, number, share_of(number, cells[TOTAL])), _land(name, texts), cells[TOTAL])
        for name, number in found
    )
    return ShownTable(LAND, texts.lands, rows)


def _land(name: str, texts: FiguresTexts) -> str:
    land = land_of(name)
    return texts.lands.labels.get(name, name) if land is None else land.name


def _row(part: Part, label: str, whole: int) -> ShownRow:
    bar = 0.0 if part.number is None else min(100.0, round(100 * part.number / whole, 1))
    return ShownRow(label, part.number, part.share, bar)
