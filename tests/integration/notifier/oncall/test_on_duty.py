"""A stack in which people look around has made-up colleagues on call, who are really called."""

import pytest

from notifier.oncall.phone import phone_number
from notifier.settings import NotifierSettings
from notifier.storage.oncall import SHIFT
from notifier.storage.shared import AUDIT
from tests.integration.notifier.oncall.duty import Duty, urgent_hold
from tests.integration.notifier.world import World
from vertrekmelding.stack.on_duty import FIRST, SECOND, NobodyIsCalled, put_on_duty


def test_anna_is_called_and_then_carla(world: World, settings: NotifierSettings) -> None:
    assert put_on_duty(settings)
    duty = Duty(world)
    urgent_hold(world)
    duty.works()
    world.clock.advance(minutes=6)
    duty.works_off()
    phones = [one["ontvanger"] for one in duty.received("sms")]
    assert phones == [phone_number(FIRST.phone), phone_number(SECOND.phone)]
    entries = [one for one in world.rows(AUDIT) if one.actor == "proefrooster"]
    assert {one.object for one in entries} == {f"dienst:{one.id}" for one in world.rows(SHIFT)}


def test_a_rota_that_is_not_empty_is_left_alone(world: World, settings: NotifierSettings) -> None:
    assert put_on_duty(settings)
    before = world.rows(SHIFT)
    assert not put_on_duty(settings)
    assert world.rows(SHIFT) == before


def test_only_in_test_mode(world: World, settings: NotifierSettings) -> None:
    with pytest.raises(NobodyIsCalled, match="test mode only"):
        put_on_duty(settings.model_copy(update={"test_mode": False}))
    assert world.rows(SHIFT) == []
