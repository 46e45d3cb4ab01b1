"""Each migration on the rows that the code before it left behind."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.engine import make_url

from brp_adapter.storage.migrate import MIGRATIONS, migrate
from brp_adapter.storage.rechecks import recheck_now
from brp_adapter.storage.snapshots import forget_snapshots
from brp_adapter.storage.tables import DEPARTURE, DEPARTURE_PERSON, FINDING, RECHECK, SNAPSHOT
from foundation.migrate import upgrade

_SCHEMA = "adapter_before"
_NOW = datetime(2026, 3, 2, tzinfo=UTC)
_CHILD, _NOBODY = b"c" * 32, b"n" * 32
_BEFORE = (
    """INSERT INTO departure
        (id, child, child_bsn, state, municipality, shadow, opened_at, updated_at)
    VALUES (:departure, :child, 'sealed', 'OPEN', 'o', false, :now, :now)""",
    "INSERT INTO departure_person (person, departure) VALUES (:child, :departure)",
    """INSERT INTO snapshot (id, child, taken_at, hash, gezag)
    VALUES (gen_random_uuid(), :child, :now, 'h', 'sealed'),
        (gen_random_uuid(), :nobody, :now, 'h', 'sealed')""",
)


@pytest.fixture
def before(postgres_url: str) -> Iterator[tuple[Engine, UUID]]:
    """A departure and two snapshots of before 0005, one of somebody in no departure; migrated."""
    upgrade(postgres_url, schema=_SCHEMA, script_location=MIGRATIONS, revision="0004")
    url = make_url(postgres_url).set(drivername="postgresql+psycopg")
    engine = create_engine(url, connect_args={"options": f"-csearch_path={_SCHEMA}"})
    departure = uuid4()
    given = {"departure": departure, "child": _CHILD, "nobody": _NOBODY, "now": _NOW}
    try:
        with engine.begin() as connection:
            for statement in _BEFORE:
                mine = {name: value for name, value in given.items() if f":{name}" in statement}
                connection.execute(text(statement), mine)
        migrate(postgres_url, schema=_SCHEMA)
        yield engine, departure
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {_SCHEMA} CASCADE"))
        engine.dispose()


def test_a_departure_from_before_goes_on_and_can_be_looked_at_again(
    before: tuple[Engine, UUID],
) -> None:
    """Nobody knows what its facts said: the next time they are news, so that nothing is missed."""
    engine, departure = before
    with engine.begin() as connection:
        (kept,) = connection.execute(select(DEPARTURE)).all()
        assert (kept.id, kept.told, kept.awaited_until) == (departure, None, None)
        (person,) = connection.execute(select(DEPARTURE_PERSON)).all()
        assert person.seen_gone_at is None
        assert connection.execute(select(FINDING)).all() == []
        recheck_now(connection, departure, now=_NOW, correlation_id="c")
        (look,) = connection.execute(select(RECHECK)).all()
        assert (look.id, look.state, look.last_day, look.unanswered) == (
            departure, "READY", None, 0,
        )  # fmt: skip


def test_an_answer_from_before_is_of_the_brp_and_stays_with_its_departure(
    before: tuple[Engine, UUID],
) -> None:
    engine, _ = before
    with engine.begin() as connection:
        assert {row.source for row in connection.execute(select(SNAPSHOT))} == {"brp"}
        assert forget_snapshots(connection, today=date(2027, 3, 2), days=30) == 1
        assert {row.child for row in connection.execute(select(SNAPSHOT))} == {_CHILD}
