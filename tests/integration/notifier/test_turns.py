"""Work stops when its turn is over and leaves the rest as it is; the task then rings again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from contracts.messages.wire import DEPARTURE_FACTS
from notifier.accept_facts import accept_facts
from notifier.decide_case import BATCH, decide_cases
from notifier.deliver_message import deliver_messages
from notifier.hand_over_flag import hand_over_flags
from notifier.service import Service
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World


@pytest.fixture
def hurried(world: World) -> Service:
    """Of which every turn is over at once."""
    service = world.service
    return replace(service, timing=replace(service.timing, turn=timedelta(0)))


@pytest.mark.parametrize(("work", "safe"), [(deliver_messages, True), (hand_over_flags, False)])
def test_one_row_a_turn(
    work: Callable[[Service], int],
    safe: bool,  # noqa: FBT001 - of the parameters above
    world: World,
    hurried: Service,
) -> None:
    for _ in range(2):
        family = Family(world.clock())
        declared = replace(family.declaration(), safe_to_inform=safe)
        world.establish(family.facts(replace(family.child("Daan"), declarations=(declared,))))
    world.clock.advance(hours=2)
    assert [work(hurried) for _ in range(3)] == [1, 1, 0]


def test_one_batch_of_facts_a_turn(world: World, hurried: Service) -> None:
    for _ in range(BATCH + 1):
        family = Family(world.clock())
        content = DEPARTURE_FACTS.encode(family.facts(family.child("Daan")))
        accept_facts(world.service, content, sender="brp_adapter", test_mode=True)
    assert [decide_cases(hurried) for _ in range(3)] == [BATCH, 1, 0]
