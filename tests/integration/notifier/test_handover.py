"""Flags to RvdK IKO and Ca IKA: at least once, always under the same id."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from contracts.messages.facts import DepartureFacts, Undoing
from notifier.hand_over_flag import hand_over_flags
from notifier.storage.handovers import HANDOVER
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


@pytest.fixture
def flagged(world: World, family: Family) -> DepartureFacts:
    """The parent who leaves says that telling is not safe (S19)."""
    child = family.child("Sanne")
    declared = replace(family.declaration(), safe_to_inform=False)
    facts = family.facts(replace(child, declarations=(declared,)))
    world.establish(facts)
    return facts


def flags(world: World) -> list[dict[str, object]]:
    return [one for one in world.delivered() if one["soort"] == "vlag"]


def test_a_flag_does_not_wait_and_names_nobody(world: World, flagged: DepartureFacts) -> None:
    hand_over_flags(world.service)
    (flag,) = flags(world)
    assert flag["ontvanger"] == "RVDK_IKO"
    event = flag["inhoud"]
    case = world.case_of(flagged)
    assert isinstance(event, dict)
    assert event["subject"] == str(case.id)
    assert event["dataref"].endswith(f"/v1/zaken/{case.id}")
    assert "S19" in {reason["code"] for reason in event["data"]["redenen"]}
    text = json.dumps(event)
    for child in flagged.children:
        for person in (child.child, *child.persons):
            assert person.bsn.reveal() not in text
            assert str(person.first_names) not in text
    assert [flag.state for flag in case.flags] == ["received"]


def test_a_flag_whose_answer_got_lost_goes_again_under_the_same_id(
    world: World, flagged: DepartureFacts
) -> None:
    world.fault(onderdeel="rvdk", soort="aannemen_zonder_antwoord", aantal=1)
    hand_over_flags(world.service)
    assert [flag.state for flag in world.case_of(flagged).flags] == ["planned"]
    world.clock.advance(minutes=1)
    hand_over_flags(world.service)
    (flag,) = flags(world)
    assert flag["aantal"] == 2, "one event, delivered twice"
    assert [flag.state for flag in world.case_of(flagged).flags] == ["received"]


def test_a_busy_receiver_gets_its_time(world: World, flagged: DepartureFacts) -> None:
    world.fault(onderdeel="rvdk", soort="status", status=429, retryAfter=300, aantal=1)
    hand_over_flags(world.service)
    (row,) = world.rows(HANDOVER)
    assert row.next_attempt_at - world.clock() > timedelta(seconds=290)
    world.clock.advance(seconds=301)
    hand_over_flags(world.service)
    assert [flag.state for flag in world.case_of(flagged).flags] == ["received"]


def test_a_receiver_that_refuses_is_for_a_human(world: World, flagged: DepartureFacts) -> None:
    world.fault(onderdeel="rvdk", soort="status", status=400, aantal=1)
    hand_over_flags(world.service)
    assert [flag.state for flag in world.case_of(flagged).flags] == ["needs_review"]


def test_deciding_again_does_not_flag_again(
    world: World, family: Family, flagged: DepartureFacts
) -> None:
    hand_over_flags(world.service)
    world.establish(
        replace(
            flagged,
            facts_id=flagged.children[0].departure_id,
            established_at=family.now + timedelta(minutes=3),
        )
    )
    hand_over_flags(world.service)
    assert len(flags(world)) == 1


def test_a_flag_about_a_departure_that_is_no_more_is_withdrawn(
    world: World, family: Family, flagged: DepartureFacts
) -> None:
    hand_over_flags(world.service)
    undone = replace(flagged.children[0], undone=Undoing.WITHDRAWN)
    world.establish(family.facts(undone, after=timedelta(minutes=5)))
    hand_over_flags(world.service)
    kinds = [(flag.kind, flag.state) for flag in world.case_of(flagged).flags]
    assert kinds == [("gevlagd", "withdrawn"), ("ingetrokken", "received")]
    assert len(flags(world)) == 2


def test_a_flag_that_never_left_is_simply_dropped(
    world: World, family: Family, flagged: DepartureFacts
) -> None:
    undone = replace(flagged.children[0], undone=Undoing.WITHDRAWN)
    world.establish(family.facts(undone, after=timedelta(minutes=5)))
    hand_over_flags(world.service)
    assert flags(world) == []
