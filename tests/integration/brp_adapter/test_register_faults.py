"""Every way in which asking the BRP can fail has a named outcome, and loses nothing."""

from datetime import timedelta
from typing import Any

import pytest

from foundation.work import WorkState
from tests.integration.brp_adapter.families import Family, declared
from tests.integration.brp_adapter.running import World

AWAY = [
    {"soort": "status", "status": 429},
    {"soort": "status", "status": 500},
    {"soort": "status", "status": 503},
    {"soort": "onderbroken"},
    {"soort": "half_antwoord"},
    {"soort": "aannemen_zonder_antwoord", "vertragingSeconden": 0},
]


@pytest.mark.parametrize("fault", AWAY, ids=lambda fault: str(fault.get("status", fault["soort"])))
def test_a_brp_that_is_away_is_asked_again(world: World, fault: dict[str, Any]) -> None:
    family = Family()
    world.bring(family.persons)
    world.fault(onderdeel="brp", aantal=1, **fault)
    melding = world.report(declared(family))

    world.work()

    row = world.inbox(melding)
    assert (row.state, row.reason) == (WorkState.READY, "register_unavailable")
    assert row.attempts == 0
    wait = row.next_attempt_at - row.updated_at
    assert timedelta(seconds=4) < wait < timedelta(seconds=6)
    assert world.notifier.taken == []

    world.clock.advance(seconds=6)
    world.work()
    assert world.inbox(melding).state == WorkState.DONE
    assert len(world.notifier.taken) == 1


def test_the_brp_decides_how_long_it_is_left_alone(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    world.fault(onderdeel="brp", soort="status", status=503, retryAfter=90, aantal=1)
    melding = world.report(declared(family))

    world.work()

    row = world.inbox(melding)
    assert row.next_attempt_at - row.updated_at == timedelta(seconds=90)


def test_after_a_day_without_an_answer_a_human_looks(world: World) -> None:
    family = Family()
    world.fault(onderdeel="brp", soort="status", status=503)
    melding = world.report(declared(family))
    rounds = 0

    while world.inbox(melding).state == WorkState.READY:
        world.work()
        world.clock.advance(seconds=331)
        rounds += 1

    row = world.inbox(melding)
    assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, "register_unavailable")
    assert timedelta(hours=23) < rounds * timedelta(seconds=300) < timedelta(hours=25)


def test_an_answer_against_the_schema_is_asked_for_again_and_then_seen_by_a_human(
    world: World,
) -> None:
    family = Family()
    world.bring(family.persons)
    world.fault(onderdeel="brp", soort="ongeldig_schema")
    melding = world.report(declared(family))

    world.work()
    assert world.inbox(melding).state == WorkState.READY
    for _ in range(6):
        world.clock.advance(seconds=700)
        world.work()

    row = world.inbox(melding)
    assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, "register_answer_invalid")
    assert row.attempts == 4
    assert world.notifier.taken == []


@pytest.mark.parametrize("status", [400, 401, 403, 406, 415])
def test_our_own_mistake_goes_to_an_operator_at_once(world: World, status: int) -> None:
    family = Family()
    world.bring(family.persons)
    world.fault(onderdeel="brp", soort="status", status=status)
    melding = world.report(declared(family))

    world.work()

    row = world.inbox(melding)
    assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, "register_refused")


def test_one_bad_answer_does_not_hold_up_the_others_of_the_batch(world: World) -> None:
    good, bad = Family(), Family()
    world.bring(good.persons + bad.persons)
    world.fault(onderdeel="brp", soort="ongeldig_schema", burgerservicenummers=[bad.child])
    meldingen = [world.report(declared(family)) for family in (bad, good)]

    world.work()

    states = [world.inbox(melding).state for melding in meldingen]
    assert states == [WorkState.READY, WorkState.DONE]


def test_no_token_is_as_a_brp_that_is_away(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    melding = world.report(declared(family))
    world.fault(onderdeel="token", soort="status", status=503)
    world.clock.advance(hours=2)  # the token that the process had is over

    world.work()

    assert world.inbox(melding).reason == "register_unavailable"
