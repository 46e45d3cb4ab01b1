"""A real Chromium before a real stack; and a loud word where there is no Chromium."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from contracts.settable_clock import set_ahead
from tests.browser.chromium import REQUIRED, can_be_collected, executable, obstacle
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.eyes import Eyes

_HERE = Path(__file__).parent

EXPECTED_WITHIN = 30_000
"""Milliseconds, as long as playwright waits for anything else: four browsers share a machine."""

collect_ignore_glob = [] if can_be_collected() else ["test_*.py"]
"""Without playwright the tests cannot even be read."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what needs a browser that is not there, unless it must be."""
    reason = obstacle()
    if reason is None or os.environ.get(REQUIRED):
        return
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def clock_file() -> Iterator[Path]:
    """By how much the clock of the stack runs ahead."""
    folder = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    file = folder / "clock"
    set_ahead(file, timedelta())
    yield file
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def stack(clock_file: Path) -> Iterator[Stack]:
    """The whole service; its provider is another site than its workbench."""
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        with running_stack(StackOptions(data=data, clock_file=clock_file, box=True)) as running:
            yield running
    finally:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    """One for a file: to start it takes longer than to look at most pages.

    Not for longer: as long as it is there, nothing else in this process may run an event loop.
    """
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - it may not be there

    # What is there is found at once, however long one would have waited.
    expect.set_options(timeout=EXPECTED_WITHIN)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            # As root a Chromium runs without its sandbox only; it sees nothing but our own pages.
            executable_path=executable(),
            args=["--no-sandbox"],
        )
        try:
            yield browser
        finally:
            browser.close()


@pytest.fixture
def eyes(chromium: "Browser") -> "Iterator[Eyes]":
    """A browser with nothing in it."""
    from tests.browser.eyes import Eyes  # noqa: PLC0415 - it needs the next one

    yield Eyes(chromium)
    for context in chromium.contexts:
        context.close()
