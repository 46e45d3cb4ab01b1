"""Facts reach the notifier at least once, or a human hears of it."""

import pytest

from foundation.work import WorkState
from tests.integration.brp_adapter.families import Family, declared
from tests.integration.brp_adapter.running import World


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_notifier_that_is_away_gets_the_same_facts_later(world: World, status: int) -> None:
    family = Family()
    world.bring(family.persons)
    world.report(declared(family))
    world.notifier.answers.append(status)

    world.work()
    row = world.outbox()[-1]
    assert (row.state, row.reason) == (WorkState.READY, "notifier_unavailable")
    world.clock.advance(seconds=10)
    world.work()

    assert world.outbox()[-1].state == WorkState.DONE
    assert [facts.facts_id for facts in world.notifier.taken] == [row.id]


def test_facts_that_are_refused_are_put_before_a_human(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    world.report(declared(family))
    world.notifier.answers.append(400)

    world.work()

    row = world.outbox()[-1]
    assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, "notifier_refused")


def test_the_notifier_gets_a_token_of_ours(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    world.report(declared(family))

    world.work()

    assert (world.notifier.authorization or "").startswith("Bearer ey")
