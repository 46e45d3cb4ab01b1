"""The page with figures for policy: what was published, and nothing that was not."""

from typing import Final

from starlette.responses import Response

from contracts.values.dates import local_date
from notifier.review.desk import Desk
from notifier.review.figures.figures_csv import as_csv
from notifier.review.figures.shown_figures import is_quarter, period_title, show_edition
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import NotThere, NotUnderstood, Route, Visit
from notifier.statistics.editions import read_editions, read_periods
from notifier.statistics.periods import Quarter
from notifier.storage.statistics import Stream

PERIOD: Final = "periode"
STREAM: Final = "soort"


def figures(desk: Desk, visit: Visit) -> Response:
    """One period, the newest quarter where none is asked for. No case is read for it."""
    texts = TEXTS[visit.frame.language].figures
    stream = _stream(visit)
    with desk.service.database.transaction() as connection:
        periods = read_periods(connection)
        period = visit.query.get(PERIOD) or next(iter(_quarters_first(periods)), None)
        found = () if period is None else read_editions(connection, period)
    if period is not None and period not in periods:
        raise NotThere
    edition = next((one for one in found if one.stream is stream), None)
    return desk.pages.page(
        "figures.html",
        visit.frame,
        shown=None if edition is None else show_edition(edition, texts),
        periods=[(one, period_title(one, texts)) for one in _quarters_first(periods)],
        streams=[(one.value, texts.streams[one]) for one in Stream],
        chosen=(period, stream.value),
        first_on=Quarter.of(local_date(visit.now)).published_on,
    )


def figures_csv(desk: Desk, visit: Visit) -> Response:
    """The same as a file; all periods where none is asked for."""
    period = visit.query.get(PERIOD) or None
    with desk.service.database.transaction() as connection:
        editions = read_editions(connection, period)
    if period is not None and not editions:
        raise NotThere
    name = f"vertrekmelding-cijfers-{period or 'alle'}.csv"
    headers = dict(HTML) | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(as_csv(editions), media_type="text/csv; charset=utf-8", headers=headers)


def _stream(visit: Visit) -> Stream:
    asked = visit.query.get(STREAM) or Stream.REAL
    if asked not in set(Stream):
        raise NotUnderstood
    return Stream(asked)


def _quarters_first(periods: tuple[str, ...]) -> list[str]:
    """The newest quarter is what somebody comes for; five years are there to be chosen."""
    return sorted(periods, key=lambda one: not is_quarter(one))


FIGURES_ROUTES: Final = (
    Route("figures", "GET", "/werkbank/cijfers", figures),
    Route("figures_csv", "GET", "/werkbank/cijfers.csv", figures_csv),
)
