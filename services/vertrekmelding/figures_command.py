"""``vertrekmelding cijfers``: figures for policy as they were published, and no others."""

from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.table import Table

from contracts.values.dates import local_date
from notifier.application import build_application
from notifier.review.figures.shown_figures import is_quarter, show_edition
from notifier.review.pages.figures_nl import FIGURES_NL
from notifier.settings import NotifierSettings
from notifier.statistics.editions import Edition, read_editions
from notifier.statistics.periods import Quarter, last_to_publish
from vertrekmelding.bench.werkbank.made_up_figures import fill_with_figures

_PREFIX = "NOTIFIER_"


class NotATrial(Exception):
    """Real figures are published here, and made-up ones could be taken for them."""

    def __init__(self) -> None:
        super().__init__("made-up figures are published in test mode only (NOTIFIER_TEST_MODE)")


def settings_from(environment: Mapping[str, str]) -> NotifierSettings:
    """Those of the notifier. Raises ``pydantic.ValidationError``."""
    own = {
        name.removeprefix(_PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(_PREFIX)
    }
    return NotifierSettings.model_validate(own)


def editions_between(
    settings: NotifierSettings, first: Quarter | None, last: Quarter | None
) -> tuple[Edition, ...]:
    """Oldest first; of five years when their last quarter is in it."""
    application = build_application(settings, process="vertrekmelding.cijfers")
    try:
        with application.service.database.transaction() as connection:
            found = read_editions(connection)
    finally:
        application.close()
    return tuple(one for one in reversed(found) if _is_between(one.period, first, last))


def publish_made_up(settings: NotifierSettings) -> tuple[str, ...]:
    """Store figures of nobody, for looking at them; answers the periods. Raises ``NotATrial``."""
    if not settings.test_mode:
        raise NotATrial
    application = build_application(settings, process="vertrekmelding.cijfers")
    try:
        with application.service.database.transaction() as connection:
            now = application.service.clock()
            last = last_to_publish(local_date(now))
            return fill_with_figures(connection, last, now=now)
    finally:
        application.close()


def show_figures(editions: tuple[Edition, ...], console: Console) -> None:
    """A table for every table of the page of which anything is shown."""
    if not editions:
        console.print(FIGURES_NL.none_yet)
    for edition in editions:
        shown = show_edition(edition, FIGURES_NL)
        console.print(f"{shown.title}, {FIGURES_NL.streams[edition.stream]}", style="bold")
        if not edition.cells:
            console.print(FIGURES_NL.too_few)
        for table in _tables(edition):
            console.print(table)


def _tables(edition: Edition) -> Iterator[Table]:
    texts = FIGURES_NL
    columns = (texts.column_part, texts.column_number, texts.column_share)
    for _, tables in show_edition(edition, texts).groups:
        for one in tables:
            if not one.rows:
                continue
            table = Table(*columns, title=one.texts.heading, title_justify="left")
            for row in one.rows:
                number = texts.hidden if row.number is None else str(row.number)
                share = texts.no_share if row.share is None else f"{row.share}%"
                table.add_row(row.label, number, share)
            yield table


def _is_between(period: str, first: Quarter | None, last: Quarter | None) -> bool:
    """``2026-2030`` counts as the last quarter in it."""
    quarter = Quarter.parse(period) if is_quarter(period) else Quarter(int(period[5:]), 4)
    return (first is None or first <= quarter) and (last is None or quarter <= last)
