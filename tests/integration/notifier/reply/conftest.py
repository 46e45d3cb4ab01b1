"""A notifier with the pages for parents over HTTP: PostgreSQL and Redis are real."""

import base64
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
import redis

from notifier.application import Application
from notifier.hints.build import build_hints
from notifier.settings import NotifierSettings
from notifier.web import build_for
from sandbox.oidc.asked import REPLY_PAGE
from tests.integration.notifier.families import Family
from tests.integration.notifier.reply.parent import Parent, code_of
from tests.integration.notifier.world import World, served_on

TEMPLATE = "11111111-2222-4333-8444-555555555555"
CODE_KEY = base64.b64encode(bytes(range(2, 34))).decode()


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


@pytest.fixture(scope="module")
def reply_settings(
    settings: NotifierSettings, redis_url: str, listener: socket.socket, sandbox_url: str
) -> NotifierSettings:
    server = redis_url.rsplit("/", 1)[0]
    return NotifierSettings.model_validate(
        settings.model_dump()
        | {
            "reply_url": f"http://127.0.0.1:{listener.getsockname()[1]}",
            "reply_sessions_url": f"{server}/1",
            "reply_limits_url": f"{server}/2",
            "reply_code_keys": CODE_KEY,
            "reply_trusted_proxies": "127.0.0.0/8",
            "reply_oidc_issuer": f"{sandbox_url}/digid",
            "reply_oidc_client_id": REPLY_PAGE.id,
            "reply_oidc_client_secret": REPLY_PAGE.secret,
            "hint_email_template_id": TEMPLATE,
            "hint_sms_template_id": TEMPLATE,
        }
    )


@pytest.fixture
def application(application: Application, reply_settings: NotifierSettings) -> Application:
    timing = replace(application.service.timing, settling_override=timedelta())
    service = replace(
        application.service,
        reply=reply_settings.reply_site,
        timing=timing,
        hints=build_hints(reply_settings),
    )
    return replace(application, settings=reply_settings, service=service)


@pytest.fixture
def served(application: Application, listener: socket.socket) -> Iterator[str]:
    # A duplicate: the server closes what it listens on, and the next test needs the same port.
    with served_on(listener.dup(), build_for(application)) as url:
        yield url


@pytest.fixture
def redis_of(reply_settings: NotifierSettings) -> Iterator[Callable[[str], redis.Redis]]:
    """The Redis databases of the pages, to look into: ``sessions`` and ``limits``."""
    opened = {
        name: redis.Redis.from_url(url.get_secret_value())
        for name, url in (
            ("sessions", reply_settings.reply_sessions_url),
            ("limits", reply_settings.reply_limits_url),
        )
        if url is not None
    }
    for client in opened.values():
        client.flushdb()
    yield opened.__getitem__
    for client in opened.values():
        client.close()


@pytest.fixture
def parents(
    world: World, served: str, redis_of: Callable[[str], redis.Redis]
) -> Iterator[Callable[[], Parent]]:
    """Each call is another browser."""
    assert redis_of("limits").dbsize() == 0
    assert world.service.reply is not None
    opened: list[httpx.Client] = []

    def another() -> Parent:
        opened.append(httpx.Client(timeout=10, follow_redirects=True))
        return Parent(served, opened[-1])

    yield another
    for client in opened:
        client.close()


@pytest.fixture
def parent(parents: Callable[[], Parent]) -> Parent:
    return parents()


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


@pytest.fixture
def tell(world: World, family: Family) -> Callable[..., str]:
    """A letter about these children goes out; the code on it."""

    def told(*names: str, **child: object) -> str:
        children = [family.child(name, **child) for name in names or ("Sanne",)]  # type: ignore[arg-type]
        world.establish(family.facts(*children))
        world.deliver()
        return code_of(world.letters()[-1])

    return told
