"""A data folder of its own for each test here, and programs that end with their test."""

import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.integration.embedded.running import Running, assert_all_gone, stay


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder that ordinary users can reach, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def start() -> Iterator[Callable[..., Running]]:
    """`stay`, with whatever it starts ended after the test."""
    started: list[Running] = []

    def run(folder: Path, *prefix: str) -> Running:
        started.append(stay(folder, prefix) if prefix else stay(folder))
        return started[-1]

    yield run
    for running in started:
        if running.process.poll() is None:
            running.process.send_signal(signal.SIGINT)
        running.process.communicate()
        assert_all_gone(running.family)
