"""The clock was two hours ahead when something was written, and is then put right."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from contracts.messages.facts import DepartureFacts
from foundation.provider_errors import NotSent
from notifier.deliver_message import deliver_messages
from notifier.sweep import sweep
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

AHEAD = timedelta(hours=2)


@pytest.fixture
def facts(world: World) -> DepartureFacts:
    """Established and decided on by the wrong clock; since then it is right."""
    world.clock.ahead = AHEAD
    family = Family(world.clock())
    made = family.facts(family.child("Sanne"))
    world.establish(made)
    world.clock.ahead = timedelta()
    return made


def hidden(facts: DepartureFacts, world: World) -> DepartureFacts:
    (child,) = facts.children
    return replace(
        facts,
        facts_id=uuid4(),
        established_at=world.clock(),
        children=(replace(child, child=replace(child.child, geheimhouding=True)),),
    )


def test_news_outdoes_facts_of_a_clock_that_ran_ahead(world: World, facts: DepartureFacts) -> None:
    world.hand_in(hidden(facts, world))
    assert world.case_of(facts).handling == "held"
    assert world.states(facts) == [("vertrek", "cancelled")]
    # And what is older than that does not come back.
    before = world.clock() - timedelta(minutes=1)
    world.hand_in(replace(facts, facts_id=uuid4(), established_at=before))
    assert world.case_of(facts).handling == "held"


def test_facts_of_a_moment_that_has_yet_to_come_are_asked_anew(
    world: World, facts: DepartureFacts
) -> None:
    assert sweep(world.service).pulled_back >= 1
    world.clock.advance(hours=1)
    deliver_messages(world.service)
    assert world.register.asked == 1
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(world.letters()) == 1


def test_a_letter_that_waits_for_another_attempt_waits_no_longer_than_that(world: World) -> None:
    world.clock.ahead = AHEAD
    family = Family(world.clock())
    made = family.facts(family.child("Sanne"))
    world.establish(made)
    world.register.failures = [NotSent("http_503", timedelta(minutes=10))]
    world.deliver()
    world.clock.ahead = timedelta()
    assert sweep(world.service).pulled_back == 1
    world.clock.advance(minutes=9)
    deliver_messages(world.service)
    assert world.letters() == []
    world.clock.advance(minutes=2)
    deliver_messages(world.service)
    assert len(world.letters()) == 1
