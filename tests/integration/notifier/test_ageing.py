"""Nothing comes in, time passes, and a case becomes more urgent by itself (DECISION §5, §6)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from contracts.messages.facts import DepartureFacts
from contracts.values.dates import PartialDate, local_date, plus_months, start_of
from foundation.clock import system_clock
from notifier import age_cases
from notifier.cases import take_up
from notifier.cases.ageing import NEVER
from notifier.cases.first_action import first_action_due
from notifier.decision.outcome import Tier
from notifier.hand_over_flag import hand_over_flags
from notifier.letters.reference import short_reference
from notifier.redecide import redecide
from notifier.storage.cases import DECISION, ZAAK
from notifier.sweep import sweep
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

MINUTE = timedelta(minutes=1)
BEFORE = {"T2": timedelta(hours=120), "T1": timedelta(hours=72), "T0": timedelta(hours=24)}


def at(world: World, moment: datetime) -> datetime:
    world.clock.ahead = moment - system_clock()
    return moment


def held(family: Family, **changed: Any) -> DepartureFacts:  # noqa: ANN401 -- members of any type
    """A hold without a flag: the child's address is secret (S16)."""
    return family.facts(family.child("Sanne", geheimhouding=True), **changed)


def flagged(family: Family, *, born: int = 2016) -> DepartureFacts:
    """The parent who leaves says that telling is not safe (S19)."""
    child = family.child("Sanne", born=born)
    declared = replace(family.declaration(), safe_to_inform=False)
    return family.facts(replace(child, declarations=(declared,)))


def flags(world: World, facts: DepartureFacts) -> list[tuple[str, str]]:
    return [(flag.recipient, flag.kind) for flag in world.case_of(facts).flags]


def row(world: World) -> Any:  # noqa: ANN401 -- columns of several types
    (found,) = world.rows(ZAAK)
    return found


def happened(world: World, facts: DepartureFacts) -> list[tuple[str, str | None]]:
    return [
        (entry.kind, entry.code)
        for entry in world.case_of(facts).timeline
        if entry.kind in {"tijd_verstreken", "besloten", "geescaleerd"}
    ]


def test_a_hold_climbs_to_t0_and_its_clock_counts_from_every_rise(world: World) -> None:
    family = Family(world.clock())
    facts = held(family)
    world.establish(facts)
    midnight = start_of(family.day)
    clock = row(world).clock_at
    assert (row(world).tier, row(world).turns_at) == ("T3", midnight - BEFORE["T2"])
    at(world, midnight - BEFORE["T2"] - MINUTE)
    assert sweep(world.service).aged == 0
    for tier, before in BEFORE.items():
        rise = midnight - before
        at(world, rise + MINUTE)
        with capture_logs() as logs:
            assert sweep(world.service).aged == 1
        assert [one["urgency"] for one in logs if one["event"] == "case_aged"] == [tier]
        assert sweep(world.service).aged == 0
        clock = min(clock, first_action_due(Tier(tier), rise, family.day))
        assert (row(world).tier, row(world).clock_at) == (tier, clock)
    assert happened(world, facts) == [
        ("besloten", "HOLD"), ("geescaleerd", None),
        ("tijd_verstreken", "T2"), ("besloten", "HOLD"),
        ("tijd_verstreken", "T1"), ("besloten", "HOLD"),
        ("tijd_verstreken", "T0"), ("besloten", "HOLD"),
    ]  # fmt: skip
    assert world.case_of(facts).messages == ()


@pytest.mark.parametrize("tier", ["T2", "T1", "T0"])
def test_the_time_to_act_runs_from_the_rise_however_late_anybody_looks(
    world: World, tier: str
) -> None:
    family = Family(world.clock(), departs_in_days=60)
    rise = start_of(family.day) - BEFORE[tier]
    at(world, rise - timedelta(hours=2))
    world.establish(held(family, after=world.clock() - family.now))
    before = row(world)
    at(world, rise + timedelta(minutes=40))
    assert sweep(world.service).aged == 1
    due = first_action_due(Tier(tier), rise, family.day)
    assert (before.tier > tier, row(world).tier) == (True, tier)
    assert row(world).clock_at == due < before.clock_at
    assert row(world).escalated_at is None
    at(world, due + MINUTE)
    sweep(world.service)
    assert row(world).escalated_at is not None


def test_after_the_departure_ca_ika_is_flagged_once_and_rvdk_not_again(world: World) -> None:
    family = Family(world.clock())
    facts = flagged(family)
    world.establish(facts)
    hand_over_flags(world.service)
    gone = start_of(family.day + timedelta(days=1))
    at(world, gone - MINUTE)
    sweep(world.service)
    clock = row(world).clock_at
    known = flags(world, facts)
    assert ("CA_IKA", "gevlagd") not in known
    at(world, gone + MINUTE)
    for _ in range(3):
        sweep(world.service)
        hand_over_flags(world.service)
    assert flags(world, facts) == [*known, ("CA_IKA", "gevlagd")]
    assert [one["ontvanger"] for one in world.delivered()].count("CA_IKA") == 1
    assert (row(world).tier, row(world).clock_at) == ("T4", clock), "what was late stays late"
    assert world.letters() == []


def test_of_a_child_of_sixteen_ca_ika_never_hears(world: World) -> None:
    family = Family(world.clock())
    facts = flagged(family, born=family.day.year - 17)
    world.establish(facts)
    at(world, start_of(family.day + timedelta(days=1)) + MINUTE)
    sweep(world.service)
    assert row(world).tier == "T4"
    assert {recipient for recipient, _kind in flags(world, facts)} == {"RVDK_IKO"}


def test_who_was_told_is_not_told_again_and_not_held_after_a_year(world: World) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    world.deliver()
    for moment in (
        *(start_of(family.day) - before for before in BEFORE.values()),
        start_of(family.day + timedelta(days=1)),
        start_of(family.day + timedelta(days=15)),
        start_of(plus_months(family.day, 11) + timedelta(days=2)),
        start_of(plus_months(family.day, 13)),
    ):
        at(world, moment + MINUTE)
        sweep(world.service)
        world.deliver()
    assert len(world.letters()) == 1
    assert world.states(facts) == [("vertrek", "sent")]
    assert (row(world).tier, row(world).handling, row(world).turns_at) == ("T5", "scheduled", NEVER)
    assert flags(world, facts) == []


@pytest.mark.parametrize("safe", [True, False])
def test_a_reason_that_ends_by_itself_ends_no_hold(
    world: World,
    safe: bool,  # noqa: FBT001 - of the parameter above
) -> None:
    """S35: a parent of less than a year; after that year a human still has to look."""
    family = Family(world.clock())
    year_is_over_in = timedelta(days=10)
    tie = PartialDate.of(plus_months(local_date(world.clock() + year_is_over_in), -12))
    declared = replace(family.declaration(), safe_to_inform=safe)
    child = replace(family.child("Sanne"), parental_ties=(tie,), declarations=(declared,))
    facts = family.facts(child)
    world.establish(facts)
    at(world, start_of(family.day) - BEFORE["T1"] + MINUTE)
    for _ in range(2):
        sweep(world.service)
        world.deliver()
    assert (row(world).handling, row(world).tier) == ("held", "T1")
    assert [world.letters(), world.case_of(facts).messages] == [[], ()]
    assert happened(world, facts).count(("tijd_verstreken", "T1")) == 1


def test_nothing_is_asked_and_the_facts_stay_as_old_as_they_are(world: World) -> None:
    family = Family(world.clock())
    world.establish(held(family))
    at(world, start_of(family.day) + MINUTE)
    asked = world.register.asked
    assert sweep(world.service).aged == 1
    assert world.register.asked == asked


def test_a_case_that_is_over_stays_over(world: World) -> None:
    family = Family(world.clock())
    facts = held(family)
    world.establish(facts)
    close(world)
    at(world, start_of(family.day) + MINUTE)
    assert sweep(world.service).aged == 0
    assert row(world).handling == "closed"
    assert row(world).tier == "T3"


def close(world: World) -> None:
    with world.service.database.transaction() as connection:
        connection.execute(update(ZAAK).values(handling="closed", clock_at=None))


def test_a_case_of_before_is_looked_at_once_and_its_clock_is_not_put_off(world: World) -> None:
    family = Family(world.clock())
    facts = held(family)
    world.establish(facts)
    clock, turns_at = row(world).clock_at, row(world).turns_at
    forget_turns(world)
    assert sweep(world.service).aged == 1
    assert sweep(world.service).aged == 0
    assert (row(world).turns_at, row(world).clock_at) == (turns_at, clock)
    assert len(world.rows(DECISION)) == 1
    at(world, start_of(family.day) + MINUTE)
    forget_turns(world)
    assert sweep(world.service).aged == 1
    assert (row(world).tier, row(world).clock_at) == ("T0", clock)
    assert ("tijd_verstreken", "T0") in happened(world, facts)


def forget_turns(world: World) -> None:
    with world.service.database.transaction() as connection:
        connection.execute(update(ZAAK).values(turns_at=None))


def test_a_settled_case_of_long_before_makes_no_hold(world: World) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    world.deliver()
    at(world, start_of(plus_months(family.day, 14)))
    forget_turns(world)
    sweep(world.service)
    assert (row(world).handling, row(world).turns_at) == ("scheduled", NEVER)


def test_one_that_breaks_the_program_does_not_hold_up_the_others(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = Family(world.clock()).day
    cases = [held(Family(world.clock())) for _ in range(4)]
    for facts in cases:
        world.establish(facts)
    broken: set[UUID] = {min(one.id for one in world.rows(ZAAK))}
    monkeypatch.setattr(age_cases, "redecide", breaking(broken))
    monkeypatch.setattr(age_cases, "_BATCH", 2)
    at(world, start_of(day) + MINUTE)
    with capture_logs() as logs:
        assert sweep(world.service).aged == 3
    assert [one["event"] for one in logs if one["event"] == "ageing_failed"] == ["ageing_failed"]
    assert sorted(one.tier for one in world.rows(ZAAK)) == ["T0", "T0", "T0", "T3"]
    broken.clear()
    assert sweep(world.service).aged == 0, "not at once again"
    world.clock.advance(minutes=6)
    assert sweep(world.service).aged == 1
    assert {one.tier for one in world.rows(ZAAK)} == {"T0"}


def breaking(broken: set[UUID]) -> Callable[..., Any]:
    def broken_or_not(connection: Any, service: Any, zaak_id: UUID, **rest: Any) -> Any:  # noqa: ANN401 -- as the real one
        if zaak_id in broken:
            raise ZeroDivisionError
        return redecide(connection, service, zaak_id, **rest)

    return broken_or_not


def test_an_incomplete_date_is_urgent_as_long_as_it_may_be_today(world: World) -> None:
    family = Family(world.clock())
    month = PartialDate(family.day.year, family.day.month)
    child = family.child("Sanne", geheimhouding=True)
    declared = replace(family.declaration(), date=month)
    facts = family.facts(replace(child, declarations=(declared,)))
    world.establish(facts)
    for day, tier in ((month.earliest, "T0"), (month.latest, "T0")):
        at(world, start_of(day) + MINUTE)
        sweep(world.service)
        assert row(world).tier == tier
    at(world, start_of(month.latest + timedelta(days=1)) + MINUTE)
    assert sweep(world.service).aged == 1
    assert row(world).tier == "T4"


def test_a_reference_that_another_case_has_is_drawn_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, free = UUID(int=1), UUID(int=2)
    world.establish(held(Family(world.clock())))
    with world.service.database.transaction() as connection:
        connection.execute(update(ZAAK).values(reference=short_reference(taken)))
    drawn = iter((taken, free))
    monkeypatch.setattr(take_up, "uuid4", lambda: next(drawn))
    facts = held(Family(world.clock()))
    world.establish(facts)
    assert world.case_of(facts).reference == short_reference(free)
