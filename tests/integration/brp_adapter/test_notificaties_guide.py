"""The guide for an NRC: its commands run, and its file is read."""

import os
import re
import subprocess
from pathlib import Path

from brp_adapter.application import Application
from brp_adapter.connections.file import read_connections
from brp_adapter.connections.notificaties import Notificaties
from brp_adapter.nrc.subscribe import subscribe
from sandbox.settings import TEST_NRC_AUTH
from tests.architecture.source import ROOT
from tests.integration.brp_adapter.notifying import notified, nrc_of
from tests.integration.brp_adapter.running import World

GUIDE = (ROOT / "docs/connect.md").read_text(encoding="utf-8")
SECTION = GUIDE.partition("\n## VNG Notificaties API\n")[2].partition("\n## ")[0]


def test_the_commands_of_the_guide_do_what_it_says(application: Application, world: World) -> None:
    commands = "\n".join(re.findall(r"```sh\n(.*?)```", SECTION, re.DOTALL))
    with notified(application, world) as here, nrc_of(here) as nrc:
        subscribe(nrc, here.connection, TEST_NRC_AUTH)
        places = {
            "INTAKE": str(here.intake.base_url).rstrip("/"),
            "SANDBOX": str(world.sandbox.base_url).rstrip("/"),
        }
        done = subprocess.run(  # noqa: S603 - commands of our own guide
            ["bash", "-euo", "pipefail", "-c", commands],  # noqa: S607 - whatever bash there is
            cwd=ROOT,
            env=os.environ | places,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    taken, refused, told = done.stdout.split(maxsplit=2)
    assert (taken, refused) == ("204", "401")
    assert '"kanaal":"personen"' in told
    assert '"pogingen":[' in told


def test_the_file_of_the_guide_can_be_read(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", SECTION, re.DOTALL)
    file = tmp_path / "bronnen.toml"
    file.write_text(block.replace("# geheim_vorig", "geheim_vorig"))
    (source,) = read_connections(file).bronnen
    assert isinstance(source, Notificaties)
    assert len(source.taken) == 2
    assert source.nrc is not None
