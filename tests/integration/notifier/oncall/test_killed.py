"""`kill -9` at every place where somebody is about to be called: they are, and once."""

from pathlib import Path

import pytest

from notifier.oncall.kinds import CallChannel, CallMessageState
from notifier.settings import NotifierSettings
from notifier.sweep import sweep
from tests.architecture.failpoints import every_failpoint
from tests.integration.notifier.oncall.duty import Duty, urgent_hold
from tests.integration.notifier.oncall.dying import dies_at
from tests.integration.notifier.world import World

PLACES = [one for one in every_failpoint() if one.startswith("call_people.")]


@pytest.mark.parametrize("place", PLACES)
def test_whoever_is_first_is_called_once(
    world: World, settings: NotifierSettings, tmp_path: Path, place: str
) -> None:
    duty = Duty(world)
    duty.team()
    duty.only(CallChannel.SMS)
    urgent_hold(world)
    sweep(world.service)
    dies_at(place, "call_people", settings=settings, folder=tmp_path, ahead=world.clock.ahead)
    assert duty.texted() == []
    # Past the lease of the dead, and before the second one's turn.
    world.clock.advance(seconds=100)
    for _ in range(2):
        duty.works()
    assert duty.texted() == ["anna"]
    assert duty.messages() == [("sms", 1, CallMessageState.SENT)]
    world.clock.advance(minutes=6)
    duty.works()
    assert duty.texted() == ["anna", "bram"]
