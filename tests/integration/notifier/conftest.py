"""A notifier on real PostgreSQL; NotifyNL and the receivers are the sandbox over real HTTP."""

import base64
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy import delete

from notifier.application import Application, build_application
from notifier.settings import NotifierSettings
from notifier.storage.metadata import METADATA
from notifier.storage.migrate import migrate
from sandbox.settings import TEST_NOTIFY_KEY, SandboxSettings
from sandbox.web import build as build_sandbox
from tests.integration.notifier.families import OIN
from tests.integration.notifier.world import FakeRegister, MovableClock, World, served_on

_KEY = base64.b64encode(bytes(range(32))).decode()
_INDEX_KEY = base64.b64encode(bytes(range(1, 33))).decode()
KEPT = frozenset({"audit", "remedy_card", "remedy_verification"})
"""Append-only, also for tests, and the cards that the migrations write."""
_EFFECTS = "".join(
    f"""
[gemeenten.effecten.{effect}]
modus = "on"
grondslag = "proef"
artikel = "1"
van = 2020-01-01
tot = 2099-12-31
"""
    for effect in ("notify", "flag_rvdk", "flag_ca_ika")
)
_POLICY = f"""
versie = "proef-1"
[[gemeenten]]
oin = "{OIN}"
naam = "Proefstad"
{_EFFECTS}
"""


@pytest.fixture(scope="module")
def sandbox_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    settings = SandboxSettings(data=tmp_path_factory.mktemp("sandbox"), base_url=url)
    with served_on(listener, build_sandbox(settings)) as running:
        yield running


@pytest.fixture(scope="module")
def settings(
    notifier_url: str, sandbox_url: str, tmp_path_factory: pytest.TempPathFactory
) -> NotifierSettings:
    policy: Path = tmp_path_factory.mktemp("policy") / "policy.toml"
    policy.write_text(_POLICY)
    chosen = NotifierSettings.model_validate(
        {
            "database_url": notifier_url,
            # Nobody listens there: every test shows that the broker is not needed.
            "redis_url": "redis://127.0.0.1:1/0",
            "test_mode": True,
            "encryption_keys": f"k1:{_KEY}",
            "index_key": _INDEX_KEY,
            "issuer": f"{sandbox_url}/",
            "jwks_url": f"{sandbox_url}/jwks",
            "token_url": f"{sandbox_url}/token",
            "client_id": "vertrekmelding",
            "client_secret": "geheim-vertrekmelding",
            "adapter_url": "http://127.0.0.1:1",
            "notifynl_base_url": sandbox_url,
            "notifynl_api_key": TEST_NOTIFY_KEY,
            "rvdk_url": f"{sandbox_url}/rvdk/gebeurtenissen",
            "ca_ika_url": f"{sandbox_url}/ca-ika/gebeurtenissen",
            "rvdk_oin": "00000009900000000002",
            "ca_ika_oin": "00000009900000000003",
            "sender_oin": "00000009900000000004",
            "policy_file": policy,
        }
    )
    migrate(notifier_url, schema=chosen.database_schema)
    return chosen


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def rings() -> list[tuple[str, UUID]]:
    return []


@pytest.fixture
def register(clock: MovableClock) -> FakeRegister:
    return FakeRegister(clock)


@pytest.fixture
def application(
    settings: NotifierSettings,
    clock: MovableClock,
    rings: list[tuple[str, UUID]],
    register: FakeRegister,
) -> Iterator[Application]:
    built = build_application(settings, clock=clock)
    service = replace(
        built.service,
        ring=lambda task, row_id: rings.append((task, row_id)),
        register=register,
        jitter=lambda: 0.5,
        # One call works off all there is, however slow the machine.
        timing=replace(built.service.timing, turn=timedelta(hours=1)),
    )
    yield replace(built, service=service)
    built.close()


@pytest.fixture
def world(
    application: Application,
    sandbox_url: str,
    register: FakeRegister,
    clock: MovableClock,
    rings: list[tuple[str, UUID]],
) -> Iterator[World]:
    """Empty tables, an empty letter box, nothing out of order."""
    with application.service.database.transaction() as connection:
        for table in reversed(METADATA.sorted_tables):
            if table.name not in KEPT:
                connection.execute(delete(table))
    with httpx.Client(base_url=sandbox_url, timeout=10) as sandbox:
        sandbox.delete("/sandbox/storing").raise_for_status()
        sandbox.delete("/sandbox/verloop").raise_for_status()
        sandbox.delete("/sandbox/bezorgd").raise_for_status()
        yield World(application, register, sandbox, clock, rings)
