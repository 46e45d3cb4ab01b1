"""When a quarter is closed its cases are counted, and its figures published, once and for good.

Nothing is published of a period that is still going on, and nothing twice: two editions of the
same figures, a day apart, would tell what happened to the one family in between.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Select, select

from contracts.values.dates import local_date, start_of
from foundation.log import get_logger
from notifier.service import Service
from notifier.statistics.count_cases import count_cases
from notifier.statistics.edition import land_edition, quarter_edition
from notifier.statistics.editions import (
    counts_of,
    first_counted,
    lands_in,
    read_editions,
    read_periods,
    store_edition,
    without_lands,
)
from notifier.statistics.periods import FiveYears, Quarter, last_to_publish, quarters_between
from notifier.storage.cases import UNCOUNTED, ZAAK
from notifier.storage.statistics import Stream

_CASES_PER_RUN: Final = 100
"""A second of work: others wait that long for these cases, which began a month ago or more."""
_log = get_logger(__name__)


@dataclass(frozen=True)
class PublishedNow:
    """What one round did."""

    counted: int
    periods: int


def publish_statistics(service: Service) -> PublishedNow:
    """Count some cases; with none left, publish what is due. Can be repeated, and run at once."""
    last = last_to_publish(local_date(service.clock()))
    counted = _count(service, last)
    with service.database.transaction() as connection:
        if connection.execute(select(_waiting(last).exists())).scalar():
            return PublishedNow(counted, 0)
        published = _publish(connection, service, last)
    for period in published:
        _log.info("statistics_published", period=period)
    return PublishedNow(counted, len(published))


def _waiting(last: Quarter) -> Select[UUID]:
    return select(ZAAK.c.id).where(UNCOUNTED, ZAAK.c.opened_at < start_of(last.next.first))


def _count(service: Service, last: Quarter) -> int:
    with service.database.transaction() as connection:
        oldest = _waiting(last).order_by(ZAAK.c.opened_at).limit(_CASES_PER_RUN)
        found = list(connection.execute(oldest.with_for_update(skip_locked=True)).scalars())
        return count_cases(connection, service, found, now=service.clock()) if found else 0


def _publish(connection: Connection, service: Service, last: Quarter) -> list[str]:
    month = first_counted(connection)
    if month is None:
        return []
    now = service.clock()
    there = frozenset(read_periods(connection))
    missing = [
        quarter
        for quarter in quarters_between(Quarter.of(month), last)
        if str(quarter) not in there
    ]
    for quarter in missing:
        for stream in Stream:
            cells = quarter_edition(without_lands(counts_of(connection, quarter, stream)))
            store_edition(connection, str(quarter), stream, cells, now=now)
    ended = {
        years
        for years in map(FiveYears.of, missing)
        if years.quarters[-1] <= last and str(years) not in there
    }
    for years in sorted(ended):
        for stream in Stream:
            store_edition(
                connection, str(years), stream, _lands(connection, years, stream), now=now
            )
    return [*map(str, missing), *map(str, sorted(ended))]


def _lands(connection: Connection, years: FiveYears, stream: Stream) -> dict[str, int]:
    by_land: dict[str, int] = {}
    counts: dict[Quarter, dict[str, int]] = {}
    for quarter in years.quarters:
        counted = counts_of(connection, quarter, stream)
        counts[quarter] = without_lands(counted)
        for name, number in lands_in(counted).items():
            by_land[name] = by_land.get(name, 0) + number
    shown = {
        quarter: next(
            (one.cells for one in read_editions(connection, str(quarter)) if one.stream is stream),
            {},
        )
        for quarter in years.quarters
    }
    return land_edition(by_land, counts, shown)
