"""Cases become numbers by month, each case once: in the transaction that marks it as counted."""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert

from contracts.values.dates import local_date
from foundation.log import get_logger
from notifier.service import Service
from notifier.statistics.case_stories import CountedCase, read_stories
from notifier.statistics.marks import marks_of
from notifier.statistics.periods import Quarter
from notifier.statistics.tables import GOES, GOES_NOWHERE, land_cell
from notifier.storage.cases import ZAAK
from notifier.storage.statistics import STATISTIC_COUNT, STATISTIC_EDITION

_Key = tuple[date, str, str]
_log: Final = get_logger(__name__)


def count_cases(
    connection: Connection, service: Service, zaak_ids: Collection[UUID], *, now: datetime
) -> int:
    """Add them up, as they are now; answers how many. The caller holds their locks.

    Call it before what they were about is erased. One that cannot be read, or on which nobody
    decided yet, is not counted and not marked. What belongs to a quarter that was published is
    marked only: its figures do not change any more.
    """
    published = _published(connection)
    counted: Counter[_Key] = Counter()
    done: list[UUID] = []
    for zaak_id, case in read_stories(connection, service, zaak_ids).items():
        if isinstance(case, Exception):
            _log.error("statistic_case_unreadable", zaak_id=str(zaak_id), error=type(case).__name__)
            continue
        day = local_date(case.opened_at)
        if str(Quarter.of(day)) not in published:
            counted.update((day.replace(day=1), case.stream, one) for one in _cells(case))
        done.append(zaak_id)
    _add(connection, counted)
    if done:
        connection.execute(update(ZAAK).where(ZAAK.c.id.in_(done)).values(counted_at=now))
    return len(done)


def _cells(case: CountedCase) -> frozenset[str]:
    marks = marks_of(case.story)
    return marks | {land_cell(case.land) if GOES in marks else GOES_NOWHERE}


def _published(connection: Connection) -> frozenset[str]:
    return frozenset(connection.execute(select(STATISTIC_EDITION.c.period).distinct()).scalars())


def _add(connection: Connection, counted: Counter[_Key]) -> None:
    # In one order: two that count at once wait for each other, and never both.
    rows = [
        {"month": month, "stream": stream, "cell": cell, "number": number}
        for (month, stream, cell), number in sorted(counted.items())
    ]
    if not rows:
        return
    statement = insert(STATISTIC_COUNT)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["month", "stream", "cell"],
            set_={"number": STATISTIC_COUNT.c.number + statement.excluded.number},
        ),
        rows,
    )
