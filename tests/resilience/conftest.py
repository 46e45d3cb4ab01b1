"""A stack for every test: it is hurt, so nobody else can use it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.resilience.stay import HURRIED
from tests.stack.driving import Neighbours, neighbours_of
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack


@pytest.fixture
def folder() -> Iterator[Path]:
    # Not pytest's own temporary folder: when we are root the servers run as someone else.
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    yield data
    shutil.rmtree(data, ignore_errors=True)


@pytest.fixture
def stack(folder: Path) -> Iterator[Stack]:
    with running_stack(StackOptions(data=folder, environment=HURRIED)) as running:
        yield running


@pytest.fixture
def world(stack: Stack) -> Iterator[Neighbours]:
    with neighbours_of(stack) as neighbours:
        yield neighbours


def rounds() -> range:
    """How often a kill is repeated; more on demand, to look for what is rare."""
    return range(int(os.environ.get("VERTREKMELDING_RESILIENCE_ROUNDS", "1")))
