"""A whole adapter on real PostgreSQL, with the sandbox and a stand-in notifier over real HTTP."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from brp_adapter.application import Application, build_application
from brp_adapter.settings import AdapterSettings
from brp_adapter.storage.migrate import migrate
from brp_adapter.web import build_for
from sandbox.settings import SandboxSettings
from sandbox.web import build as build_sandbox
from tests.integration.brp_adapter.families import OIN, OTHER_OIN
from tests.integration.brp_adapter.running import (
    INDEX_KEY,
    KEY,
    MovableClock,
    NotifierStub,
    World,
    address_of,
    listening,
    served,
    served_on,
)

POLICY = f"""
versie = "proef"
[[gemeenten]]
oin = "{OIN}"
naam = "Proefstad"
[gemeenten.effecten.read_brp]
modus = "on"
grondslag = "proef"
van = 2020-01-01
tot = 2099-12-31
# Not a shadow: what is known about its families is kept as long as it may matter.
[gemeenten.effecten.notify]
modus = "on"
grondslag = "proef"
van = 2020-01-01
tot = 2099-12-31
[gemeenten.kaart]
ingebed_in = ["https://balie.proefstad.example"]
[[gemeenten]]
oin = "{OTHER_OIN}"
naam = "Elders"
"""


@pytest.fixture(scope="module")
def intake_socket() -> Iterator[socket.socket]:
    """Taken before anybody serves there: the sandbox is told where the intake will be."""
    with listening() as listener:
        yield listener


@pytest.fixture(scope="module")
def sandbox_url(
    intake_socket: socket.socket, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    listener = listening()
    url = address_of(listener)
    settings = SandboxSettings(
        data=tmp_path_factory.mktemp("sandbox"),
        base_url=url,
        audience="brp_adapter",
        intake_url=address_of(intake_socket),
    )
    with served_on(listener, build_sandbox(settings)) as running:
        yield running


@pytest.fixture(scope="module")
def notifier_stub() -> NotifierStub:
    return NotifierStub()


@pytest.fixture(scope="module")
def notifier_stub_url(notifier_stub: NotifierStub) -> Iterator[str]:
    with served(notifier_stub.app()) as url:
        yield url


@pytest.fixture(scope="module")
def settings(
    adapter_url: str,
    sandbox_url: str,
    notifier_stub_url: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> AdapterSettings:
    policy: Path = tmp_path_factory.mktemp("policy") / "policy.toml"
    policy.write_text(POLICY)
    chosen = AdapterSettings.model_validate(
        {
            "database_url": adapter_url,
            # Nobody listens there: every test shows that the broker is not needed.
            "redis_url": "redis://127.0.0.1:1/0",
            "test_mode": True,
            "encryption_keys": f"k1:{KEY}",
            "index_key": INDEX_KEY,
            "issuer": f"{sandbox_url}/",
            "jwks_url": f"{sandbox_url}/jwks",
            "register_url": f"{sandbox_url}/haalcentraal/api/brp/personen",
            "token_url": f"{sandbox_url}/token",
            "client_id": "vertrekmelding",
            "client_secret": "geheim-vertrekmelding",
            "notifier_url": notifier_stub_url,
            "policy_file": policy,
        }
    )
    migrate(adapter_url, schema=chosen.database_schema)
    return chosen


@pytest.fixture(scope="module")
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture(scope="module")
def rings() -> list[tuple[str, UUID]]:
    return []


@pytest.fixture(scope="module")
def application(
    settings: AdapterSettings, clock: MovableClock, rings: list[tuple[str, UUID]]
) -> Iterator[Application]:
    built = build_application(settings, clock=clock)
    service = replace(
        built.service,
        ring=lambda task, row_id: rings.append((task, row_id)),
        # One call works off all there is, however slow the machine.
        turn=timedelta(hours=1),
    )
    yield replace(built, service=service)
    built.close()


@pytest.fixture(scope="module")
def intake_url(application: Application, intake_socket: socket.socket) -> Iterator[str]:
    with served_on(intake_socket, build_for(application)) as url:
        yield url


@pytest.fixture
def world(  # noqa: PLR0917  fixtures
    application: Application,
    intake_url: str,
    sandbox_url: str,
    notifier_stub: NotifierStub,
    clock: MovableClock,
    rings: list[tuple[str, UUID]],
) -> Iterator[World]:
    """A healthy world; what earlier tests of the module left in the tables stays there."""
    clock.ahead *= 0
    rings.clear()
    notifier_stub.taken.clear()
    notifier_stub.answers.clear()
    notifier_stub.calls = 0
    with (
        httpx.Client(base_url=intake_url, timeout=10) as intake,
        httpx.Client(base_url=sandbox_url, timeout=10) as sandbox,
    ):
        sandbox.delete("/sandbox/storing").raise_for_status()
        yield World(application, intake, sandbox, notifier_stub, clock, rings)
