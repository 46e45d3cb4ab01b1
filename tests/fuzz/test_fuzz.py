"""A short run of every target; a long one is for a person (docs/develop.md)."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from brp_adapter.sources.formats import Format
from brp_adapter.sources.reading import READERS
from tests.fuzz.parsers import PARSERS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RUNS = 3000
MOST_SECONDS = 60
ATHERIS = importlib.util.find_spec("atheris") is not None


def run(script: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(ROOT / "services"), str(ROOT)))
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, str(script), f"-artifact_prefix={folder}/", *options],
        env={**os.environ, "PYTHONPATH": path},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_format_that_is_read_has_a_target() -> None:
    assert {parser.reads for parser in PARSERS.values()} >= set(READERS)
    assert all(parser.seeds for parser in PARSERS.values())
    scripts = {script.stem.removeprefix("fuzz_") for script in HERE.glob("fuzz_*.py")}
    assert scripts == set(PARSERS)
    assert set(READERS) <= set(Format)


@pytest.mark.skipif(
    not ATHERIS, reason="FUZZING DID NOT RUN: atheris has no wheel for this machine"
)
@pytest.mark.parametrize("name", PARSERS)
def test_no_bytes_break_it(name: str, tmp_path: Path) -> None:
    script = HERE / f"fuzz_{name}.py"
    done = run(script, tmp_path, f"-runs={RUNS}", f"-max_total_time={MOST_SECONDS}", "-seed=7")
    assert done.returncode == 0, done.stdout[-3000:]
    assert "Done " in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    not ATHERIS, reason="FUZZING DID NOT RUN: atheris has no wheel for this machine"
)
def test_a_reader_that_breaks_is_found(tmp_path: Path) -> None:
    script = tmp_path / "fuzz_broken.py"
    script.write_text(
        "from tests.fuzz import harness\n"
        "from tests.fuzz.parsers import Parser\n"
        "def read(content):\n"
        "    return {}[content[:1]] if content[1:2] == b'!' else None\n"
        "harness.PARSERS = {'broken': Parser('broken', read, (b'seed',))}\n"
        "harness.fuzz('broken')\n"
    )
    done = run(script, tmp_path, f"-runs={RUNS * 20}", "-seed=7")
    assert done.returncode != 0
    assert "KeyError" in done.stdout + done.stderr
