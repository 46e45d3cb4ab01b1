"""The worklist is read from its index alone, in few statements, with 50,000 cases on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import pytest
from sqlalchemy import Connection, Select, event, text

from foundation.database import Database
from notifier.review.next_shift.shift import read_shift
from notifier.review.worklist.changes import change_token, changes_since
from notifier.review.worklist.chosen import Chosen, Tab
from notifier.review.worklist.cursor import Cursor
from notifier.review.worklist.read_worklist import counts_statement, read_worklist, rows_statement
from notifier.settings import NotifierSettings
from notifier.staff.sees import Sees, SeesAll
from tests.integration.notifier.made_up import FILTERS, NOW, SEERS, filled, undone

MANY: Final = 50_000


@pytest.fixture(scope="module")
def database(settings: NotifierSettings) -> Iterator[Database]:
    with filled(settings, MANY) as built:
        yield built


@pytest.mark.parametrize("sees", SEERS, ids=repr)
def test_no_question_reads_the_whole_table_of_cases(database: Database, sees: Sees) -> None:
    for chosen in FILTERS:
        with database.transaction() as connection:
            for tab in Tab:
                for after in (None, _somewhere()):
                    statement = rows_statement(
                        sees, replace(chosen, tab=tab), now=NOW, after=after, most=51
                    )
                    assert whole_tables(connection, statement) & {"zaak", "message"} == set()
            counting = counts_statement(sees, chosen, now=NOW)
            assert whole_tables(connection, counting) & {"zaak", "message"} == set()


def test_without_its_index_the_whole_table_is_read_and_that_is_seen(database: Database) -> None:
    """So that the test above can fail."""
    with undone(database) as connection:
        connection.execute(text("DROP INDEX ix_zaak_worklist"))
        counting = counts_statement(SeesAll(), Chosen(), now=NOW)
        assert "zaak" in whole_tables(connection, counting)


def test_a_page_takes_three_statements_and_the_next_shift_five(database: Database) -> None:
    with database.transaction() as connection:
        token = change_token(connection, now=NOW)
        for sees in SEERS:
            for tab in Tab:
                with counted(connection) as statements:
                    read_worklist(connection, sees, Chosen(tab=tab), now=NOW, size=500)
                assert len(statements) == 3
            with counted(connection) as statements:
                read_shift(connection, sees, now=NOW)
            assert len(statements) == 5
            with counted(connection) as statements:
                changes_since(connection, sees, token, now=NOW)
            assert len(statements) == 2


def _somewhere() -> Cursor:
    return Cursor(clockless=False, sorts_at=NOW + timedelta(days=1), id=UUID(int=0))


def whole_tables(connection: Connection, statement: Select[*tuple[Any, ...]]) -> set[str]:
    """The tables that the plan of a statement reads from beginning to end."""

    def explain(
        _connection: object, _cursor: object, sql: str, given: object, *_rest: object
    ) -> tuple[str, object]:
        return f"EXPLAIN (FORMAT JSON) {sql}", given

    event.listen(connection, "before_cursor_execute", explain, retval=True)
    try:
        # Past the types of the statement's own columns: what comes back is a plan.
        cursor: Any = connection.execute(statement).cursor
        (plan,) = cursor.fetchone()
    finally:
        event.remove(connection, "before_cursor_execute", explain)
    return set(_read_whole(plan[0]["Plan"]))


def _read_whole(node: dict[str, Any]) -> Iterator[str]:
    if node["Node Type"] == "Seq Scan":
        yield node["Relation Name"]
    for below in node.get("Plans", ()):
        yield from _read_whole(below)


@contextmanager
def counted(connection: Connection) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(*arguments: object) -> None:
        statements.append(str(arguments[2]))

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(connection, "before_cursor_execute", note)
