"""The worklist with many made-up cases: complete and in order, whatever comes and goes."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any, Final
from uuid import UUID

import pytest
from sqlalchemy import Table, select, update

from contracts.values.dates import local_date
from foundation.database import Database
from notifier.cases.handling_state import HandlingState
from notifier.review.next_shift.shift import read_shift
from notifier.review.worklist.chosen import Chosen, Tab, Track
from notifier.review.worklist.cursor import Cursor
from notifier.review.worklist.read_worklist import (
    count_tabs,
    read_rows,
    read_worklist,
)
from notifier.settings import NotifierSettings
from notifier.staff.sees import Sees, SeesAll, SeesAnyOf, SeesDeparted, SeesMunicipality
from notifier.storage.cases import ZAAK
from notifier.storage.handovers import HANDOVER
from notifier.storage.history import ZAAK_OUTCOME
from notifier.storage.messages import MESSAGE
from tests.integration.notifier.made_up import FILTERS, NOW, SEERS, filled, undone
from vertrekmelding.bench.werkbank.one_case import Kind, made_up_case, oin_of

ENOUGH: Final = 4_000


@pytest.fixture(scope="module")
def database(settings: NotifierSettings) -> Iterator[Database]:
    with filled(settings, ENOUGH) as built:
        yield built


@dataclass(frozen=True)
class Told:
    """What the tables say, read row by row and judged in Python."""

    cases: list[Any]
    stuck: set[UUID]
    ca_ika: set[UUID]
    handed_over: set[UUID]

    def of(self, sees: Sees, chosen: Chosen) -> list[UUID]:
        wanted = [case for case in self.cases if self._fits(case, sees, chosen)]
        last = datetime.max.replace(tzinfo=UTC)
        wanted.sort(key=lambda one: (one.clock_at or last, one.sorts_at, one.id))
        return [case.id for case in wanted]

    def _fits(self, case: Any, sees: Sees, chosen: Chosen) -> bool:  # noqa: ANN401 -- a row
        if case.shadow or case.erased_at or case.merged_into:
            return False
        return self._seen(case, sees) and _chosen(case, chosen) and self._in_tab(case, chosen.tab)

    def _seen(self, case: Any, sees: Sees) -> bool:  # noqa: ANN401 -- a row
        if isinstance(sees, SeesAnyOf):
            return any(self._seen(case, part) for part in sees.parts)
        if isinstance(sees, SeesMunicipality):
            return bool(case.municipality == sees.oin)
        if isinstance(sees, SeesDeparted):
            return case.id in self.ca_ika and _day(case) < local_date(NOW)
        return True

    def _in_tab(self, case: Any, tab: Tab) -> bool:  # noqa: ANN401 -- a row
        if tab is Tab.UNDELIVERED:
            return case.id in self.stuck
        if case.handling == HandlingState.CLOSED:
            return False
        waits = case.handling == HandlingState.WAITING
        soon = date(2026, 3, 19) <= _day(case) <= date(2026, 3, 20)
        there: dict[Tab, bool] = {
            Tab.ALL: case.clock_at is not None or soon or waits,
            Tab.LEAVING: soon,
            Tab.HOLDS: case.disposition == "HOLD" or case.handling == HandlingState.HELD,
            Tab.FLAGS: bool(case.flags) or case.escalated_at is not None,
            Tab.REPLIES: case.replied_at is not None,
            Tab.WAITING: waits,
            Tab.TO_CONFIRM: case.id in self.handed_over,
        }
        return there[tab]


def _day(case: Any) -> date:  # noqa: ANN401 -- a row
    (days,) = case.leaves_on
    day: date = days.lower
    return day


def _chosen(case: Any, chosen: Chosen) -> bool:  # noqa: ANN401 -- a row
    group, track = chosen.reason_group, chosen.track
    return (
        chosen.municipality in {None, case.municipality}
        and chosen.tier in {None, case.tier}
        and chosen.looks_first in {None, case.looks_first}
        and (group is None or bool(case.reason_groups & group.bit))
        and (track is None or (track is Track.BEFORE) == (_day(case) >= local_date(NOW)))
    )


@pytest.fixture(scope="module")
def told(database: Database) -> Told:
    with database.transaction() as connection:

        def rows(table: Table) -> list[Any]:
            return list(connection.execute(select(table)))

        cases, outcomes = rows(ZAAK), rows(ZAAK_OUTCOME)
        letters, flags = rows(MESSAGE), rows(HANDOVER)
    closed = {case.id for case in cases if case.handling == HandlingState.CLOSED}
    ended = {outcome.zaak_id for outcome in outcomes}
    matters = {"needs_review", "refused", "undeliverable"}
    stuck = {
        one.zaak_id
        for one in letters
        if one.message_state in matters
        and (one.zaak_id not in closed or one.message_state == "needs_review")
    }
    stuck |= {one.zaak_id for one in flags if one.handover_state == "needs_review"}
    by_end = {outcome.zaak_id: outcome.closed_at for outcome in outcomes}
    known = {
        one.zaak_id
        for one in (*letters, *flags)
        if one.zaak_id in ended and by_end[one.zaak_id] >= one.updated_at
    }
    ca_ika = {
        one.zaak_id
        for one in flags
        if one.recipient == "CA_IKA" and one.handover_state == "received"
    }
    handed_over = {one.zaak_id for one in flags if one.kind == "overgedragen"}
    return Told(cases, stuck - known, ca_ika, handed_over)


@pytest.mark.parametrize("sees", SEERS, ids=repr)
@pytest.mark.parametrize(
    "chosen", FILTERS, ids=lambda one: "&".join("=".join(p) for p in one.to_query())
)
def test_every_tab_has_exactly_its_cases_in_order_and_as_many_as_it_counts(
    database: Database, told: Told, sees: Sees, chosen: Chosen
) -> None:
    with database.transaction() as connection:
        counts = count_tabs(connection, sees, chosen, now=NOW)
        for tab in Tab:
            here = replace(chosen, tab=tab)
            expected = told.of(sees, here)
            assert counts[tab] == len(expected), tab
            found = read_rows(connection, sees, here, now=NOW, most=1000)
            assert [row.id for row in found] == expected[:1000], tab


def test_there_is_something_in_every_tab_for_everybody_who_can_have_it(told: Told) -> None:
    """Else the test above would compare nothing with nothing."""
    for tab in Tab:
        assert len(told.of(SeesAll(), Chosen(tab=tab))) > 40, tab
        assert told.of(SeesMunicipality(oin_of(1)), Chosen(tab=tab)), tab
        # What has departed does not leave soon.
        assert bool(told.of(SeesDeparted(), Chosen(tab=tab))) is (tab is not Tab.LEAVING), tab
    for chosen in FILTERS:
        assert told.of(SeesAll(), chosen)


def test_pages_skip_and_repeat_nothing_while_cases_come_in_and_go(database: Database) -> None:
    """Cases that stay where they are are each seen once, whatever happens around them."""
    with undone(database) as connection:
        expected = read_rows(connection, SeesAll(), Chosen(tab=Tab.REPLIES), now=NOW, most=5000)
        random = Random(7)  # noqa: S311 -- the same cases again, no secret
        left = {row.id for row in random.sample(expected, 60)}
        seen: list[UUID] = []
        after: Cursor | None = None
        going = list(left)
        while True:
            page = read_worklist(
                connection, SeesAll(), Chosen(tab=Tab.REPLIES), now=NOW, after=after, size=11
            )
            seen += [row.id for row in page.rows]
            if page.next is None:
                break
            after = page.next
            came = made_up_case(random, NOW, Kind.LISTED).zaak
            came = {**came, "leaves_on": None, "replied_at": NOW}
            connection.execute(ZAAK.insert().values(came))
            gone = update(ZAAK).where(ZAAK.c.id.in_([going.pop(), going.pop()]))
            connection.execute(gone.values(handling=HandlingState.CLOSED, clock_at=None))
    assert len(seen) == len(set(seen)), "nothing twice"
    stayed = [row.id for row in expected if row.id not in left]
    old = {row.id for row in expected}
    assert [one for one in seen if one in old and one not in left] == stayed


def test_pages_are_whole_while_others_commit(database: Database) -> None:
    """The same over two connections; what came in is taken out again at the end."""
    with database.transaction() as connection:
        before = read_rows(connection, SeesAll(), Chosen(tab=Tab.REPLIES), now=NOW, most=5000)
    stop, came = threading.Event(), list[UUID]()

    def keep_coming() -> None:
        random = Random(8)  # noqa: S311 -- the same cases again, no secret
        while not stop.is_set():
            values = {**made_up_case(random, NOW, Kind.LISTED).zaak, "leaves_on": None}
            with database.transaction() as writing:
                writing.execute(ZAAK.insert().values(values | {"replied_at": NOW}))
            came.append(values["id"])

    thread = threading.Thread(target=keep_coming)
    thread.start()
    try:
        seen: list[UUID] = []
        after: Cursor | None = None
        while True:
            with database.transaction() as connection:
                page = read_worklist(
                    connection, SeesAll(), Chosen(tab=Tab.REPLIES), now=NOW, after=after, size=20
                )
            seen += [row.id for row in page.rows]
            if page.next is None:
                break
            after = page.next
    finally:
        stop.set()
        thread.join()
        with database.transaction() as connection:
            connection.execute(ZAAK.delete().where(ZAAK.c.id.in_(came)))
    assert len(seen) == len(set(seen))
    known = {row.id for row in before}
    assert [one for one in seen if one in known] == [row.id for row in before]
    assert came


def test_the_next_shift_says_how_many_there_are_beyond_what_it_shows(
    database: Database, told: Told
) -> None:
    with database.transaction() as connection:
        shift = read_shift(connection, SeesAll(), now=NOW, most=20)
    for section, tab in (
        (shift.leaving, Tab.LEAVING),
        (shift.holds, Tab.HOLDS),
        (shift.replies, Tab.REPLIES),
    ):
        expected = told.of(SeesAll(), Chosen(tab=tab))
        assert [row.id for row in section.rows] == expected[:20]
        assert section.total == len(expected)
    assert len(shift.undelivered) == 20
    assert {one.zaak_id for one in shift.undelivered} <= told.stuck
    assert shift.undelivered_cases == len(told.of(SeesAll(), Chosen(tab=Tab.UNDELIVERED)))


@pytest.mark.parametrize("size", [0, -1, 501])
def test_a_page_has_a_size_that_can_be_read(database: Database, size: int) -> None:
    with (
        database.transaction() as connection,
        pytest.raises(ValueError, match="size must be 1 to 500"),
    ):
        read_worklist(connection, SeesAll(), Chosen(), now=NOW, size=size)
