"""Editions as a file that every spreadsheet reads: UTF-8, comma, one header row, Dutch words.

What a reader has to know stands in the last column of every row, not in a note above the header:
many programs would take that for data.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from notifier.review.figures.shown_figures import ShownRow, ShownTable, show_edition
from notifier.review.pages.figures_nl import FIGURES_NL
from notifier.statistics.editions import Edition

HEADER: Final = (
    "periode", "soort", "tabel", "onderdeel", "aantal", "percentage", "toelichting",
)  # fmt: skip


def as_csv(editions: Iterable[Edition]) -> str:
    """Every row of every table; a hidden number is an empty field, and the last column says so."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for edition in editions:
        writer.writerows(_rows(edition))
    return text.getvalue()


def _rows(edition: Edition) -> Iterator[tuple[object, ...]]:
    texts = FIGURES_NL
    first = (edition.period, edition.stream.value)
    shown = show_edition(edition, texts)
    totals = ((shown.total, "zaken begonnen"), (shown.closed, "zaken afgesloten"))
    for number, name in totals:
        yield (*first, "totaal", name, _field(number), "", _explained(number))
    for _, tables in shown.groups:
        for table in tables:
            for row in _all_rows(table):
                yield (
                    *first,
                    table.texts.heading,
                    row.label,
                    _field(row.number),
                    _field(row.share),
                    _explained(row.number),
                )


def _all_rows(table: ShownTable) -> Iterable[ShownRow]:
    """Of a table without anything to show as well: the same rows in every period."""
    return table.rows or (ShownRow(label, None, None, 0.0) for label in table.texts.labels.values())


def _field(number: int | None) -> object:
    return "" if number is None else number


def _explained(number: int | None) -> str:
    return FIGURES_NL.explained_hidden if number is None else FIGURES_NL.explained_rounded
