"""A notifier that NotifyNL can call back, over real HTTP in both directions."""

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from notifier.settings import NotifierSettings
from notifier.web import build_for
from sandbox.settings import TEST_CALLBACK_TOKEN, SandboxSettings
from sandbox.web import build as build_sandbox
from tests.integration.notifier.oncall.duty import SharedClock
from tests.integration.notifier.receipts.post import Post
from tests.integration.notifier.world import World, served_on

NEXT_TOKEN = "volgende-terugmelding-9876543210-zyxwvuts"


@pytest.fixture(scope="module")
def clock_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("clock") / "ahead"


@pytest.fixture
def clock(clock_file: Path) -> SharedClock:
    return SharedClock(clock_file)


@pytest.fixture(scope="module")
def door() -> Iterator[socket.socket]:
    """Where the notifier will listen: known before it does."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


@pytest.fixture(scope="module")
def sandbox_url(
    tmp_path_factory: pytest.TempPathFactory, clock_file: Path, door: socket.socket
) -> Iterator[str]:
    SharedClock(clock_file)
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    settings = SandboxSettings(
        data=tmp_path_factory.mktemp("sandbox"),
        base_url=url,
        clock_file=clock_file,
        print_after=3600,
        tell_after=0.05,
        callback_url=f"http://127.0.0.1:{door.getsockname()[1]}/v1/afleverstatussen/notifynl",
        callback_retry=0.1,
    )
    with served_on(listener, build_sandbox(settings)) as running:
        yield running


@pytest.fixture(scope="module")
def settings(settings: NotifierSettings, sandbox_url: str) -> NotifierSettings:
    changed = {
        "notifynl_callback_tokens": f"{NEXT_TOKEN},{TEST_CALLBACK_TOKEN}",
        "oncall_sms_template_id": "11111111-2222-4333-8444-555555555555",
    }
    del sandbox_url
    return NotifierSettings.model_validate(settings.model_dump() | changed)


@pytest.fixture
def post(world: World, door: socket.socket) -> Iterator[Post]:
    app = build_for(world.application)
    with (
        served_on(door.dup(), app) as url,
        httpx.Client(base_url=url, timeout=10) as client,
    ):
        yield Post(world, client)
