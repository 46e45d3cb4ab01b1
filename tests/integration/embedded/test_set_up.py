"""Set-up: skipped when nothing changed, plain words when something is missing."""

import ast
import importlib.util
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.patience import stretched

ROOT = Path(__file__).parents[3]
TOOLS = ROOT / "tools"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what set-up looks at, in a folder with a space in its name."""
    copy = tmp_path / "a project"
    for name in ("tools", "requirements"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "pyproject.toml", copy)
    (copy / ".venv").mkdir()
    return copy


@pytest.fixture
def installation(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(TOOLS))
    yield importlib.import_module("installation")
    for name in ("installation", "installation_steps"):
        sys.modules.pop(name, None)


def done(installation: ModuleType, project: Path, kind: str) -> None:
    text = installation.fingerprint(project, kind)
    installation.stamp(project, kind).write_text(text, encoding="ascii")


def test_old_pythons_can_read_the_file_that_tells_them() -> None:
    ast.parse((TOOLS / "setup.py").read_text(encoding="utf-8"), feature_version=(3, 4))


def test_set_up_for_tests_includes_set_up_for_running(
    installation: ModuleType, project: Path
) -> None:
    done(installation, project, "test")
    assert installation.is_done(project, "run")
    assert installation.is_done(project, "test")


def test_set_up_for_running_is_not_enough_for_tests(
    installation: ModuleType, project: Path
) -> None:
    done(installation, project, "run")
    assert installation.is_done(project, "run")
    assert not installation.is_done(project, "test")


@pytest.mark.parametrize(
    "changed", ["requirements/run.txt", "requirements/redis.txt", "pyproject.toml"]
)
def test_a_change_makes_it_run_again(changed: str, installation: ModuleType, project: Path) -> None:
    done(installation, project, "run")
    with (project / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert not installation.is_done(project, "run")


def test_a_moved_project_is_set_up_again(installation: ModuleType, project: Path) -> None:
    done(installation, project, "run")
    moved = project.rename(project.with_name("moved"))
    assert not installation.is_done(moved, "run")


def test_an_interrupted_set_up_is_not_done(installation: ModuleType, project: Path) -> None:
    done(installation, project, "run")
    installation.unfinished(project).touch()
    assert not installation.is_done(project, "run")


def test_nothing_to_do_costs_nothing(installation: ModuleType, project: Path) -> None:
    done(installation, project, "run")
    command = [sys.executable, "-I", "-S", str(project / "tools" / "setup.py"), "run"]
    quickest = 10.0
    for _ in range(3):
        begin = time.monotonic()
        answer = subprocess.run(command, capture_output=True, check=True, cwd="/")  # noqa: S603
        quickest = min(quickest, time.monotonic() - begin)
        assert answer.stdout + answer.stderr == b""
    assert quickest < stretched(0.2)


def test_a_python_without_ensurepip_is_told_what_to_install(
    installation: ModuleType,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.rmtree(project / ".venv")
    monkeypatch.setattr(installation, "ROOT", project)
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name)
    )
    assert installation.main(["run"]) == 1
    assert "without `ensurepip`" in capsys.readouterr().err
    assert not (project / ".venv").exists()


def test_no_network_is_called_no_network(installation: ModuleType, tmp_path: Path) -> None:
    assert installation is not None
    steps = importlib.import_module("installation_steps")
    log = tmp_path / "pip.log"
    log.write_text(
        "WARNING: Retrying after connection broken by 'NewConnectionError(...)'\n"
        "ERROR: No matching distribution found for alembic\n",
        encoding="utf-8",
    )
    assert steps._what_went_wrong(log).startswith("the package registry cannot be reached")


def test_the_locks_say_nothing_about_where_packages_come_from() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert "index-url" not in text
        pinned = [line for line in text.splitlines() if line and not line.startswith(" ")]
        assert all("==" in line and line.endswith("\\") for line in pinned)


def test_running_and_testing_use_the_same_versions() -> None:
    def versions(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        return {line for line in text.splitlines() if "==" in line}

    assert versions("run.txt") <= versions("test.txt")
