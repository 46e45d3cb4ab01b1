"""What cannot wait reaches a person when no browser is open, and goes on until one answers."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from contracts.values.dates import AMSTERDAM
from notifier.cases.case_row import locked_case
from notifier.cases.timeline import Happening, note
from notifier.oncall.kinds import Place
from notifier.oncall.reachability import reachability
from notifier.oncall.send_calls import send_calls
from notifier.storage.cases import ZAAK
from notifier.storage.oncall import REACHABILITY
from notifier.storage.shared import AUDIT
from notifier.storage.words import MUNICIPALITY_WORD
from notifier.sweep import sweep
from tests.integration.notifier.families import Family
from tests.integration.notifier.oncall.duty import Duty, at_night, urgent_hold
from tests.integration.notifier.words import hears_back
from tests.integration.notifier.world import World

NAMES = ("anna", "bram", "chris")
ANSWER = {"minutes": 5, "seconds": 1}


@pytest.fixture
def duty(world: World) -> Duty:
    return Duty(world)


def happened(world: World, facts: Any) -> list[tuple[str, str | None, str]]:  # noqa: ANN401 -- facts
    return [
        (entry.kind, entry.code, entry.actor)
        for entry in world.case_of(facts).timeline
        if entry.kind.startswith("oproep") or entry.actor != "vertrekmelding"
    ]


def test_a_t0_calls_the_first_and_then_the_second_and_then_the_leads(
    world: World, duty: Duty
) -> None:
    duty.team()
    at_night(world.clock)
    facts = urgent_hold(world)
    duty.works()
    assert duty.texted() == ["anna"]
    duty.works()
    assert duty.texted() == ["anna"], "nobody is called again before the time is over"
    world.clock.advance(**ANSWER)
    duty.works()
    assert duty.texted() == ["anna", "bram"]
    world.clock.advance(**ANSWER)
    duty.works()
    assert duty.texted() == ["anna", "bram", "chris"]
    assert [one["inhoud"]["data"]["stap"] for one in duty.received("oproep")] == [
        "eerste", "tweede", "teamleiders",
    ]  # fmt: skip
    assert happened(world, facts) == [("oproep_gedaan", "t0", "vertrekmelding")]


def test_whoever_answers_stops_the_chain_and_takes_the_case_up(world: World, duty: Duty) -> None:
    duty.team()
    facts = urgent_hold(world)
    duty.works()
    (call,) = duty.calls()
    assert duty.answers(call, "s-anna").first
    again = duty.answers(call, "s-bram")
    assert (again.first, again.by) == (False, "s-anna")
    for _ in range(4):
        world.clock.advance(minutes=31)
        duty.works()
    # The clock of one hour is running out by now, and that is another matter.
    assert [row.cause for row in duty.calls()] == ["t0", "termijn"]
    assert world.case_of(facts).handling == "in_review"
    assert happened(world, facts)[:3] == [
        ("oproep_gedaan", "t0", "vertrekmelding"),
        ("behandeling", "in_review", "s-anna"),
        ("oproep_aangenomen", None, "s-anna"),
    ]
    entries = [row for row in world.rows(AUDIT) if row.action == "oproep_aangenomen"]
    assert entries[-1].actor == "s-anna"
    assert entries[-1].object == f"oproep:{call.id}"


def test_nothing_that_leaves_tells_anything_of_the_case(world: World, duty: Duty) -> None:
    duty.team()
    facts = urgent_hold(world)
    duty.works()
    case = world.case_of(facts)
    (event,), (text,) = duty.received("oproep"), duty.received("sms")
    said = f"{event['inhoud']} {text}"
    for secret in (case.reference, str(case.id), "S16", "Sanne", "Blijver"):
        assert secret not in said
    assert not re.search(r"\bt0\b", said, re.IGNORECASE)
    assert event["inhoud"]["dataref"].endswith(f"/werkbank/oproep/{duty.calls()[0].id}")
    assert event["tekst"] == "Er is iets dat niet kan wachten. Open de werkbank."


def test_when_nobody_answers_all_are_called_again_and_it_is_said(world: World, duty: Duty) -> None:
    duty.team()
    facts = urgent_hold(world)
    for _ in range(4):
        with capture_logs() as logs:
            duty.works()
        world.clock.advance(**ANSWER)
    assert "call_unanswered" in {one["event"] for one in logs}
    texted = duty.texted()
    assert (texted[:3], sorted(texted[3:])) == ([*NAMES], [*NAMES])
    assert ("oproep_niet_aangenomen", None, "vertrekmelding") in happened(world, facts)
    with world.service.database.transaction() as connection:
        found = reachability(connection, world.service.on_call, now=world.clock())
    assert found.why == "niemand_nam_aan"
    sweep(world.service)
    duty.works()
    assert len(duty.texted()) == 6
    world.clock.advance(minutes=30)
    duty.works()
    assert len(duty.texted()) == 9
    duty.answers(duty.calls()[0], "s-anna")
    with capture_logs() as logs:
        sweep(world.service)
    assert "reachable_again" in {one["event"] for one in logs}
    assert [row.why for row in sorted(world.rows(REACHABILITY), key=lambda row: row.number)] == [
        "bereikbaar", "niemand_nam_aan", "bereikbaar",
    ]  # fmt: skip


def test_without_anybody_on_duty_the_leads_are_called_at_once(world: World, duty: Duty) -> None:
    duty.joins("chris", lead=True)
    duty.joins("anna")
    urgent_hold(world)
    duty.works()
    assert duty.texted() == ["chris"]


def test_without_anybody_at_all_the_call_waits_for_whoever_comes(world: World, duty: Duty) -> None:
    urgent_hold(world)
    with capture_logs() as logs:
        duty.works()
    assert {"not_reachable", "call_unanswered"} <= {one["event"] for one in logs}
    assert duty.messages() == []
    duty.on_shift(duty.joins("anna"), Place.FIRST)
    world.clock.advance(**ANSWER)
    duty.works()
    assert duty.texted() == ["anna"]


def test_of_a_hold_of_no_hurry_is_said_in_working_time_that_its_clock_runs_out(
    world: World, duty: Duty
) -> None:
    """It runs out at eight on Tuesday: at half past seven nobody is at work, on Monday they are."""
    half_past_five = datetime(2027, 1, 11, 17, 30, tzinfo=AMSTERDAM)
    world.clock.set(half_past_five - timedelta(minutes=2))  # type: ignore[attr-defined]
    duty.team()
    family = Family(world.clock())
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    with world.service.database.transaction() as connection:
        tuesday = datetime(2027, 1, 12, 8, tzinfo=AMSTERDAM)
        connection.execute(update(ZAAK).values(clock_at=tuesday))
    duty.works()
    assert duty.calls() == []
    world.clock.set(half_past_five + timedelta(minutes=1))  # type: ignore[attr-defined]
    duty.works()
    assert [row.cause for row in duty.calls()] == ["termijn"]
    assert duty.texted() == ["anna"]
    duty.works()
    assert len(duty.calls()) == 1


def test_at_night_nobody_is_woken_for_what_may_wait_until_morning(world: World, duty: Duty) -> None:
    """Saturday night; the first working hour is that of Monday."""
    world.clock.set(datetime(2027, 1, 9, 2, 30, tzinfo=AMSTERDAM))  # type: ignore[attr-defined]
    duty.team()
    family = Family(world.clock())
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    with world.service.database.transaction() as connection:
        connection.execute(update(ZAAK).values(clock_at=world.clock() + timedelta(minutes=10)))
    duty.works()
    (call,) = duty.calls()
    monday = datetime(2027, 1, 11, 8, tzinfo=AMSTERDAM)
    assert (call.cause, call.reason, call.next_attempt_at) == ("termijn", "people_sleep", monday)
    assert duty.texted() == []
    world.clock.set(monday + timedelta(seconds=1))  # type: ignore[attr-defined]
    duty.works_off()
    assert duty.texted() == ["anna"]


def test_a_disagreement_before_the_departure_is_called_for_once_each(
    world: World, duty: Duty
) -> None:
    duty.team()
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    zaak_id = world.case_of(facts).id
    for happening, code, replied in (
        (Happening.DISAGREEMENT, None, False),
        (Happening.ANSWERED, "object", True),
        (Happening.ANSWERED, "agree", True),
        (Happening.ANSWERED, "object", False),
    ):
        with world.service.database.transaction() as connection:
            locked_case(connection, zaak_id)
            note(connection, zaak_id, happening, code, now=world.clock())
            replied_at = world.clock() if replied else None
            connection.execute(update(ZAAK).values(replied_at=replied_at, tier="T1"))
        for _ in range(2):
            duty.works()
        if duty.calls()[-1].acknowledged_at is None:
            duty.answers(duty.calls()[-1], "s-anna")
    assert [(row.cause, row.round) for row in duty.calls()] == [
        ("tegenspraak", 1), ("tegenspraak", 2),
    ]  # fmt: skip
    assert duty.texted() == ["anna", "anna"]


def test_a_disagreement_after_the_departure_can_wait(world: World, duty: Duty) -> None:
    duty.team()
    family = Family(world.clock(), departs_in_days=-20)
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    with world.service.database.transaction() as connection:
        zaak_id = world.case_of(facts).id
        locked_case(connection, zaak_id)
        note(connection, zaak_id, Happening.DISAGREEMENT, now=world.clock())
    duty.works()
    assert duty.calls() == []


def test_the_municipality_hears_that_nobody_is_there(world: World, duty: Duty) -> None:
    hears_back(world)
    urgent_hold(world)
    for _ in range(2):
        duty.works()
        world.clock.advance(**ANSWER)
    said = [row.kind for row in world.rows(MUNICIPALITY_WORD)]
    assert said.count("geen-bereikbaarheid") == 1


def test_a_shadow_case_calls_nobody(world: World, duty: Duty) -> None:
    duty.team()
    facts = urgent_hold(world)
    with world.service.database.transaction() as connection:
        connection.execute(update(ZAAK).values(shadow=True))
    duty.works()
    assert duty.calls() == []
    assert facts is not None


def test_a_case_that_closes_ends_its_call(world: World, duty: Duty) -> None:
    duty.team()
    urgent_hold(world)
    duty.works()
    with world.service.database.transaction() as connection:
        connection.execute(update(ZAAK).values(handling="closed"))
    sweep(world.service)
    world.clock.advance(**ANSWER)
    duty.works()
    (call,) = duty.calls()
    assert call.over_at is not None
    assert duty.texted() == ["anna"]


def test_what_passes_and_comes_back_is_called_for_again(world: World, duty: Duty) -> None:
    duty.team()
    urgent_hold(world)
    duty.works()
    duty.answers(duty.calls()[0], "s-anna")
    for tier in ("T3", "T0"):
        with world.service.database.transaction() as connection:
            far = world.clock() + timedelta(days=9)
            connection.execute(update(ZAAK).values(tier=tier, clock_at=far))
        duty.works()
    assert [(row.cause, row.round) for row in duty.calls()] == [("t0", 1), ("t0", 2)]
    assert duty.texted() == ["anna", "anna"]


def test_two_sweeps_at_once_plan_one_call(world: World, duty: Duty) -> None:
    duty.team()
    urgent_hold(world)
    sweep(world.service)
    sweep(world.service)
    assert len(duty.calls()) == 1
    send_calls(world.service)
