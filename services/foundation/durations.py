"""How long things took, counted for all processes together and across restarts.

A use case notes a duration in the transaction of its outcome: one appended row, which nobody
waits for. The sweep folds what was noted into one row per bucket, so that reading it costs the
same after a year. Neither holds anything about a case.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    Identity,
    MetaData,
    Row,
    Table,
    Text,
    delete,
    select,
)
from sqlalchemy.dialects.postgresql import insert

BOUNDS: Final = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3600.0, 86400.0)
"""Upper bounds of the buckets, in seconds; the last one has none."""

_PER_FOLD: Final = 10_000


@dataclass(frozen=True)
class DurationTables:
    """``noted``: one row per duration, until it is folded; ``folded``: one row per bucket."""

    noted: Table
    folded: Table


@dataclass(frozen=True)
class Histogram:
    """``counts`` per bound and one for what is over the last; ``total`` in seconds."""

    counts: tuple[int, ...]
    total: float


def duration_tables(metadata: MetaData) -> DurationTables:
    """Both tables."""
    noted = Table(
        "duration",
        metadata,
        Column("id", BigInteger, Identity(always=True), primary_key=True),
        Column("name", Text, nullable=False),
        Column("seconds", Float, nullable=False),
    )
    folded = Table(
        "duration_bucket",
        metadata,
        Column("name", Text, primary_key=True),
        Column("bucket", BigInteger, primary_key=True, autoincrement=False),
        Column("count", BigInteger, nullable=False),
        Column("total", Float, nullable=False),
    )
    return DurationTables(noted, folded)


def note_duration(
    connection: Connection, tables: DurationTables, name: str, took: timedelta
) -> None:
    """Add one, in the caller's transaction; a clock that went back counts as nothing."""
    seconds = max(took.total_seconds(), 0.0)
    connection.execute(insert(tables.noted).values(name=name, seconds=seconds))


def fold_durations(connection: Connection, tables: DurationTables) -> int:
    """Fold what was noted, at most ten thousand; answers how many. Two at once share the work."""
    some = (
        select(tables.noted.c.id)
        .order_by(tables.noted.c.id)
        .limit(_PER_FOLD)
        .with_for_update(skip_locked=True)
        .cte("some")
    )
    taken = connection.execute(
        delete(tables.noted)
        .where(tables.noted.c.id == some.c.id)
        .returning(tables.noted.c.name, tables.noted.c.seconds)
    ).all()
    # Sorted, so that two folds cannot wait for each other crosswise.
    for (name, bucket), (count, total) in sorted(_bucketed(taken).items()):
        folded = tables.folded
        connection.execute(
            insert(folded)
            .values(name=name, bucket=bucket, count=count, total=total)
            .on_conflict_do_update(
                index_elements=["name", "bucket"],
                set_={"count": folded.c.count + count, "total": folded.c.total + total},
            )
        )
    return len(taken)


def read_durations(connection: Connection, tables: DurationTables, name: str) -> Histogram:
    """What is known by now: folded, and what waits to be."""
    counts: Counter[int] = Counter()
    seconds = 0.0
    folded = tables.folded
    for row in connection.execute(select(folded).where(folded.c.name == name)):
        counts[row.bucket] += row._mapping["count"]  # noqa: SLF001 -- public; .count is a method
        seconds += row.total
    noted = tables.noted
    waiting = connection.execute(
        select(noted.c.name, noted.c.seconds).where(noted.c.name == name).limit(_PER_FOLD)
    ).all()
    for (_, bucket), (count, total) in _bucketed(waiting).items():
        counts[bucket] += count
        seconds += total
    return Histogram(tuple(counts[bucket] for bucket in range(len(BOUNDS) + 1)), seconds)


def _bucketed(rows: Iterable[Row[str, float]]) -> dict[tuple[str, int], tuple[int, float]]:
    found: dict[tuple[str, int], tuple[int, float]] = {}
    for name, seconds in rows:
        bucket = next((n for n, bound in enumerate(BOUNDS) if seconds <= bound), len(BOUNDS))
        count, total = found.get((name, bucket), (0, 0.0))
        found[name, bucket] = (count + 1, total + seconds)
    return found
