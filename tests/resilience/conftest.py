"""A stack for every module: it is hurt, so nobody else can use it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.resilience.stay import HURRIED
from tests.stack.driving import Neighbours, neighbours_of
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack


@contextmanager
def temporary_folder() -> Iterator[Path]:
    # Not pytest's own temporary folder: when we are root the servers run as someone else.
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        yield data
    finally:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    with temporary_folder() as data:
        yield data


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """Each hurt is over, and everything is back, before the next: so it also has to heal."""
    with (
        temporary_folder() as data,
        running_stack(StackOptions(data=data, environment=HURRIED)) as running,
    ):
        yield running


@pytest.fixture
def world(stack: Stack) -> Iterator[Neighbours]:
    with neighbours_of(stack) as neighbours:
        yield neighbours
        neighbours.mend()


def rounds() -> range:
    """How often a kill is repeated; more on demand, to look for what is rare."""
    return range(int(os.environ.get("VERTREKMELDING_RESILIENCE_ROUNDS", "1")))
