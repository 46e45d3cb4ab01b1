"""One running stack for all tests that get the same worker of pytest-xdist."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stack.driving import Neighbours, neighbours_of
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

QUICK = {
    "BRP_ADAPTER_RETRY_SCALE": "0.01",
    "BRP_ADAPTER_SWEEP_SECONDS": "1",
    "NOTIFIER_RETRY_SCALE": "0.01",
    "NOTIFIER_SWEEP_SECONDS": "1",
    "NOTIFIER_MAYBE_SENT_WAIT_SECONDS": "1",
}
"""As in production, with a hundredth of the waiting."""


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The whole service, for as long as the session lasts."""
    # Not pytest's own temporary folder: when we are root the servers run as someone else.
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        with running_stack(StackOptions(data=data, environment=QUICK)) as running:
            yield running
    finally:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture
def world(stack: Stack) -> Iterator[Neighbours]:
    """Its neighbours; every fault ends with the test."""
    with neighbours_of(stack) as neighbours:
        yield neighbours
        neighbours.mend()
