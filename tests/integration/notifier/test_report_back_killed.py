"""`kill -9` at every place where a word is on its way: it arrives, as one event."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr

from foundation.failpoint import Action, Order
from notifier.report_back import report_back
from notifier.settings import NotifierSettings
from notifier.storage.words import MUNICIPALITY_WORD
from tests.architecture.failpoints import every_failpoint
from tests.architecture.source import ROOT
from tests.integration.notifier.families import OIN, Family
from tests.integration.notifier.words import address, hears_back, taken_in
from tests.integration.notifier.world import World

FAULTS = {
    "report_back.postponed": {"soort": "status", "status": 503, "aantal": 1},
    "report_back.to_human": {"soort": "status", "status": 400, "aantal": 1},
}
"""What must go wrong out there to pass at these at all."""

POLICY = """
versie = "proef-2"
[[gemeenten]]
oin = "{oin}"
naam = "Proefstad"
[gemeenten.terugmelding]
url = "{url}"
[gemeenten.effecten.report_back]
modus = "on"
grondslag = "proef"
van = 2020-01-01
tot = 2099-12-31
"""


def environment(settings: NotifierSettings, policy: Path, orders: Path) -> dict[str, str]:
    changed = settings.model_copy(update={"policy_file": policy, "failpoints": orders})
    told = {}
    for name, value in changed:
        if name in type(settings).model_fields and value is not None:
            plain = value.get_secret_value() if isinstance(value, SecretStr) else value
            if isinstance(plain, str | int | float | Path):
                told[f"NOTIFIER_{name.upper()}"] = str(plain)
    return os.environ | told


@pytest.mark.parametrize(
    "name", [one for one in every_failpoint() if one.startswith("report_back.")]
)
def test_a_word_survives_its_process(
    world: World, settings: NotifierSettings, tmp_path: Path, name: str
) -> None:
    door = address(world)
    hears_back(world, door=door)
    family = Family(world.clock())
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    policy = tmp_path / "policy.toml"
    policy.write_text(POLICY.format(oin=OIN, url=door.url))
    orders = tmp_path / "orders"
    orders.mkdir()
    (orders / name).write_text(str(Order(Action.KILL)))
    if fault := FAULTS.get(name.rpartition(".")[0]):
        world.fault(onderdeel="gemeente", **fault)
    died = subprocess.run(
        [sys.executable, "-m", "tests.integration.notifier.reporting_process"],
        cwd=ROOT, env=environment(settings, policy, orders), capture_output=True, check=False,
    )  # fmt: skip
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()[-2000:]
    world.clock.advance(hours=1)
    report_back(world.service)
    (word,) = world.rows(MUNICIPALITY_WORD)
    assert word.number == 1
    if name == "report_back.to_human.committed":
        assert (word.word_state, taken_in(world)) == ("needs_review", [])
        return
    assert word.word_state == "delivered"
    (event,) = taken_in(world)
    assert event["inhoud"]["id"] == str(word.id)
