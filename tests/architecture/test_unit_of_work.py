"""Only the unit of work commits, and only the command line prints.

A commit in the middle of a use case makes two transactions of one: a crash between them leaves a
letter planned without its decision. A print goes past the pipeline that removes personal data.
"""

import pytest

from tests.architecture.source import Module, calls, modules, sample

MAY_COMMIT = {
    "services/foundation/database.py",  # the unit of work
    "services/foundation/migrate.py",  # Alembic's transaction, before any service runs
}
COMMITTING = {"commit", "begin", "begin_nested", "rollback"}


def commits(module: Module) -> list[str]:
    if module.path in MAY_COMMIT:
        return []
    return [
        f"{module.path}:{call.lineno} {name}"
        for call, name in calls(module.tree)
        if "." in name and name.rsplit(".", 1)[1] in COMMITTING
    ]


def prints(module: Module) -> list[str]:
    return [
        f"{module.path}:{call.lineno} {name}"
        for call, name in calls(module.tree)
        if name in {"print", "pprint", "sys.stdout.write", "sys.stderr.write"}
    ]


def test_only_the_unit_of_work_commits() -> None:
    assert [found for module in modules() for found in commits(module)] == []


def test_only_the_command_line_prints() -> None:
    silent = modules("contracts", "foundation", "brp_adapter", "notifier", "sandbox")
    assert [found for module in silent for found in prints(module)] == []


@pytest.mark.parametrize(
    "source",
    [
        "def f(connection):\n    connection.commit()",
        "def f(engine):\n    with engine.begin() as c:\n        pass",
        "def f(c):\n    with c.begin_nested():\n        pass",
    ],
)
def test_another_commit_is_found(source: str) -> None:
    assert commits(sample(source))


@pytest.mark.parametrize("source", ["print('x')", "import sys\nsys.stdout.write('x')"])
def test_a_print_is_found(source: str) -> None:
    assert prints(sample(source))
