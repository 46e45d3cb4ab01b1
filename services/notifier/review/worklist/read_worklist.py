"""The worklist: cases in the order in which their clocks run out, a page at a time.

No personal data: a row says how a case stands, never about whom. Three statements for a page,
however many cases there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Subquery,
    and_,
    func,
    not_,
    or_,
    select,
    tuple_,
)

from contracts.values.dates import local_date
from notifier.cases.leaving_days import leaving_days, may_leave
from notifier.review.worklist.changes import ChangeToken, change_token
from notifier.review.worklist.chosen import Chosen, Tab, Track
from notifier.review.worklist.cursor import Cursor
from notifier.review.worklist.handed_over import cases_to_confirm
from notifier.review.worklist.undelivered import (
    calls_of_case,
    cases_with_undelivered,
    flags_of_case,
    letters_of_case,
)
from notifier.review.worklist.worklist_row import COLUMNS, WorklistRow, row_of
from notifier.staff.sees import Sees, visible
from notifier.storage.cases import OPEN, ZAAK

PAGE: Final = 50
MOST: Final = 500
_ORDER: Final = (ZAAK.c.clockless, ZAAK.c.sorts_at, ZAAK.c.id)


@dataclass(frozen=True, slots=True)
class WorklistPage:
    """``next``: what to ask the page after this with; None at the end.

    ``counts``: how many cases each tab holds for this person with these filters. ``token``: of
    before the rows were read, so that no change to them is missed.
    """

    rows: tuple[WorklistRow, ...]
    next: Cursor | None
    counts: Mapping[Tab, int]
    token: ChangeToken


def read_worklist(
    connection: Connection,
    sees: Sees,
    chosen: Chosen,
    *,
    now: datetime,
    after: Cursor | None = None,
    size: int = PAGE,
) -> WorklistPage:
    """One page, from ``after`` on (exclusive). ``size``: 1 to ``MOST``, else ``ValueError``.

    Those with a clock first, by their clock; then those without, by when they leave or left.
    """
    if not 1 <= size <= MOST:
        message = f"size must be 1 to {MOST}"
        raise ValueError(message)
    token = change_token(connection, now=now)
    rows = read_rows(connection, sees, chosen, now=now, after=after, most=size + 1)
    counts = count_tabs(connection, sees, chosen, now=now)
    more = len(rows) > size
    return WorklistPage(rows[:size], rows[size - 1].cursor if more else None, counts, token)


def read_rows(
    connection: Connection,
    sees: Sees,
    chosen: Chosen,
    *,
    now: datetime,
    after: Cursor | None = None,
    most: int,
) -> tuple[WorklistRow, ...]:
    """The rows alone, in one statement."""
    found = connection.execute(rows_statement(sees, chosen, now=now, after=after, most=most))
    return tuple(row_of(row, now) for row in found)


def rows_statement(
    sees: Sees, chosen: Chosen, *, now: datetime, after: Cursor | None, most: int
) -> Select[*tuple[Any, ...]]:
    """First the places, from the index alone; then the columns of these few rows."""
    places = _places(chosen.tab, _conditions(sees, chosen, now), now).subquery("found")
    order = (places.c.clockless, places.c.sorts_at, places.c.id)
    page = select(places).order_by(*order).limit(most)
    if after is not None:
        page = page.where(tuple_(*order) > tuple_(after.clockless, after.sorts_at, after.id))
    return _with_columns(page.subquery("place"))


def count_tabs(
    connection: Connection, sees: Sees, chosen: Chosen, *, now: datetime
) -> Mapping[Tab, int]:
    """Of every tab as many as it has rows; one statement, and one pass over the index."""
    row = connection.execute(counts_statement(sees, chosen, now=now)).one()
    return {tab: getattr(row, tab.name) for tab in Tab}


def counts_statement(sees: Sees, chosen: Chosen, *, now: datetime) -> Select[*tuple[Any, ...]]:
    """A column per tab, by the name of its member; the filters count, the chosen tab does not."""
    conditions = _conditions(sees, chosen, now)
    listed = (
        func.count().filter(condition).label(tab.name) for tab, condition in _tabs(now).items()
    )
    stuck = cases_with_undelivered(conditions).subquery("undelivered")
    undelivered = select(func.count()).select_from(stuck).scalar_subquery()
    handed_over = cases_to_confirm(conditions).subquery("handed_over")
    to_confirm = select(func.count()).select_from(handed_over).scalar_subquery()
    return (
        select(
            *listed,
            undelivered.label(Tab.UNDELIVERED.name),
            to_confirm.label(Tab.TO_CONFIRM.name),
        )
        .select_from(ZAAK)
        .where(OPEN, *conditions)
    )


def _places(
    tab: Tab, conditions: Sequence[ColumnElement[bool]], now: datetime
) -> Select[*tuple[Any, ...]]:
    if tab is Tab.UNDELIVERED:
        return cases_with_undelivered(conditions)
    if tab is Tab.TO_CONFIRM:
        return cases_to_confirm(conditions)
    return select(*_ORDER).where(OPEN, *conditions, _tabs(now)[tab])


def _with_columns(place: Subquery) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *COLUMNS,
            letters_of_case().label("letters_undelivered"),
            flags_of_case().label("flags_undelivered"),
            calls_of_case().label("calls_due"),
        )
        .join(place, place.c.id == ZAAK.c.id)
        .order_by(place.c.clockless, place.c.sorts_at, place.c.id)
    )


def _tabs(now: datetime) -> dict[Tab, ColumnElement[bool]]:
    """Of every tab but ``UNDELIVERED`` and ``TO_CONFIRM``, which are found from the other side."""
    first, last = leaving_days(now)
    leaving = may_leave(first, last + timedelta(days=1))
    return {
        Tab.ALL: or_(not_(ZAAK.c.clockless), leaving, ZAAK.c.waiting),
        Tab.LEAVING: leaving,
        Tab.HOLDS: ZAAK.c.on_hold,
        Tab.FLAGS: ZAAK.c.flagged,
        Tab.REPLIES: ZAAK.c.replied,
        Tab.WAITING: ZAAK.c.waiting,
    }


def _conditions(sees: Sees, chosen: Chosen, now: datetime) -> tuple[ColumnElement[bool], ...]:
    today = local_date(now)
    equal = {
        ZAAK.c.municipality: chosen.municipality,
        ZAAK.c.tier: chosen.tier,
        ZAAK.c.looks_first: chosen.looks_first,
    }
    found = [visible(sees, today)]
    found += [column == value for column, value in equal.items() if value is not None]
    if chosen.reason_group is not None:
        found.append(ZAAK.c.reason_groups.bitwise_and(chosen.reason_group.bit) != 0)
    if chosen.track is not None:
        ahead = may_leave(today, None)
        gone = and_(not_(ahead), not_(func.isempty(ZAAK.c.leaves_on)))
        found.append(ahead if chosen.track is Track.BEFORE else gone)
    return tuple(found)
