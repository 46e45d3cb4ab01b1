"""Every command of the guide for who connects, one after the other, on a stack of its own."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from contracts.values.dates import local_date
from foundation.clock import system_clock
from tests.architecture.source import ROOT
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack
from vertrekmelding.up import ready_line

BLOCKS = re.findall(
    r"^```sh\n(.*?)^```", (ROOT / "docs/connect.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
)
STARTING, *COMMANDS = BLOCKS
# What a reader does by hand: an id of one's own, and an error that is not overlooked.
MY_ID = re.compile(r"^ID=\S+ +# yours$", re.MULTILINE)
FROM_THE_ANSWER = (
    "ID=$(curl -s -H @.data/header.txt -H 'Content-Type: application/cloudevents+json'"
    ' --data-binary @docs/examples/aangegeven.json "$INTAKE/v1/gebeurtenissen" |'
    " python3 -c 'import json, sys; print(json.load(sys.stdin)[\"id\"])')"
)
# Errors on purpose, a fault of SOAP and statuses that are printed: their own tests read them.
NO_ERROR_IS_OVERLOOKED = (
    'curl() { case "$*" in */v1/stuf* | *http_code*) command curl "$@";;'
    ' *) command curl --fail "$@";; esac; }\n'
)


@pytest.fixture(scope="module")
def furnished() -> Iterator[Stack]:
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    persons = ROOT / "docs" / "examples" / "personen.json"
    try:
        with running_stack(StackOptions(data, (persons,), furnished=True)) as running:
            yield running
    finally:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture
def checkout(furnished: Stack, tmp_path: Path) -> Path:
    """As the reader has it after the first block, with a day in the declaration that is to come."""
    (tmp_path / ".data").mkdir()
    (tmp_path / ".data" / "ready.json").write_text(ready_line(furnished))
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    (tmp_path / "contracts").symlink_to(ROOT / "contracts")
    event = tmp_path / "docs" / "examples" / "aangegeven.json"
    declared = json.loads(event.read_text())
    day = local_date(system_clock()) + timedelta(days=30)
    declared["data"]["vertrekdatum"] = day.isoformat()
    event.write_text(json.dumps(declared))
    return tmp_path


def test_the_first_block_is_what_the_stack_stands_for() -> None:
    assert "make demo" in STARTING
    assert "vertrekmelding up --persons docs/examples/personen.json" in STARTING
    assert not any("make demo" in block or "vertrekmelding up" in block for block in COMMANDS)
    assert sum(len(MY_ID.findall(block)) for block in COMMANDS) == 1


def test_every_command_of_the_guide_runs(furnished: Stack, checkout: Path) -> None:
    folder = checkout / "bin"
    folder.mkdir()
    ours = folder / "vertrekmelding"
    ours.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vertrekmelding "$@"\n')
    ours.chmod(0o755)
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "bin").symlink_to(folder)
    (checkout / ".data" / "up").symlink_to(furnished.data)
    path = os.pathsep.join(sys.path)
    places = {"PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": path, "TMPDIR": str(checkout)}
    places["VERTREKMELDING"] = f"{sys.executable} -m vertrekmelding"
    script = NO_ERROR_IS_OVERLOOKED + "\n".join(
        f"echo '--- block {number}' >&2\n{MY_ID.sub(FROM_THE_ANSWER, block)}"
        for number, block in enumerate(COMMANDS, 2)
    )
    done = subprocess.run(  # noqa: S603 - commands of our own guide
        ["bash", "-euo", "pipefail", "-c", script],  # noqa: S607 - whatever bash there is
        cwd=checkout,
        env=os.environ | dict(furnished.environment) | places,
        capture_output=True,
        text=True,
        check=False,
    )
    blocks = done.stderr.split("--- block ")
    assert done.returncode == 0, f"block {blocks[-1][-2000:]}\n{done.stdout[-1000:]}"
    assert len(blocks) == len(BLOCKS)
