"""Where the destination and the date come from, and what was declared beside it: in part 8."""

from collections.abc import Iterator
from dataclasses import dataclass

from contracts.messages.origin import Origin
from contracts.values.codes import LandCode
from contracts.values.dates import PartialDate
from notifier.cases.case_view import CaseView
from notifier.cases.departure_view import DATE, DESTINATION, DepartureView
from notifier.remedies.lands import land_of
from notifier.review.pages.origin_texts import FORMATS, OriginTexts
from notifier.review.shown_case.told import Told


@dataclass(frozen=True)
class ShownOrigin:
    """``place_by``: who says the destination; empty where nobody does, or not all say the same."""

    place_by: str
    lines: tuple[str, ...]


def show_origin(view: CaseView, told: Told, texts: OriginTexts) -> ShownOrigin:
    """Children of whom the same is known are told of together."""
    alike: dict[str, list[DepartureView]] = {}
    for departure in view.departures:
        for line in _lines(departure, told, texts):
            alike.setdefault(line, []).append(departure)
    of_all = len(view.departures)
    lines = (
        line if len(those) == of_all else f"{told.together(_names(those, told))}: {line}"
        for line, those in alike.items()
    )
    said = {one.destination_source for one in view.departures if one.destination is not None}
    source = said.pop() if len(said) == 1 else None
    by = "" if source is None else texts.according_to.format(source=_source(source, texts))
    return ShownOrigin(by, tuple(lines))


def _names(departures: list[DepartureView], told: Told) -> Iterator[str]:
    return (told.by_id(one.child) for one in departures)


def _lines(view: DepartureView, told: Told, texts: OriginTexts) -> Iterator[str]:
    if DESTINATION in view.differs:
        yield texts.differs[DESTINATION].format(
            declared=_place(view.declared_destination, texts),
            registered=_place(view.destination, texts),
            source=_source(view.destination_source or view.date_source, texts),
        )
    if DATE in view.differs:
        yield texts.differs[DATE].format(
            declared=_day(view.declared_date, told, texts),
            registered=_day(view.date, told, texts),
            source=_source(view.date_source, texts),
        )
    if view.in_onderzoek:
        yield texts.in_onderzoek
    if view.sources_disagree:
        yield texts.disagree


def _source(origin: Origin | None, texts: OriginTexts) -> str:
    if origin is None:
        return texts.unknown
    source = texts.by[origin.by]
    if origin.format is None:
        return source
    name = FORMATS.get(origin.format, origin.format)
    return texts.with_format.format(source=source, format=name)


def _place(code: LandCode | None, texts: OriginTexts) -> str:
    land = land_of(code)
    return texts.unknown if code is None else code if land is None else land.name


def _day(date: PartialDate | None, told: Told, texts: OriginTexts) -> str:
    if date is None or date.year is None:
        return texts.unknown
    return str(date) if date.complete is None else told.short_day(date.complete)
