"""Both services as they run, in one process, on one clock; the world outside is the sandbox."""

import base64
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from brp_adapter.application import build_application as build_adapter
from brp_adapter.settings import AdapterSettings
from brp_adapter.storage.migrate import migrate as migrate_adapter
from brp_adapter.web import build_for as adapter_web
from contracts.settable_clock import set_ahead
from notifier.application import build_application as build_notifier
from notifier.settings import NotifierSettings
from notifier.storage.migrate import migrate as migrate_notifier
from notifier.web import build_for as notifier_web
from sandbox.ebms.adapter import TEST_CPA
from sandbox.ebms.mijnoverheid import TEST_OIN, TEST_TO_OIN
from sandbox.settings import (
    TEST_EBMS_PASSWORD,
    TEST_EBMS_USER,
    TEST_NOTIFY_KEY,
    SandboxSettings,
)
from sandbox.web import build as build_sandbox
from tests.integration.faults.both import Both
from tests.integration.notifier.world import served_on
from vertrekmelding.stack.options import CA_IKA_OIN, DEMO_OIN, OWN_OIN, RVDK_OIN

AUDIENCE = "vertrekmelding"
_ON = """modus = "on"
grondslag = "proef"
artikel = "1"
van = 2020-01-01
tot = 2099-12-31
"""
_EFFECTS = ("read_brp", "notify", "flag_rvdk", "flag_ca_ika")
_POLICY = f"""versie = "proef"
[afwikkeling]
venster_minuten = 0
venster_minuten_kort = 0
[herhaling]
brief = [60, 300]
[noodrem]
brieven_per_gemeente = 100_000
brieven_totaal = 100_000
[[gemeenten]]
oin = "{DEMO_OIN}"
naam = "Proefstad"
""" + "".join(f"[gemeenten.effecten.{effect}]\n{_ON}" for effect in _EFFECTS)


def _keys(first: int) -> dict[str, str]:
    key, index = (base64.b64encode(bytes(range(n, n + 32))).decode() for n in (first, first + 1))
    return {"encryption_keys": f"k1:{key}", "index_key": index}


def _door() -> tuple[socket.socket, str]:
    listener = socket.create_server(("127.0.0.1", 0))
    return listener, f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture(scope="module")
def both(
    adapter_url: str, notifier_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    folder = tmp_path_factory.mktemp("faults")
    clock, policy = folder / "clock", folder / "policy.toml"
    set_ahead(clock, timedelta())
    policy.write_text(_POLICY)
    (at_sandbox, sandbox), (at_adapter, adapter), (at_notifier, notifier) = (
        _door(),
        _door(),
        _door(),
    )
    of_both = _of_both(sandbox, clock, policy)
    for_adapter = AdapterSettings.model_validate(
        of_both
        | _keys(0)
        | {
            "database_url": adapter_url,
            "register_url": f"{sandbox}/haalcentraal/api/brp/personen",
            "notifier_url": notifier,
            "notifier_audience": AUDIENCE,
        }
    )
    for_notifier = NotifierSettings.model_validate(
        of_both
        | _keys(2)
        | {
            "database_url": notifier_url,
            "adapter_url": adapter,
            "adapter_audience": AUDIENCE,
            "notifynl_base_url": sandbox,
            "notifynl_api_key": TEST_NOTIFY_KEY,
            "rvdk_url": f"{sandbox}/rvdk/gebeurtenissen",
            "ca_ika_url": f"{sandbox}/ca-ika/gebeurtenissen",
            "rvdk_oin": RVDK_OIN,
            "ca_ika_oin": CA_IKA_OIN,
            "sender_oin": OWN_OIN,
            "berichtenbox_url": sandbox,
            "berichtenbox_cpa_id": TEST_CPA,
            "berichtenbox_oin": TEST_OIN,
            "berichtenbox_to_oin": TEST_TO_OIN,
            "berichtenbox_type": "vertrek",
            "berichtenbox_user": TEST_EBMS_USER,
            "berichtenbox_password": TEST_EBMS_PASSWORD,
        }
    )
    migrate_adapter(adapter_url, schema=for_adapter.database_schema)
    migrate_notifier(notifier_url, schema=for_notifier.database_schema)
    outside = SandboxSettings(data=folder / "out", base_url=sandbox, clock_file=clock)
    with ExitStack() as until_the_end:
        until_the_end.enter_context(served_on(at_sandbox, build_sandbox(outside)))
        built_adapter = build_adapter(for_adapter)
        built_notifier = build_notifier(for_notifier)
        # One call works off all there is, however slow the machine; nobody rings.
        built_adapter = replace(
            built_adapter,
            service=replace(built_adapter.service, turn=timedelta(hours=1), ring=lambda *_: None),
        )
        timing = replace(built_notifier.service.timing, turn=timedelta(hours=1))
        built_notifier = replace(
            built_notifier,
            service=replace(built_notifier.service, timing=timing, ring=lambda *_: None),
        )
        until_the_end.enter_context(served_on(at_adapter, adapter_web(built_adapter)))
        until_the_end.enter_context(served_on(at_notifier, notifier_web(built_notifier)))
        client = until_the_end.enter_context(httpx.Client(base_url=sandbox, timeout=10))
        yield Both(built_adapter, built_notifier, client, adapter, clock)


def _of_both(sandbox: str, clock: Path, policy: Path) -> dict[str, Any]:
    return {
        # Nobody listens there: nothing depends on the broker.
        "redis_url": "redis://127.0.0.1:1/0",
        "test_mode": True,
        "issuer": f"{sandbox}/",
        "audience": AUDIENCE,
        "jwks_url": f"{sandbox}/jwks",
        "token_url": f"{sandbox}/token",
        "client_id": "vertrekmelding",
        "client_secret": "geheim-vertrekmelding",
        "policy_file": policy,
        "clock_file": clock,
    }
