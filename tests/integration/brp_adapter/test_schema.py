"""The migrations make exactly the tables that the code works with."""

import re
from enum import StrEnum

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Table, text

from brp_adapter.application import Application
from brp_adapter.storage.tables import DEPARTURE, INBOX, METADATA, OUTBOX, RECHECK, DepartureState
from foundation.database import ConstraintViolated, DatabaseError
from foundation.work import WorkState
from tests.integration.brp_adapter.families import Family, declared
from tests.integration.brp_adapter.running import World


def test_migrations_and_tables_agree(application: Application) -> None:
    with application.service.database.transaction() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, _kind, _parents: name != "alembic_version"},
        )
        assert compare_metadata(context, METADATA) == []


@pytest.mark.parametrize(
    ("table", "states"),
    [
        (INBOX, WorkState),
        (OUTBOX, WorkState),
        (RECHECK, WorkState),
        (DEPARTURE, DepartureState),
    ],
    ids=["inbox", "outbox", "recheck", "departure"],
)
def test_the_database_knows_the_same_states(
    world: World, table: Table, states: type[StrEnum]
) -> None:
    with world.application.service.database.transaction() as connection:
        definition: str = connection.execute(
            text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = :name"),
            {"name": f"ck_{table.name}_state"},
        ).scalar_one()
    (check,) = (c for c in table.c.state.constraints if isinstance(c, CheckConstraint))
    for known in (definition, str(check.sqltext)):
        assert set(re.findall(r"'([A-Z_]+)'", known)) == set(states)


def test_the_audit_cannot_be_changed(world: World) -> None:
    world.report(declared(Family()))
    world.work()
    for statement in ("DELETE FROM audit", "UPDATE audit SET actor = 'x'", "TRUNCATE audit"):
        with (
            pytest.raises(DatabaseError) as refused,
            world.application.service.database.transaction() as connection,
        ):
            connection.execute(text(statement))
        assert not isinstance(refused.value, ConstraintViolated)
