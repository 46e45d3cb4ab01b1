from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from foundation.database import Database
from foundation.encryption import BlindIndex, KeyRing
from foundation.inbox import Accepted, Conflict, Duplicate, Received, receive
from foundation.sealed_content import read_content
from tests.integration.foundation.stage import Tables


class Inbox:
    def __init__(
        self, database: Database, tables: Tables, keyring: KeyRing, index: BlindIndex
    ) -> None:
        self.database, self.tables, self.keyring, self.index = database, tables, keyring, index

    def receive(self, content: bytes, external_id: str = "1", source: str = "a") -> Received:
        with self.database.transaction() as connection:
            return receive(
                connection,
                self.tables.inbox,
                self.keyring,
                self.index,
                source=source,
                external_id=external_id,
                kind="example",
                sender="00000009900000000000",
                content=content,
                correlation_id="c",
                now=self.database.now(),
            )

    def count(self, name: str) -> int:
        table = self.tables.metadata.tables[name]
        with self.database.transaction() as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar_one()


@pytest.fixture
def inbox(database: Database, tables: Tables, keyring: KeyRing, index: BlindIndex) -> Inbox:
    return Inbox(database, tables, keyring, index)


def test_the_same_message_again_is_a_duplicate_of_the_first(inbox: Inbox) -> None:
    first = inbox.receive(b"x")
    assert isinstance(first, Accepted)
    assert inbox.receive(b"x") == Duplicate(first.id)
    assert isinstance(inbox.receive(b"x", external_id="2"), Accepted)
    assert isinstance(inbox.receive(b"x", source="b"), Accepted)
    assert (inbox.count("inbox"), inbox.count("inbox_conflict")) == (3, 0)


def test_other_content_under_the_same_id_is_kept_for_an_operator_once(inbox: Inbox) -> None:
    first = inbox.receive(b"x")
    for _ in range(3):
        assert inbox.receive(b"y") == Conflict(first.id)
    with capture_logs() as logged:
        assert inbox.receive(b"z") == Conflict(first.id)
    assert [(line["event"], line["log_level"]) for line in logged] == [
        ("inbox_conflict", "warning")
    ]
    assert (inbox.count("inbox"), inbox.count("inbox_conflict")) == (1, 2)
    with inbox.database.transaction() as connection:
        assert read_content(connection, inbox.tables.inbox, inbox.keyring, first.id) == b"x"
        conflicts = inbox.tables.metadata.tables["inbox_conflict"]
        rows = connection.execute(select(conflicts.c.id, conflicts.c.content)).all()
    opened = {
        inbox.keyring.open(row.content, table="inbox_conflict", column="content", row_id=row.id)
        for row in rows
    }
    assert opened == {b"y", b"z"}


def test_of_many_at_once_exactly_one_is_accepted(inbox: Inbox) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: inbox.receive(b"x"), range(24)))
    assert sum(isinstance(answer, Accepted) for answer in answers) == 1
    assert len({answer.id for answer in answers}) == 1
    assert inbox.count("inbox") == 1
