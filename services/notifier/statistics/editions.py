"""What was published, and the counts that editions are made from."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.dialects.postgresql import insert

from notifier.statistics.edition import METHOD
from notifier.statistics.periods import Quarter
from notifier.statistics.tables import CLOSED, LAND, cell
from notifier.storage.history import ZAAK_OUTCOME
from notifier.storage.statistics import STATISTIC_COUNT, STATISTIC_EDITION, Stream


@dataclass(frozen=True)
class Edition:
    """Figures of one period as they were published; ``cells``: what is not in it is hidden."""

    period: str
    stream: Stream
    published_at: datetime
    method: int
    cells: Mapping[str, int]


def read_editions(connection: Connection, period: str | None = None) -> tuple[Edition, ...]:
    """The newest period first; all of them, or one period's."""
    statement = select(STATISTIC_EDITION).order_by(
        STATISTIC_EDITION.c.period.desc(), STATISTIC_EDITION.c.stream.desc()
    )
    if period is not None:
        statement = statement.where(STATISTIC_EDITION.c.period == period)
    return tuple(_edition(row) for row in connection.execute(statement))


def read_periods(connection: Connection) -> tuple[str, ...]:
    """Every period that was published, the newest first."""
    statement = select(STATISTIC_EDITION.c.period).distinct()
    return tuple(
        connection.execute(statement.order_by(STATISTIC_EDITION.c.period.desc())).scalars()
    )


def store_edition(
    connection: Connection,
    period: str,
    stream: Stream,
    cells: Mapping[str, int],
    *,
    now: datetime,
) -> None:
    """For good: a period that was published stays as it is."""
    connection.execute(
        insert(STATISTIC_EDITION)
        .values(period=period, stream=stream, published_at=now, method=METHOD, cells=dict(cells))
        .on_conflict_do_nothing()
    )


def first_counted(connection: Connection) -> date | None:
    """The oldest month in which there is anything."""
    return connection.execute(select(func.min(STATISTIC_COUNT.c.month))).scalar()


def counts_of(connection: Connection, quarter: Quarter, stream: Stream) -> dict[str, int]:
    """Cases of the quarter by cell, countries included; and those that a human closed in it."""
    month = STATISTIC_COUNT.c.month
    statement = (
        select(STATISTIC_COUNT.c.cell, func.sum(STATISTIC_COUNT.c.number))
        .where(STATISTIC_COUNT.c.stream == stream)
        .where(month >= quarter.first, month < quarter.next.first)
        .group_by(STATISTIC_COUNT.c.cell)
    )
    counts = {name: int(number) for name, number in connection.execute(statement)}
    return counts | (_closed(connection, quarter) if stream is Stream.REAL else {})


def without_lands(counts: Mapping[str, int]) -> dict[str, int]:
    """What the tables of a quarter are made of."""
    return {name: number for name, number in counts.items() if not _is_land(name)}


def lands_in(counts: Mapping[str, int]) -> dict[str, int]:
    """What the table of five years is made of."""
    return {name: number for name, number in counts.items() if _is_land(name)}


def _is_land(name: str) -> bool:
    return name.startswith(f"{LAND}.")


def _closed(connection: Connection, quarter: Quarter) -> dict[str, int]:
    """Nobody opens a shadow case, so nobody closes one."""
    at = func.timezone("Europe/Amsterdam", ZAAK_OUTCOME.c.closed_at)
    statement = (
        select(ZAAK_OUTCOME.c.outcome, func.count())
        .where(ZAAK_OUTCOME.c.undone_at.is_(None), at >= quarter.first, at < quarter.next.first)
        .group_by(ZAAK_OUTCOME.c.outcome)
    )
    found: dict[str, int] = defaultdict(int)
    for outcome, number in connection.execute(statement):
        found[cell("afloop", outcome)] = number
        found[CLOSED] += number
    return dict(found)


def _edition(row: Row[Any]) -> Edition:
    return Edition(row.period, Stream(row.stream), row.published_at, row.method, row.cells)
