from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, text, update

from foundation.audit import AuditEntry, broken_links, chain_head, record, record_all
from foundation.database import Database, DatabaseFailed
from tests.integration.foundation.stage import Tables

ENTRY = AuditEntry(
    actor="system",
    action="brp_asked",
    object="case:1",
    result="answered",
    origin="brp_adapter",
    basis="B1",
    correlation_id="c",
    person=bytes(32),
)


def test_entries_form_a_chain_however_many_write_at_once(
    open_database: Callable[[], Database],
    tables: Tables,
) -> None:
    databases = [open_database() for _ in range(4)]

    def write(number: int) -> None:
        database = databases[number % 4]
        with database.transaction() as connection:
            record_all(connection, tables.audit, [ENTRY, ENTRY], now=database.now())

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(40)))
    with databases[0].transaction() as connection:
        assert list(broken_links(connection, tables.audit)) == []
        assert chain_head(connection, tables.audit)[0] == 80


def test_nothing_can_be_changed_or_taken_out(database: Database, tables: Tables) -> None:
    with database.transaction() as connection:
        record(connection, tables.audit, ENTRY, now=database.now())
    for statement in (
        update(tables.audit).values(actor="someone"),
        delete(tables.audit),
        text("TRUNCATE audit"),
    ):
        with pytest.raises(DatabaseFailed) as caught, database.transaction() as connection:
            connection.execute(statement)
        assert caught.value.sqlstate == "42501"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET actor = 'someone' WHERE seq = 2",
        "UPDATE audit SET at = at + interval '1 second' WHERE seq = 2",
        "UPDATE audit SET person = NULL WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 2",
    ],
)
def test_what_someone_with_all_rights_changed_shows(
    database: Database,
    tables: Tables,
    change: str,
) -> None:
    with database.transaction() as connection:
        record_all(connection, tables.audit, [ENTRY] * 3, now=database.now())
        connection.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
        connection.execute(text(change))
    with database.transaction() as connection:
        assert len(list(broken_links(connection, tables.audit))) == 1


def test_an_act_that_is_rolled_back_leaves_no_entry_and_no_gap_in_the_chain(
    database: Database,
    tables: Tables,
) -> None:
    def record_and_fail() -> None:
        with database.transaction() as connection:
            record(connection, tables.audit, ENTRY, now=database.now())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        record_and_fail()
    with database.transaction() as connection:
        record(connection, tables.audit, ENTRY, now=database.now())
        assert list(broken_links(connection, tables.audit)) == []
        assert chain_head(connection, tables.audit)[0] == 1
