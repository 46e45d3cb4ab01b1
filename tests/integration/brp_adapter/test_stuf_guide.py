"""The guide for a StUF broker: its commands run, its file is read, all codes stand there."""

import json
import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from brp_adapter.application import Application
from brp_adapter.connections.connected import Connected
from brp_adapter.connections.file import read_connections
from brp_adapter.connections.stuf import Stuf
from brp_adapter.sources.stuf.fault_codes import Refused
from brp_adapter.web import build_for
from sandbox.settings import TEST_STUF_AUTHORIZATION
from tests import guide
from tests.architecture.source import ROOT
from tests.integration.brp_adapter.families import OIN
from tests.integration.brp_adapter.running import World, served_on

SECTION = guide.section("StUF-BG 3.10")
PERSONS = ROOT / "docs" / "examples" / "personen.json"


def _source(folder: Path) -> Stuf:
    file = folder / "bronnen.toml"
    file.write_text(guide.toml_in(SECTION))
    (source,) = read_connections(file).bronnen
    assert isinstance(source, Stuf)
    return source


@pytest.fixture(scope="module")
def intake_url(
    application: Application,
    intake_socket: socket.socket,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Connected as the guide says, for the municipality of the tests."""
    source = _source(tmp_path_factory.mktemp("bronnen")).model_copy(update={"gemeente": OIN})
    secrets = {str(source.geheim): SecretStr(TEST_STUF_AUTHORIZATION)}
    service = replace(application.service, connected=Connected((source,), secrets))
    with served_on(intake_socket, build_for(replace(application, service=service))) as url:
        yield url


def test_the_commands_of_the_guide_do_what_it_says(world: World) -> None:
    world.bring(json.loads(PERSONS.read_text(encoding="utf-8")))
    places = {
        "INTAKE": str(world.intake.base_url).rstrip("/"),
        "SANDBOX": str(world.sandbox.base_url).rstrip("/"),
    }
    said = guide.run(SECTION, places)
    first, again, refused, told, state, wsdl = said.strip().splitlines()
    assert "Bv03Bericht" in first
    assert again == first
    assert "StUF010" in refused
    assert [one["antwoord"] for one in json.loads(told)["berichten"]] == ["Bv03", "Bv03"]
    assert json.loads(state)["gestopt"] is False
    assert wsdl.startswith("<?xml")


def test_the_guide_names_every_code() -> None:
    assert {one.value.code for one in Refused} == set(re.findall(r"`(StUF\d{3})`", SECTION))
