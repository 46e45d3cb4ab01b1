"""The guide for BRP API Gebeurtenissen: its commands run, and its file is read."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from brp_adapter.connections.file import read_connections
from brp_adapter.connections.gebeurtenissen import Gebeurtenissen
from brp_adapter.settings import AdapterSettings
from tests.architecture.source import ROOT
from tests.integration.brp_adapter.families import person
from tests.integration.brp_adapter.running import World
from tests.integration.brp_adapter.rvig import Rvig, connected, environment_of

GUIDE = (ROOT / "docs/connect.md").read_text(encoding="utf-8")
SECTION = GUIDE.partition("\n## BRP API Gebeurtenissen\n")[2].partition("\n## ")[0]
CHILD = "999981031"


@pytest.fixture(scope="module")
def settings(
    settings: AdapterSettings, sandbox_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AdapterSettings:
    return connected(settings, sandbox_url, tmp_path_factory.mktemp("bronnen"))


def test_the_commands_of_the_guide_do_what_it_says(world: World, adapter_url: str) -> None:
    world.bring([person(CHILD, "Kim", "2016-05-01", 1)])
    commands = "\n".join(re.findall(r"```sh\n(.*?)```", SECTION, re.DOTALL))
    places = {
        "SANDBOX": str(world.sandbox.base_url).rstrip("/"),
        "VERTREKMELDING": f"{sys.executable} -m vertrekmelding",
        "BRP_ADAPTER_LOG_LEVEL": "ERROR",
    }
    done = subprocess.run(  # noqa: S603 - commands of our own guide
        ["bash", "-euo", "pipefail", "-c", commands],  # noqa: S607 - whatever bash there is
        cwd=ROOT,
        env=environment_of(world.application.settings, adapter_url) | places,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "1 people, 1 kind of event: taken over." in done.stdout
    assert "1 made, 0 to be made, 0 to be ended, 0 refused" in done.stdout
    told, counted = (json.loads(line) for line in done.stdout.splitlines() if line[:1] == "{")
    assert told["abonnees"] == 1
    assert counted["abonnees"][0]["abonnementen"] == 1
    rvig = Rvig(world)
    rvig.fetch()
    assert told["id"] in rvig.kept()


def test_the_file_of_the_guide_can_be_read(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", SECTION, re.DOTALL)
    file = tmp_path / "bronnen.toml"
    file.write_text(block.replace("# typen", "typen"))
    (source,) = read_connections(file).bronnen
    assert isinstance(source, Gebeurtenissen)
    assert len(source.typen) == 3
