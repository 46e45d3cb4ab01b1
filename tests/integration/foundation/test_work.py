"""Claims on a real PostgreSQL: never two holders, never lost, never for ever."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Row, Table, insert, select, update

from foundation.database import ConstraintViolated, Database
from foundation.encryption import KeyRing
from foundation.outbox import enqueue
from foundation.sealed_content import read_content
from foundation.work import (
    ATTEMPTS_EXHAUSTED,
    Claimed,
    WorkState,
    claim,
    count_open,
    oldest_due,
    postpone,
    renew,
    reopen,
    settle,
)
from tests.integration.foundation.stage import HandClock, Tables

LEASE = timedelta(seconds=60)
SECOND = timedelta(seconds=1)


class Queue:
    """The outbox of one test."""

    def __init__(self, database: Database, table: Table, keyring: KeyRing) -> None:
        self.database, self.table, self.keyring = database, table, keyring

    def add(self, count: int = 1, due_in: timedelta = timedelta(0)) -> list[UUID]:
        now = self.database.now()
        with self.database.transaction() as connection:
            rows = [
                enqueue(
                    connection,
                    self.table,
                    self.keyring,
                    destination="there",
                    kind="example",
                    content=b"999990019",
                    correlation_id=str(uuid4()),
                    now=now,
                )
                for _ in range(count)
            ]
            due = update(self.table).where(self.table.c.id.in_(rows))
            connection.execute(due.values(next_attempt_at=now + due_in))
        return rows

    def claim(self, limit: int = 10, max_attempts: int = 3) -> list[Claimed]:
        with self.database.transaction() as connection:
            return claim(
                connection,
                self.table,
                now=self.database.now(),
                limit=limit,
                lease=LEASE,
                max_attempts=max_attempts,
            )

    def settle(self, claimed: Claimed, state: WorkState = WorkState.DONE) -> bool:
        with self.database.transaction() as connection:
            return settle(connection, self.table, claimed, state=state, now=self.database.now())

    def row(self, row_id: UUID) -> Row[Any]:
        with self.database.transaction() as connection:
            return connection.execute(select(self.table).where(self.table.c.id == row_id)).one()


@pytest.fixture
def queue(database: Database, tables: Tables, keyring: KeyRing) -> Queue:
    return Queue(database, tables.outbox, keyring)


def test_due_rows_are_claimed_longest_due_first(queue: Queue, clock: HandClock) -> None:
    [later] = queue.add(due_in=2 * SECOND)
    [sooner] = queue.add(due_in=SECOND)
    assert queue.claim() == []
    clock.forward(5 * SECOND)
    assert [row.id for row in queue.claim()] == [sooner, later]
    assert queue.claim() == []


def test_a_row_that_another_is_claiming_is_skipped_not_waited_for(
    queue: Queue, open_database: Callable[[], Database]
) -> None:
    first, second = sorted(queue.add(2))
    other = open_database()
    with queue.database.transaction() as holder:
        held = claim(holder, queue.table, now=other.now(), limit=1, lease=LEASE, max_attempts=3)
        with other.transaction() as connection:
            rest = claim(
                connection, queue.table, now=other.now(), limit=5, lease=LEASE, max_attempts=3
            )
    assert [row.id for row in held] == [first]
    assert [row.id for row in rest] == [second]


def test_many_claimers_never_share_a_row(
    queue: Queue, open_database: Callable[[], Database]
) -> None:
    added = queue.add(200)
    databases = [open_database() for _ in range(4)]

    def work_off(database: Database) -> list[UUID]:
        mine = Queue(database, queue.table, queue.keyring)
        taken: list[UUID] = []
        while rows := mine.claim(limit=7):
            taken += [row.id for row in rows]
            assert all(mine.settle(row) for row in rows)
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = [row for rows in pool.map(work_off, databases) for row in rows]
    assert sorted(taken) == sorted(added)
    with queue.database.transaction() as connection:
        assert count_open(connection, queue.table, [WorkState.DONE])[WorkState.DONE] == 200
        assert not any(count_open(connection, queue.table).values())


def test_the_limit_holds(queue: Queue) -> None:
    queue.add(30)
    assert len(queue.claim(limit=20)) == 20
    assert len(queue.claim(limit=20)) == 10


def test_after_its_lease_a_row_is_claimed_anew_and_the_first_holder_is_refused(
    queue: Queue,
    clock: HandClock,
) -> None:
    queue.add()
    [lost] = queue.claim()
    clock.forward(LEASE)
    assert queue.claim() == []
    clock.forward(SECOND)
    [held] = queue.claim()
    assert (held.id, held.attempts) == (lost.id, 2)
    assert held.lease_token != lost.lease_token
    assert not queue.settle(lost)
    with queue.database.transaction() as connection:
        now = clock()
        assert not postpone(connection, queue.table, lost, until=now, reason="x", now=now)
        assert not renew(connection, queue.table, lost, now=now, lease=LEASE)
        assert renew(connection, queue.table, held, now=now, lease=2 * LEASE)
    clock.forward(LEASE + SECOND)
    assert queue.claim() == []
    assert queue.settle(held)
    assert not queue.settle(held)
    assert queue.row(held.id).state == WorkState.DONE


def test_work_that_kills_its_worker_ends_with_a_human(queue: Queue, clock: HandClock) -> None:
    [row_id] = queue.add()
    for attempt in (1, 2, 3):
        [claimed] = queue.claim(max_attempts=3)
        assert claimed.attempts == attempt
        clock.forward(LEASE + SECOND)
    assert queue.claim(max_attempts=3) == []
    row = queue.row(row_id)
    assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, ATTEMPTS_EXHAUSTED)
    assert row.lease_token is None
    with queue.database.transaction() as connection:
        assert reopen(connection, queue.table, row_id, now=clock())
        assert not reopen(connection, queue.table, row_id, now=clock())
    assert [again.attempts for again in queue.claim()] == [1]


def test_work_that_kills_its_worker_takes_no_other_along(queue: Queue, clock: HandClock) -> None:
    added = queue.add(3)
    killer, *innocent = [row.id for row in queue.claim(max_attempts=3)]
    assert {killer, *innocent} == set(added)
    # Whoever had all three died of the first: nobody knows of which.
    clock.forward(LEASE + SECOND)
    assert [row.id for row in queue.claim(max_attempts=3)] == [killer]
    for row_id in innocent:
        [claimed] = queue.claim(max_attempts=3)
        assert (claimed.id, claimed.attempts) == (row_id, 2)
        assert queue.settle(claimed)
    fresh = queue.add(2)
    assert {row.id for row in queue.claim()} == set(fresh)
    for _ in range(2):
        clock.forward(LEASE + SECOND)
        while queue.claim(max_attempts=3):
            pass
    assert queue.row(killer).state == WorkState.NEEDS_REVIEW
    assert {queue.row(row_id).state for row_id in innocent} == {WorkState.DONE}


def test_work_that_is_given_up_does_not_hide_what_is_due_behind_it(
    queue: Queue, clock: HandClock
) -> None:
    queue.add(3)
    for _ in range(3):
        while queue.claim(max_attempts=3):
            pass
        clock.forward(LEASE + SECOND)
    [waiting] = queue.add()
    assert [row.id for row in queue.claim(limit=1, max_attempts=3)] == [waiting]


@pytest.mark.parametrize(("refund", "attempts"), [(False, 2), (True, 1)])
def test_postponed_work_comes_back_in_time(
    queue: Queue,
    clock: HandClock,
    refund: bool,  # noqa: FBT001 -- a parameter of the test
    attempts: int,
) -> None:
    queue.add()
    [claimed] = queue.claim()
    with queue.database.transaction() as connection:
        until = clock() + timedelta(minutes=5)
        assert postpone(
            connection,
            queue.table,
            claimed,
            until=until,
            reason="http_429",
            now=clock(),
            refund=refund,
        )
        assert oldest_due(connection, queue.table, clock()) is None
    assert queue.claim() == []
    clock.forward(timedelta(minutes=5))
    with queue.database.transaction() as connection:
        assert oldest_due(connection, queue.table, clock()) == until
    assert [row.attempts for row in queue.claim()] == [attempts]


def test_a_claim_that_was_not_committed_did_not_happen(queue: Queue) -> None:
    [row_id] = queue.add()

    def claim_and_fail() -> None:
        now = queue.database.now()
        with queue.database.transaction() as connection:
            claim(connection, queue.table, now=now, limit=1, lease=LEASE, max_attempts=3)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        claim_and_fail()
    assert queue.row(row_id).attempts == 0


def test_the_database_knows_the_states_too(queue: Queue, clock: HandClock) -> None:
    values = {
        "id": uuid4(), "state": "SOMEWHERE", "next_attempt_at": clock(), "correlation_id": "x",
        "created_at": clock(), "updated_at": clock(), "destination": "x", "kind": "x",
    }  # fmt: skip
    with (
        pytest.raises(ConstraintViolated) as caught,
        queue.database.transaction() as connection,
    ):
        connection.execute(insert(queue.table).values(values))
    assert caught.value.constraint_name == "ck_outbox_state"


def test_a_claim_brings_what_the_work_begins_with(queue: Queue, keyring: KeyRing) -> None:
    (row_id,) = queue.add()
    with queue.database.transaction() as connection:
        (claimed,) = claim(
            connection,
            queue.table,
            now=queue.database.now(),
            limit=1,
            lease=LEASE,
            max_attempts=3,
            bringing=("kind", "content"),
        )
    assert claimed.brought["kind"] == "example"
    opened = keyring.open(
        claimed.brought["content"], table=queue.table.name, column="content", row_id=row_id
    )
    assert opened == b"999990019"
    assert "example" not in repr(claimed)


def test_content_is_sealed_at_rest(queue: Queue) -> None:
    [row_id] = queue.add()
    assert b"999990019" not in queue.row(row_id).content
    with queue.database.transaction() as connection:
        assert read_content(connection, queue.table, queue.keyring, row_id) == b"999990019"
        assert read_content(connection, queue.table, queue.keyring, uuid4()) is None
