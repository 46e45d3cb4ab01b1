"""The departure of one child and who says what of it, in lines for ``vertrekmelding explain``."""

from collections.abc import Iterator
from typing import Final

from contracts.messages.origin import Origin
from notifier.cases.departure_view import DepartureView
from notifier.review.pages.origin_texts import FORMATS, ORIGIN_NL

UNKNOWN: Final = "niet bekend"


def departure_told(number: int, view: DepartureView) -> Iterator[str]:
    """Line by line; ``number``: the how manieth child. Countries by their code of tabel 34."""
    if view.undone is not None:
        yield f"Vertrek van kind {number}: gaat niet door ({view.undone})"
        return
    date, land = _told(view.date), view.destination or UNKNOWN
    yield f"Vertrek van kind {number}: {date}{_by(view.date_source)}"
    yield f"  Bestemming: {land}{_by(view.destination_source)}"
    if view.differs:
        declared = view.declared_destination or UNKNOWN
        yield f"  Aangegeven was: {_told(view.declared_date)}, bestemming {declared}"
    if view.in_onderzoek:
        yield f"  {ORIGIN_NL.in_onderzoek}"
    if view.sources_disagree:
        yield f"  {ORIGIN_NL.disagree}"


def _told(value: object) -> str:
    return UNKNOWN if value is None else str(value)


def _by(origin: Origin | None) -> str:
    if origin is None:
        return ""
    written_in = "" if origin.format is None else FORMATS.get(origin.format, origin.format)
    named = f", {written_in}" if written_in else ""
    return f" (volgens {ORIGIN_NL.by[origin.by]}{named})"
