"""Work stops when its turn is over and leaves the rest as it is; the task then rings again."""

from dataclasses import replace
from datetime import timedelta

from brp_adapter.establish_departure import BATCH, establish_departures
from brp_adapter.hand_over_facts import BATCH as HANDED_OVER
from brp_adapter.hand_over_facts import hand_over_facts
from tests.integration.brp_adapter.families import Family, declared
from tests.integration.brp_adapter.running import World


def test_one_batch_a_turn(world: World) -> None:
    hurried = replace(world.application.service, turn=timedelta(0))
    for _ in range(BATCH + 1):
        family = Family()
        world.bring(family.persons)
        world.report(declared(family))
    assert [establish_departures(hurried) for _ in range(3)] == [BATCH, 1, 0]
    left = BATCH + 1 - HANDED_OVER
    assert [hand_over_facts(hurried) for _ in range(3)] == [HANDED_OVER, left, 0]
