"""The guide for who pushes CloudEvents: its commands run, its file is read, its errors are all."""

import json
import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from brp_adapter.application import Application
from brp_adapter.connections.connected import Connected
from brp_adapter.connections.file import read_connections
from brp_adapter.connections.nlgov import NlGov
from brp_adapter.web import build_for
from sandbox.settings import TEST_ORIGIN
from tests import guide
from tests.architecture.source import ROOT
from tests.integration.brp_adapter.families import OIN
from tests.integration.brp_adapter.running import World, served_on

SECTION = guide.section("NL GOV CloudEvents")
API = ROOT / "services" / "brp_adapter" / "api"


@pytest.fixture(scope="module")
def intake_url(application: Application, intake_socket: socket.socket) -> Iterator[str]:
    source = NlGov(naam="proef", soort="nlgov", gemeente=OIN, oorsprongen=(TEST_ORIGIN,))
    service = replace(application.service, connected=Connected((source,)))
    with served_on(intake_socket, build_for(replace(application, service=service))) as url:
        yield url


def test_the_commands_of_the_guide_do_what_it_says(world: World) -> None:
    places = {
        "INTAKE": str(world.intake.base_url).rstrip("/"),
        "SANDBOX": str(world.sandbox.base_url).rstrip("/"),
        "AUDIENCE": "brp_adapter",
    }
    said = guide.run(SECTION, places)
    structured, binary, batch, *asked, delivery = said.strip().splitlines()
    first, second = json.loads(batch)["gebeurtenissen"]
    assert json.loads(structured) == json.loads(binary) == first
    assert second["id"] != first["id"]
    assert "HTTP/1.1 200 OK" in asked
    assert "webhook-allowed-rate: 120" in asked
    assert json.loads(delivery)["uitkomst"] == "aangenomen"


def test_the_file_of_the_guide_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "bronnen.toml"
    file.write_text(guide.toml_in(SECTION).replace("# einde", "einde"))
    (source,) = read_connections(file).bronnen
    assert isinstance(source, NlGov)
    assert source.oorsprongen
    assert source.einde is not None


def test_the_guide_names_every_error_of_pushing() -> None:
    modules = ("handshake", "take_pushed", "pushed", "refusals", "admission")
    text = "".join((API / f"{name}.py").read_text(encoding="utf-8") for name in modules)
    rows = [line for line in guide.WHOLE.splitlines() if re.match(r"\| \d{3} \|", line)]
    named = {code for row in rows for code in re.findall(r"`(\w+)`", row.split("|")[2])}
    codes = set(re.findall(r'code="(\w+)"', text))
    assert len(codes) > 10
    assert codes <= named
