"""The page with figures as it can be: full, with much hidden, with nothing, and of five years."""

from datetime import UTC, date, datetime

from starlette.responses import Response

from notifier.review.figures.shown_figures import period_title, show_edition
from notifier.review.pages.rendering import TEXTS, Frame, Pages
from notifier.statistics.edition import OTHER, TOTAL, quarter_edition
from notifier.statistics.editions import Edition
from notifier.storage.statistics import Stream
from vertrekmelding.bench.werkbank.made_up_figures import made_up_counts

_PUBLISHED = datetime(2026, 11, 1, 3, tzinfo=UTC)
_LANDS = {TOTAL: 14_250, "land.5002": 2_310, "land.5001": 1_105, "land.onbekend": 640, OTHER: 95}
_STATES = {
    "figures": ("2026-K3", quarter_edition(made_up_counts(3200))),
    "figures_hidden": ("2026-K2", quarter_edition(made_up_counts(180))),
    "figures_few": ("2026-K1", {}),
    "figures_lands": ("2026-2030", _LANDS),
}
FIGURE_STATES = ("figures_none", *_STATES)


def figures_page(pages: Pages, state: str, frame: Frame) -> Response:
    """One of ``FIGURE_STATES``."""
    texts = TEXTS[frame.language].figures
    period, cells = _STATES.get(state, (None, {}))
    edition = None
    if period is not None:
        edition = Edition(period, Stream.REAL, _PUBLISHED, 1, cells)
    periods = [one for one, _ in _STATES.values()] if period else []
    return pages.page(
        "figures.html",
        frame,
        shown=None if edition is None else show_edition(edition, texts),
        periods=[(one, period_title(one, texts)) for one in periods],
        streams=[(one.value, texts.streams[one]) for one in Stream],
        chosen=(period, Stream.REAL.value),
        first_on=date(2027, 2, 1),
    )
