"""Flags to RvdK IKO and Ca IKA: at least once, always under the same id."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, update
from structlog.testing import capture_logs

from contracts.messages.facts import DepartureFacts, Undoing
from contracts.policy.permission import FlagBasis
from foundation.work import ATTEMPTS_EXHAUSTED, Claimed, WorkState
from notifier import hand_over_flag
from notifier.decision.outcome import Flag
from notifier.hand_over_flag import hand_over_flags
from notifier.policy import Policy
from notifier.service import Service
from notifier.storage.handovers import HANDOVER
from notifier.sweep import sweep
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

_FLAG = "nl.vertrekmelding.zaak-gevlagd"
_WITHDRAWAL = "nl.vertrekmelding.zaak-vlag-ingetrokken"


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


def flags(world: World) -> list[dict[str, Any]]:
    return [one for one in world.delivered() if one["soort"] == "vlag"]


def events(world: World) -> list[dict[str, Any]]:
    """What the recipients took in, in that order."""
    return [flag["inhoud"] for flag in flags(world)]


def types(world: World) -> list[str]:
    return [event["type"] for event in events(world)]


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
    assert (row.grondslag, row.artikel) == ("proef", "1")
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


def test_a_flag_that_is_withdrawn_after_its_claim_does_not_leave(
    world: World, family: Family, flagged: DepartureFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone = replace(flagged.children[0], undone=Undoing.WITHDRAWN)
    prepare = hand_over_flag._prepare
    seen: list[str] = []

    def withdrawn_first(connection: Connection, service: Service, claimed: Claimed) -> object:
        if not seen:
            seen.append("claimed")
            world.establish(family.facts(undone, after=timedelta(minutes=5)))
        return prepare(connection, service, claimed)

    monkeypatch.setattr(hand_over_flag, "_prepare", withdrawn_first)
    hand_over_flags(world.service)
    assert types(world) == [_WITHDRAWAL]


def test_a_withdrawal_does_not_overtake_its_flag(
    world: World, family: Family, flagged: DepartureFacts
) -> None:
    undone = replace(flagged.children[0], undone=Undoing.WITHDRAWN)

    class Meanwhile:
        """The departure is withdrawn, and others work on, while the flag is being delivered."""

        def deliver(self, event: bytes, *, basis: FlagBasis) -> None:
            if not seen:
                seen.append("flag")
                world.establish(family.facts(undone, after=timedelta(minutes=5)))
                hand_over_flags(world.service)
            receiver.deliver(event, basis=basis)

    seen: list[str] = []
    receiver = world.service.receivers[Flag.RVDK_IKO]
    world.with_service(receivers={Flag.RVDK_IKO: Meanwhile()})
    hand_over_flags(world.service)
    world.clock.advance(seconds=6)
    hand_over_flags(world.service)
    assert types(world) == [_FLAG, _WITHDRAWAL]
    assert [entry.kind for entry in world.case_of(flagged).timeline[-3:]] == [
        "vlag_ingetrokken",
        "vlag_ontvangen",
        "intrekking_ontvangen",
    ]


def test_a_flag_that_breaks_the_program_does_not_hold_up_the_others(
    world: World, flagged: DepartureFacts
) -> None:
    with world.service.database.transaction() as connection:
        connection.execute(update(HANDOVER).values(body=b"v1|k1|damaged"))
    other = Family(world.clock())
    declared = replace(other.declaration(), safe_to_inform=False)
    facts = other.facts(replace(other.child("Daan"), declarations=(declared,)))
    world.establish(facts)
    hand_over_flags(world.service)
    assert [flag.state for flag in world.case_of(facts).flags] == ["received"]
    assert [flag.state for flag in world.case_of(flagged).flags] == ["planned"]


def test_a_flag_that_is_given_up_says_so_in_its_case(world: World, flagged: DepartureFacts) -> None:
    given_up = {"state": WorkState.NEEDS_REVIEW, "reason": ATTEMPTS_EXHAUSTED}
    with world.service.database.transaction() as connection:
        connection.execute(update(HANDOVER).values(**given_up))
    with capture_logs() as told_of:
        assert sweep(world.service).exhausted == 1
    case = world.case_of(flagged)
    assert [flag.state for flag in case.flags] == ["needs_review"]
    assert (case.timeline[-1].kind, case.timeline[-1].code) == (
        "vlag_naar_mens",
        ATTEMPTS_EXHAUSTED,
    )
    assert "flag_needs_review" in [line["event"] for line in told_of]
    assert sweep(world.service).exhausted == 0


def test_an_escalation_is_told_once_also_beside_a_flag_that_is_in_force(
    world: World, flagged: DepartureFacts
) -> None:
    hand_over_flags(world.service)
    world.clock.advance(days=10)
    assert sweep(world.service).escalated == 1
    assert sweep(world.service).escalated == 0
    hand_over_flags(world.service)
    assert types(world) == [_FLAG, _FLAG]
    assert [event["data"]["escalatie"] for event in events(world)] == [False, True]
    assert world.case_of(flagged).escalated_at is not None


def test_an_escalation_waits_for_its_effect_and_is_not_lost(world: World, family: Family) -> None:
    policy = world.service.policy
    world.with_service(policy=without_flags(policy))
    facts = family.facts(family.child("Kim", geheimhouding=True))
    world.establish(facts)
    world.clock.advance(days=10)
    assert sweep(world.service).escalated == 1
    assert sweep(world.service).escalated == 0
    assert world.case_of(facts).flags == ()
    world.with_service(policy=policy)
    sweep(world.service)
    sweep(world.service)
    hand_over_flags(world.service)
    assert [event["data"]["escalatie"] for event in events(world)] == [True]


def test_an_escalated_case_that_ends_withdraws_all_its_flags_in_one_event(
    world: World, family: Family, flagged: DepartureFacts
) -> None:
    hand_over_flags(world.service)
    world.clock.advance(days=10)
    sweep(world.service)
    hand_over_flags(world.service)
    undone = replace(flagged.children[0], undone=Undoing.WITHDRAWN)
    world.establish(family.facts(undone, after=timedelta(days=11)))
    hand_over_flags(world.service)
    assert types(world) == [_FLAG, _FLAG, _WITHDRAWAL]
    assert world.case_of(flagged).escalated_at is None


def without_flags(policy: Policy) -> Policy:
    (gemeente,) = policy.content.gemeenten
    effects = gemeente.effecten.model_copy(update={"flag_rvdk": ()})
    changed = gemeente.model_copy(update={"effecten": effects})
    return replace(policy, content=policy.content.model_copy(update={"gemeenten": (changed,)}))
