"""Whatever leaves for a holder, of every situation there is: what must be nowhere in it.

Letters are made as they are right before sending, and handed over by the channels themselves to
the sandbox; every request is kept as it came in there, and opened: address, headers, members, the
PDF in it, its words, its metadata and every string inside. What is searched for comes from the
persons and events as the register and the municipality give them. That the search finds is shown
beside it, in `test_planted_leaks`: each kind of thing, planted in each kind of place.
"""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from contracts.policy.effects import Effect
from contracts.values.dates import local_date
from foundation.clock import system_clock
from notifier.delivery.berichtenbox.channel import BerichtenboxMessages
from notifier.delivery.berichtenbox.ebms_adapter import Access, EbmsServer
from notifier.delivery.notifynl import NotifyNLLetters
from notifier.letters.content import (
    LetterKind,
)
from notifier.policy import read_policy
from notifier.storage.messages import Channel
from sandbox.settings import TEST_EBMS_PASSWORD, TEST_EBMS_USER, TEST_NOTIFY_KEY, SandboxSettings
from sandbox.web import build as build_sandbox
from tests.integration.notifier.berichtenbox.conftest import AGREEMENT
from tests.integration.notifier.conftest import _POLICY
from tests.integration.notifier.families import OIN
from tests.integration.notifier.world import served_on
from tests.privacy.leaving import Outside, leaks, sendings
from tests.privacy.sent import Recorder, Request
from tests.situations.families import OWN_FILES, SHARED_FILES, read, written
from vertrekmelding.demo.families.as_situation import as_situation
from vertrekmelding.demo.families.everyone import sample_families
from vertrekmelding.demo.families.scene import Scene


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    data = tmp_path_factory.mktemp("sandbox")
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    requests: list[Request] = []
    sandbox = build_sandbox(SandboxSettings(data=data, base_url=url))
    sandbox.add_middleware(Recorder, requests=requests)
    file = data / "policy.toml"
    file.write_text(_POLICY, encoding="utf-8")
    basis = read_policy(file).basis_for(Effect.NOTIFY, OIN, local_date(system_clock()))
    assert basis is not None
    with served_on(listener, sandbox) as running:
        paper = NotifyNLLetters(base_url=running, api_key=TEST_NOTIFY_KEY)
        access = Access(TEST_EBMS_USER, SecretStr(TEST_EBMS_PASSWORD))
        server = EbmsServer(running, access)
        box = BerichtenboxMessages(server, AGREEMENT)
        yield Outside(requests, {Channel.LETTER: paper, Channel.BERICHTENBOX: box}, basis)
        server.close()


FILES = (*OWN_FILES, *SHARED_FILES)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("file", FILES, ids=[f"{n}-{one.stem}" for n, one in enumerate(FILES)])
def test_nothing_kept_back_leaves_in_any_situation(outside: Outside, file: Path) -> None:
    found: dict[str, list[str]] = {}
    made = 0
    for item in written(file):
        for sending in sendings(read(item)):
            told = leaks(outside, sending)
            made += told is not None
            if told:
                found[item["id"]] = told
    assert found == {}
    assert made, "no letter was made: nothing was looked at"


@pytest.mark.timeout(600)
def test_nothing_kept_back_leaves_in_any_letter_of_the_demonstration(outside: Outside) -> None:
    """Every kind of letter to everybody who may get one, whatever becomes of the family."""
    scene = Scene(system_clock(), "lek")
    found: dict[str, list[str]] = {}
    made = 0
    for family in sample_families(scene):
        for sending in sendings(as_situation(family, scene), also=frozenset(LetterKind)):
            told = leaks(outside, sending)
            made += told is not None
            if told:
                found[f"{family.id} {sending.kind}"] = told
    assert found == {}
    assert made >= 15 * len(LetterKind)
