"""A notifier with a workbench over HTTP: PostgreSQL, Redis and the provider are real."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace

import httpx
import pytest
import redis

from notifier.application import Application
from notifier.review.room import build_workbench
from notifier.review.serving import Workbench
from notifier.settings import NotifierSettings
from notifier.web import build_for
from sandbox.oidc.asked import WORKBENCH
from tests.integration.notifier.workbench.browser import Browser
from tests.integration.notifier.workbench.household import Household
from tests.integration.notifier.world import World, served_on


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


@pytest.fixture(scope="module")
def sessions_url(redis_url: str) -> str:
    return f"{redis_url.rsplit('/', 1)[0]}/1"


@pytest.fixture(scope="module")
def workbench_settings(
    settings: NotifierSettings, sessions_url: str, sandbox_url: str, listener: socket.socket
) -> NotifierSettings:
    return NotifierSettings.model_validate(
        settings.model_dump()
        | {
            "workbench_url": f"http://127.0.0.1:{listener.getsockname()[1]}",
            "workbench_sessions_url": sessions_url,
            "workbench_issuer": f"{sandbox_url}/oidc",
            "workbench_client_id": WORKBENCH.id,
            "workbench_client_secret": WORKBENCH.secret,
        }
    )


@pytest.fixture
def application(application: Application, workbench_settings: NotifierSettings) -> Application:
    return replace(application, settings=workbench_settings)


@pytest.fixture
def served(application: Application, listener: socket.socket) -> Iterator[str]:
    # A duplicate: the server closes what it listens on, and the next test needs the same port.
    with served_on(listener.dup(), build_for(application)) as url:
        yield url


@pytest.fixture
def people(world: World, served: str, sessions: redis.Redis) -> Iterator[Callable[[], Browser]]:
    """Each call is another browser."""
    assert world.application.settings.workbench_is_on
    sessions.flushdb()
    opened: list[httpx.Client] = []

    def another() -> Browser:
        opened.append(httpx.Client(timeout=10))
        return Browser(served, opened[-1])

    yield another
    for client in opened:
        client.close()


@pytest.fixture
def browser(people: Callable[[], Browser]) -> Browser:
    return people()


@pytest.fixture
def sessions(sessions_url: str) -> Iterator[redis.Redis]:
    """The Redis database of the sessions, to look into."""
    with redis.Redis.from_url(sessions_url) as client:
        yield client


@pytest.fixture
def workbench(application: Application) -> Workbench:
    """The room without a server, to ask what is in it."""
    return build_workbench(application.settings, application.service, application.client)


@pytest.fixture
def held(world: World, people: Callable[[], Browser]) -> Household:
    return Household(world, people)
