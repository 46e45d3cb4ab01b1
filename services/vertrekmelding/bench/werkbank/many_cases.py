"""Very many made-up cases, written into the real tables as fast as PostgreSQL takes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any, Final

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table
from sqlalchemy.engine import make_url

from notifier.storage.cases import TIMELINE, ZAAK
from notifier.storage.handovers import HANDOVER
from notifier.storage.history import ZAAK_OUTCOME
from notifier.storage.messages import MESSAGE
from vertrekmelding.bench.werkbank.one_case import Kind, MadeUp, Values, made_up_case

TABLES: Final = (ZAAK, MESSAGE, HANDOVER, ZAAK_OUTCOME, TIMELINE)
"""In an order in which every row finds what it refers to."""

_AT_ONCE: Final = 10_000
_BESIDE: Final = {Kind.TOLD: 5, Kind.CLOSED: 4, Kind.SHADOW: 10}
"""One of these to every so many that are listed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """``listed``: how many cases wait for a person; the same ones again for the same seed.

    Others that grow in the same tables come beside them: told, closed and shadow cases.
    """

    listed: int
    seed: int = 1


def fill_with_cases(connection: Connection, wanted: Wanted, *, now: datetime) -> Mapping[str, int]:
    """Write them in the caller's transaction; answers how many rows came into each table."""
    written = dict.fromkeys((table.name for table in TABLES), 0)
    for batch in _batches(_cases(wanted, now)):
        for table in TABLES:
            rows = list(_rows(table, batch))
            _copy(connection, table, rows)
            written[table.name] += len(rows)
    return written


def settle_tables(url: str, *, schema: str) -> None:
    """What the server does by itself in time: statistics, and which pages all can see."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        for table in TABLES:
            name = sql.Identifier(schema, table.name)
            connection.execute(sql.SQL("VACUUM (ANALYZE) {}").format(name))


def _cases(wanted: Wanted, now: datetime) -> Iterator[MadeUp]:
    random = Random(wanted.seed)  # noqa: S311 -- the same cases again, no secret
    kinds = [Kind.LISTED] * wanted.listed
    kinds += [kind for kind, share in _BESIDE.items() for _ in range(wanted.listed // share)]
    random.shuffle(kinds)
    references: set[str] = set()
    for kind in kinds:
        made = _new_one(random, now, references, kind)
        yield _in_shadow(made) if kind is Kind.SHADOW else made


def _new_one(random: Random, now: datetime, references: set[str], kind: Kind) -> MadeUp:
    """One whose short references nobody has: of so many, now and then two are the same."""
    while True:
        made = made_up_case(random, now, kind)
        mine = {made.zaak["reference"], *(message["reference"] for message in made.message)}
        if references.isdisjoint(mine):
            references |= mine
            return made


def _in_shadow(made: MadeUp) -> MadeUp:
    """Nothing left, and nothing is kept in the open."""
    nothing = dict.fromkeys(("leaves_on", "looks_first", "reason_groups", "replied_at"))
    return MadeUp({**made.zaak, "shadow": True, **nothing}, timeline=made.timeline)


def _batches(cases: Iterator[MadeUp]) -> Iterator[list[MadeUp]]:
    batch: list[MadeUp] = []
    for made in cases:
        batch.append(made)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _rows(table: Table, batch: Iterable[MadeUp]) -> Iterator[Values]:
    for made in batch:
        if table is ZAAK:
            yield made.zaak
        else:
            yield from getattr(made, table.name)


def _copy(connection: Connection, table: Table, rows: list[Values]) -> None:
    if not rows:
        return
    columns = tuple(dict.fromkeys(name for row in rows[:1] for name in row))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([row[name] for name in columns])
