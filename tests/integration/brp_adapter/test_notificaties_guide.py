"""The guide for an NRC: its commands run, and its file is read."""

from pathlib import Path

from brp_adapter.application import Application
from brp_adapter.connections.file import read_connections
from brp_adapter.connections.notificaties import Notificaties
from brp_adapter.nrc.subscribe import subscribe
from sandbox.settings import TEST_NRC_AUTH
from tests import guide
from tests.integration.brp_adapter.notifying import notified, nrc_of
from tests.integration.brp_adapter.running import World

SECTION = guide.section("VNG Notificaties API")


def test_the_commands_of_the_guide_do_what_it_says(application: Application, world: World) -> None:
    with notified(application, world) as here, nrc_of(here) as nrc:
        subscribe(nrc, here.connection, TEST_NRC_AUTH)
        places = {
            "INTAKE": str(here.intake.base_url).rstrip("/"),
            "SANDBOX": str(world.sandbox.base_url).rstrip("/"),
        }
        said = guide.run(SECTION, places)
    taken, refused, told = said.split(maxsplit=2)
    assert (taken, refused) == ("204", "401")
    assert '"kanaal":"personen"' in told
    assert '"pogingen":[' in told


def test_the_file_of_the_guide_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "bronnen.toml"
    file.write_text(guide.toml_in(SECTION).replace("# geheim_vorig", "geheim_vorig"))
    (source,) = read_connections(file).bronnen
    assert isinstance(source, Notificaties)
    assert len(source.taken) == 2
    assert source.nrc is not None
