"""Rows of a clock that ran ahead wait as long as was meant, and not until it is that late again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Row, select

from foundation.clock_set_back import TOLERANCE, pull_back
from foundation.database import Database
from foundation.encryption import KeyRing
from foundation.heartbeat import beat, heartbeats, last_set_back
from foundation.outbox import enqueue
from foundation.work import Claimed, WorkState, claim, postpone, settle
from tests.integration.foundation.stage import HandClock, Tables

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
LEASE = timedelta(seconds=60)


class Stage:
    def __init__(self, database: Database, tables: Tables, keyring: KeyRing) -> None:
        self.database, self.tables, self.keyring = database, tables, keyring
        self.table = tables.outbox

    def add(self) -> UUID:
        with self.database.transaction() as connection:
            return enqueue(
                connection,
                self.table,
                self.keyring,
                destination="there",
                kind="example",
                content=b"999990019",
                correlation_id="c",
                now=self.database.now(),
            )

    def claim(self) -> list[Claimed]:
        with self.database.transaction() as connection:
            now = self.database.now()
            return claim(connection, self.table, now=now, limit=1, lease=LEASE, max_attempts=9)

    def postpone(self, claimed: Claimed, wait: timedelta) -> None:
        with self.database.transaction() as connection:
            now = self.database.now()
            until = now + wait
            assert postpone(
                connection, self.table, claimed, until=until, reason="http_503", now=now
            )

    def sweep(self) -> int:
        with self.database.transaction() as connection:
            return pull_back(
                connection, [self.table], self.tables.heartbeat, now=self.database.now()
            )

    def row(self, row_id: UUID) -> Row[Any]:
        with self.database.transaction() as connection:
            return connection.execute(select(self.table).where(self.table.c.id == row_id)).one()


@pytest.fixture
def stage(database: Database, tables: Tables, keyring: KeyRing) -> Stage:
    return Stage(database, tables, keyring)


def test_what_was_due_is_due(stage: Stage, clock: HandClock) -> None:
    clock.forward(HOUR)
    stage.add()
    clock.forward(-HOUR)
    assert stage.claim() == []
    assert stage.sweep() == 1
    assert len(stage.claim()) == 1
    assert stage.sweep() == 0


def test_a_wait_begins_anew_and_gets_no_shorter(stage: Stage, clock: HandClock) -> None:
    clock.forward(HOUR)
    row = stage.add()
    (claimed,) = stage.claim()
    stage.postpone(claimed, 5 * MINUTE)
    clock.forward(-HOUR)
    stage.sweep()
    assert stage.row(row).next_attempt_at == clock() + 5 * MINUTE


def test_a_lease_keeps_its_length_and_its_holder(stage: Stage, clock: HandClock) -> None:
    clock.forward(HOUR)
    row = stage.add()
    (claimed,) = stage.claim()
    clock.forward(-HOUR)
    stage.sweep()
    assert stage.row(row).lease_until == clock() + LEASE
    assert stage.claim() == []
    clock.forward(LEASE + timedelta(seconds=1))
    (taken_over,) = stage.claim()
    with stage.database.transaction() as connection:
        first = settle(connection, stage.table, claimed, state=WorkState.DONE, now=clock())
        second = settle(connection, stage.table, taken_over, state=WorkState.DONE, now=clock())
    assert (first, second) == (False, True)


def test_a_wait_that_was_meant_stays(stage: Stage, clock: HandClock) -> None:
    row = stage.add()
    (claimed,) = stage.claim()
    stage.postpone(claimed, 24 * HOUR)
    assert stage.sweep() == 0
    clock.forward(-TOLERANCE)
    assert stage.sweep() == 0, "the clocks of two machines differ a little"
    assert stage.row(row).next_attempt_at == clock() + TOLERANCE + 24 * HOUR


def test_a_row_that_somebody_works_on_is_left_to_the_next_sweep(
    stage: Stage, clock: HandClock
) -> None:
    clock.forward(HOUR)
    row = stage.add()
    clock.forward(-HOUR)
    with stage.database.transaction() as connection:
        mine = select(stage.table).where(stage.table.c.id == row).with_for_update()
        connection.execute(mine)
        assert stage.sweep() == 0
    assert stage.sweep() == 1


def test_it_is_kept_for_the_metrics_and_is_no_job(stage: Stage, clock: HandClock) -> None:
    with stage.database.transaction() as connection:
        assert last_set_back(connection, stage.tables.heartbeat) is None
        beat(connection, stage.tables.heartbeat, "sweep", now=clock())
    clock.forward(HOUR)
    stage.add()
    clock.forward(-HOUR)
    stage.sweep()
    with stage.database.transaction() as connection:
        assert last_set_back(connection, stage.tables.heartbeat) == clock()
        assert list(heartbeats(connection, stage.tables.heartbeat)) == ["sweep"]
