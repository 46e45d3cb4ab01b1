"""The guide for BRP API Gebeurtenissen: its commands run, and its file is read."""

import json
import sys
from pathlib import Path

import pytest

from brp_adapter.connections.file import read_connections
from brp_adapter.connections.gebeurtenissen import Gebeurtenissen
from brp_adapter.settings import AdapterSettings
from tests import guide
from tests.integration.brp_adapter.families import person
from tests.integration.brp_adapter.running import World
from tests.integration.brp_adapter.rvig import Rvig, connected, environment_of

SECTION = guide.section("BRP API Gebeurtenissen")
CHILD = "999981031"


@pytest.fixture(scope="module")
def settings(
    settings: AdapterSettings, sandbox_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AdapterSettings:
    return connected(settings, sandbox_url, tmp_path_factory.mktemp("bronnen"))


def test_the_commands_of_the_guide_do_what_it_says(world: World, adapter_url: str) -> None:
    world.bring([person(CHILD, "Kim", "2016-05-01", 1)])
    places = {
        "SANDBOX": str(world.sandbox.base_url).rstrip("/"),
        "VERTREKMELDING": f"{sys.executable} -m vertrekmelding",
        "BRP_ADAPTER_LOG_LEVEL": "ERROR",
    }
    said = guide.run(
        SECTION, places, environment=environment_of(world.application.settings, adapter_url)
    )
    assert "1 people, 1 kind of event: taken over." in said
    assert "1 made, 0 to be made, 0 to be ended, 0 refused" in said
    told, counted = (json.loads(line) for line in said.splitlines() if line[:1] == "{")
    assert told["abonnees"] == 1
    assert counted["abonnees"][0]["abonnementen"] == 1
    rvig = Rvig(world)
    rvig.fetch()
    assert told["id"] in rvig.kept()


def test_the_file_of_the_guide_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "bronnen.toml"
    file.write_text(guide.toml_in(SECTION).replace("# typen", "typen"))
    (source,) = read_connections(file).bronnen
    assert isinstance(source, Gebeurtenissen)
    assert len(source.typen) == 3
