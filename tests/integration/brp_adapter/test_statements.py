"""How often the database is asked for one reported family: most of what the adapter costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.integration.brp_adapter.families import Family, declared
from tests.integration.brp_adapter.running import World

MOST_STATEMENTS = 19
MOST_TRANSACTIONS = 6
"""Claim; report with the first questions; second questions; outcome; and two for handing over."""

FEWEST_STATEMENTS = 12
"""Less cannot be: then it is not counted as it should."""


@dataclass
class Counted:
    statements: list[str] = field(default_factory=list)
    commits: int = 0


def test_a_family_that_is_reported_once_takes_few_statements(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    world.report(declared(family))
    with _counted() as counted:
        world.work()
    assert len(world.notifier.taken) == 1
    listed = "\n".join(counted.statements)
    assert FEWEST_STATEMENTS <= len(counted.statements) <= MOST_STATEMENTS, listed
    assert 0 < counted.commits <= MOST_TRANSACTIONS, listed


@contextmanager
def _counted() -> Iterator[Counted]:
    counted = Counted()

    def statement(*arguments: object) -> None:
        counted.statements.append(str(arguments[2]))

    def commit(_connection: object) -> None:
        counted.commits += 1

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", commit)
    try:
        yield counted
    finally:
        event.remove(Engine, "before_cursor_execute", statement)
        event.remove(Engine, "commit", commit)
