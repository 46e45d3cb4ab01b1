from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import MetaData, func, select

from foundation.database import Database
from foundation.durations import (
    BOUNDS,
    DurationTables,
    duration_tables,
    fold_durations,
    note_duration,
    read_durations,
)
from foundation.migrate import new_metadata


@pytest.fixture
def durations(database: Database) -> DurationTables:
    metadata: MetaData = new_metadata()
    tables = duration_tables(metadata)
    with database.transaction() as connection:
        metadata.create_all(connection)
    return tables


def note(database: Database, durations: DurationTables, *seconds: float) -> None:
    with database.transaction() as connection:
        for each in seconds:
            note_duration(connection, durations, "x", timedelta(seconds=each))


def test_folding_changes_where_it_stands_and_not_what_is_told(
    database: Database, durations: DurationTables
) -> None:
    note(database, durations, 0.05, 0.1, 0.3, 7.0, 1e6, -3.0)
    with database.transaction() as connection:
        note_duration(connection, durations, "y", timedelta(seconds=1))
        before = read_durations(connection, durations, "x")
    assert before.counts == (3, 0, 1, 0, 0, 0, 1, *(0,) * (len(BOUNDS) - 7), 1)
    assert before.total == pytest.approx(1e6 + 7.45)
    with database.transaction() as connection:
        assert fold_durations(connection, durations) == 7
    note(database, durations, 0.3)
    with database.transaction() as connection:
        assert fold_durations(connection, durations) == 1
        after = read_durations(connection, durations, "x")
        left = connection.execute(select(func.count()).select_from(durations.noted)).scalar_one()
    assert left == 0
    assert after.counts == (3, 0, 2, 0, 0, 0, 1, *(0,) * (len(BOUNDS) - 7), 1)


def test_two_folds_at_once_count_everything_once(
    database: Database, durations: DurationTables, open_database: Callable[[], Database]
) -> None:
    note(database, durations, 1.0, 2.0)
    with database.transaction() as first:
        assert fold_durations(first, durations) == 2
        with open_database().transaction() as second:
            assert fold_durations(second, durations) == 0
    with database.transaction() as connection:
        assert sum(read_durations(connection, durations, "x").counts) == 2
