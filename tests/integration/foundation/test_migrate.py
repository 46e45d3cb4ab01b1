"""Migrations run from the program, in the service's own schema, by one process at a time."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from foundation.migrate import upgrade

ROOT = Path(__file__).parents[3]
ENVIRONMENT = """
from foundation.migrate import new_metadata
from foundation.migration_environment import run
run(new_metadata())
"""
MIGRATION = """
import time
from alembic import op
import sqlalchemy as sa
revision = "{revision}"
down_revision = {down}
branch_labels = depends_on = None
def upgrade():
    op.create_table("{table}", sa.Column("id", sa.Uuid, primary_key=True))
    time.sleep(0.2)
    {then}
"""


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text(ENVIRONMENT)
    add(folder, "0001", None, "first")
    return folder


@pytest.fixture
def admin(postgres_url: str) -> Iterator[Engine]:
    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"))
    yield engine
    engine.dispose()


def add(folder: Path, revision: str, down: str | None, table: str, then: str = "pass") -> None:
    path = folder / "versions" / f"{revision}.py"
    path.write_text(MIGRATION.format(revision=revision, down=repr(down), table=table, then=then))


def test_several_processes_at_once_migrate_once(
    scripts: Path, postgres_url: str, admin: Engine
) -> None:
    schema = f"m{uuid.uuid4().hex[:8]}"
    program = (
        "import sys; from foundation.migrate import upgrade as up; "
        "up(sys.argv[1], schema=sys.argv[2], script_location=sys.argv[3])"
    )
    processes = [
        subprocess.Popen(  # noqa: S603 -- our own interpreter and text
            [sys.executable, "-c", program, postgres_url, schema, str(scripts)],
            env=os.environ | {"PYTHONPATH": str(ROOT / "services")},
        )
        for _ in range(3)
    ]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
    upgrade(postgres_url, schema=schema, script_location=scripts)
    assert sorted(inspect(admin).get_table_names(schema)) == ["alembic_version", "first"]


def test_a_migration_that_fails_leaves_nothing(
    scripts: Path, postgres_url: str, admin: Engine
) -> None:
    schema = f"m{uuid.uuid4().hex[:8]}"
    add(scripts, "0002", "0001", "second", then='op.execute("SELECT nonsense")')
    with pytest.raises(DBAPIError):
        upgrade(postgres_url, schema=schema, script_location=scripts)
    assert not inspect(admin).has_schema(schema)
    upgrade(postgres_url, schema=schema, script_location=scripts, revision="0001")
    with admin.begin() as connection:
        connection.execute(text(f"SET LOCAL search_path = {schema}"))
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    assert version == "0001"


def test_a_role_that_may_not_create_schemas_uses_the_one_it_has(
    scripts: Path, adapter_url: str, admin: Engine
) -> None:
    upgrade(adapter_url, schema="brp_adapter", script_location=scripts)
    assert "first" in inspect(admin).get_table_names("brp_adapter")
