"""A notifier that can call people; the sandbox outside follows the same clock."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from notifier.settings import NotifierSettings
from sandbox.settings import TEST_CALL_SECRET, SandboxSettings
from sandbox.web import build as build_sandbox
from tests.integration.notifier.oncall.duty import SharedClock
from tests.integration.notifier.world import served_on


@pytest.fixture(scope="module")
def clock_file() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    yield folder / "clock"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def sandbox_url(tmp_path_factory: pytest.TempPathFactory, clock_file: Path) -> Iterator[str]:
    SharedClock(clock_file)
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    settings = SandboxSettings(
        data=tmp_path_factory.mktemp("sandbox"), base_url=url, clock_file=clock_file
    )
    with served_on(listener, build_sandbox(settings)) as running:
        yield running


@pytest.fixture
def clock(clock_file: Path) -> SharedClock:
    return SharedClock(clock_file)


@pytest.fixture(scope="module")
def settings(settings: NotifierSettings, sandbox_url: str) -> NotifierSettings:
    return NotifierSettings.model_validate(
        settings.model_dump()
        | {
            "oncall_webhook_url": f"{sandbox_url}/oproepen",
            "oncall_webhook_secret": TEST_CALL_SECRET,
            "oncall_sms_template_id": "11111111-2222-4333-8444-555555555555",
        }
    )
