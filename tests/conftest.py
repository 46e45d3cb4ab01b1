"""What all tests share: real servers for the session, no network in the unit tests."""

import logging
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
import redis
import structlog
from hypothesis import settings

from tests.browser.chromium import REQUIRED, obstacle
from vertrekmelding.embedded import EmbeddedServers, embedded

_HERE = Path(__file__).parent
_UNIT = _HERE / "unit"
_LONGEST_FIRST = (
    *("resilience", "stack", "browser", "privacy"),
    *("contract", "integration", "situations"),
)

# No example is timed: a busy machine is no reason to fail.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Close the network to everything under `tests/unit`: such a test is no unit test.

    And begin with what takes longest, so that no processor waits for the other at the end.
    """
    for item in items:
        if item.path.is_relative_to(_UNIT):
            item.add_marker(pytest.mark.disable_socket)
    items.sort(key=_turn)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it where nobody overlooks it: pages that no browser saw may be unusable."""
    if find_spec("atheris") is None:
        terminalreporter.section("THE READERS OF SOURCES WERE NOT FUZZED", sep="!", red=True)
        terminalreporter.line("tests/fuzz was left out: atheris has no wheel for this machine")
    reason = obstacle()
    if reason is not None:
        terminalreporter.section("PAGES WERE NOT LOOKED AT IN A BROWSER", sep="!", red=True)
        terminalreporter.line(f"tests/browser was left out: {reason}")
        terminalreporter.line(f"{REQUIRED}=1 makes this a failure")


def _turn(item: pytest.Item) -> int:
    folder = item.path.relative_to(_HERE).parts[0]
    return _LONGEST_FIRST.index(folder) if folder in _LONGEST_FIRST else len(_LONGEST_FIRST)


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """Give back what a test that starts a whole process in here did to the log of all others."""
    root = logging.getLogger()  # noqa: TID251 -- to give back what was there
    kept, handlers, level = structlog.get_config(), list(root.handlers), root.level
    yield
    structlog.configure(**kept)
    root.handlers, root.level = handlers, level


@pytest.fixture(scope="session")
def servers() -> Iterator[EmbeddedServers]:
    """One PostgreSQL and one Redis; every pytest-xdist worker has its own pair."""
    # Not pytest's own temporary folder: nobody but its owner may enter that, and when we are
    # root the servers run as someone else.
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        with embedded(data) as running:
            yield running
    finally:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="module")
def databases(servers: EmbeddedServers) -> Iterator[dict[str, str]]:
    """A fresh database per test module; its URL as `brp_adapter`, `notifier` and `admin`."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    yield servers.another_database(name)
    servers.drop_database(name)


@pytest.fixture(scope="module")
def postgres_url(databases: dict[str, str]) -> str:
    """A fresh database per test module, as a role that may do everything in it."""
    return databases["admin"]


@pytest.fixture(scope="module")
def adapter_url(databases: dict[str, str]) -> str:
    """The database of `postgres_url` with the rights of the BRP adapter."""
    return databases["brp_adapter"]


@pytest.fixture(scope="module")
def notifier_url(databases: dict[str, str]) -> str:
    """The database of `postgres_url` with the rights of the notifier."""
    return databases["notifier"]


@pytest.fixture(scope="module")
def redis_url(servers: EmbeddedServers) -> str:
    """The broker's database, empty when the module begins."""
    with redis.Redis.from_url(servers.redis_url) as client:
        client.flushall()
    return servers.redis_url
