"""The bench itself, as a person runs it: everything once, in small."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

BUSY_SECONDS = 300
"""A minute on a quiet machine: it measures, starts two stacks, and stops by itself when stuck."""

pytestmark = pytest.mark.timeout(BUSY_SECONDS)


@pytest.fixture
def data() -> Iterator[Path]:
    # Not pytest's own temporary folder: when we are root the servers run as someone else.
    folder = Path(tempfile.mkdtemp(prefix="vertrekmelding-bench-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    """By the command that the set-up wrote: it spawns processes that import that again."""
    return subprocess.run(  # noqa: S603 - our own program
        [Path(sys.executable).with_name("vertrekmelding"), "bench", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=BUSY_SECONDS - 10,
    )


def test_a_quick_run_accounts_for_every_event(data: Path) -> None:
    file = data.with_suffix(".json")
    try:
        done = bench("--quick", "--data", str(data), "--json", str(file))
        assert done.returncode == 0, done.stdout + done.stderr
        figures = json.loads(file.read_text())
    finally:
        file.unlink(missing_ok=True)
    assert {phase["name"] for phase in figures["phases"]} == {"steady", "burst"}
    for phase in figures["phases"]:
        accounts = phase["accounts"]
        assert accounts["accepted"] == accounts["expected"] == accounts["offered"] > 20
        assert phase["letter_after"]["count"] > 0
        assert phase["flag_after"]["count"] > 0
        assert phase["processes"]["notifier-worker"]["memory_most"] > 0
    assert all(limit["per_second"] > 0 for limit in figures["limits"])
    assert len(figures["limits"]) == 11


def test_a_quick_run_of_the_worklist_finds_every_case_once(data: Path) -> None:
    file = data.with_suffix(".json")
    try:
        done = bench("--werkbank", "--quick", "--data", str(data), "--json", str(file))
        assert done.returncode == 0, done.stdout + done.stderr
        figures = json.loads(file.read_text())
    finally:
        file.unlink(missing_ok=True)
    assert "every case once, in order, as many as counted" in done.stdout
    assert figures["wrong"] == []
    assert figures["rows"]["zaak"] > figures["cases"] == 1000
    assert {"RvdK, niet-bezorgd", "Ca IKA, alles"} < {page["name"] for page in figures["pages"]}
    assert all(page["took"]["count"] == 2 for page in figures["pages"])
    assert [one["name"] for one in figures["beside"]] == [
        "what changed",
        "next shift, whole page",
        "figures for policy, whole page",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--werkbank", "--cases", "99"), "--cases must be 100 to 500000"),
        (("--werkbank", "--json", "/nowhere/at/all.json"), "there is no such folder"),
        (("--burst", "100000"), "burst: 100000 events is too many"),
        (("--rate=-1",), "cannot be negative"),
        (("--json", "/nowhere/at/all.json"), "there is no such folder"),
    ],
)
def test_what_cannot_be_measured_is_said_before_anything_starts(
    arguments: tuple[str, ...], said: str, data: Path
) -> None:
    done = bench(*arguments, "--data", str(data))
    assert done.returncode == 1
    assert said in done.stderr
    assert list(data.iterdir()) == []
