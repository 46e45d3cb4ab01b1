"""What becomes of an event when the BRP, or what it answers, is not as one would wish."""

from typing import Any

import pytest

from tests.stack.driving import (
    HANDED_OVER,
    IN_TREATMENT,
    WAITING,
    Neighbours,
    codes,
    flags_about,
    rows,
    until,
)
from tests.stack.families import Family, Json, declared, family, today
from vertrekmelding.stack.stack import Stack

AWAY: list[Json] = [
    {"soort": "status", "status": 503},
    {"soort": "status", "status": 500},
    {"soort": "status", "status": 429, "retryAfter": 1},
    {"soort": "onderbroken"},
    {"soort": "half_antwoord"},
]


def inbox_of(stack: Stack, melding: str) -> Json:
    (row,) = rows(stack, "SELECT * FROM brp_adapter.inbox WHERE id = %s", melding)
    return row


def break_register(world: Neighbours, of: Family, **how: Any) -> None:  # noqa: ANN401 - JSON
    """Only questions about this child meet the fault."""
    world.break_down("brp", **how, burgerservicenummers=[of.child.bsn.reveal()])


@pytest.mark.parametrize("how", AWAY, ids=lambda how: str(how.get("status", how["soort"])))
def test_while_the_register_is_away_the_event_waits_with_a_time(
    stack: Stack, world: Neighbours, how: Json
) -> None:
    one = family()
    world.settle_in(one)
    break_register(world, one, **how)
    melding = world.send(declared(one))
    world.until_melding(melding, WAITING)
    row = inbox_of(stack, melding)
    assert (row["state"], row["reason"]) == ("READY", "register_unavailable")
    assert row["next_attempt_at"] > row["created_at"]
    if "retryAfter" in how:
        assert (row["next_attempt_at"] - row["updated_at"]).total_seconds() >= how["retryAfter"]
    world.mend()
    world.until_melding(melding, HANDED_OVER)
    assert len(world.until_letters(one)) == 1


def test_an_answer_against_the_schema_is_asked_for_again_and_then_given_to_a_human(
    stack: Stack, world: Neighbours
) -> None:
    one = family()
    world.settle_in(one)
    break_register(world, one, soort="ongeldig_schema")
    melding = world.send(declared(one))
    world.until_melding(melding, WAITING)
    assert inbox_of(stack, melding)["reason"] == "register_answer_invalid"
    world.until_melding(melding, IN_TREATMENT, within=30)
    row = inbox_of(stack, melding)
    assert (row["state"], row["reason"]) == ("NEEDS_REVIEW", "register_answer_invalid")
    assert row["content"] is not None, "what a human must look at is kept"
    assert world.cases(one) == []


def test_an_answer_against_the_schema_that_was_an_accident_passes(world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    break_register(world, one, soort="ongeldig_schema", aantal=2)
    melding = world.send(declared(one))
    world.until_melding(melding, HANDED_OVER)
    assert len(world.until_letters(one)) == 1


@pytest.mark.parametrize("status", [400, 403])
def test_a_question_that_the_register_refuses_is_for_an_operator(
    stack: Stack, world: Neighbours, status: int
) -> None:
    one, other = family(), family()
    world.settle_in(one, other)
    break_register(world, one, soort="status", status=status)
    melding = world.send(declared(one))
    beside = world.send(declared(other))
    world.until_melding(melding, IN_TREATMENT)
    assert inbox_of(stack, melding)["reason"] == "register_refused"
    world.until_melding(beside, HANDED_OVER)


def test_without_a_token_for_the_register_the_event_waits(stack: Stack, world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    world.break_down("token", "status", status=503)
    stack.supervisor.restart("adapter-worker")  # a fresh process has no token yet
    melding = world.send(declared(one))
    world.until_melding(melding, WAITING)
    assert inbox_of(stack, melding)["reason"] == "register_unavailable"
    world.mend()
    world.until_melding(melding, HANDED_OVER)
    assert len(world.until_letters(one)) == 1


def test_while_the_notifier_is_away_the_facts_wait(stack: Stack, world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    stack.supervisor.stop("notifier-web")
    try:
        melding = world.send(declared(one))
        waiting = "SELECT * FROM brp_adapter.outbox WHERE state = 'READY' AND reason IS NOT NULL"
        (row,) = until(lambda: rows(stack, waiting), what="the facts wait")
        assert row["reason"] == "notifier_unavailable"
        assert world.melding(melding) == "vastgesteld"
    finally:
        stack.supervisor.restart("notifier-web")
        stack.supervisor.wait_ready("notifier-web")
    world.until_melding(melding, HANDED_OVER)
    assert len(world.until_letters(one)) == 1


def assert_held(world: Neighbours, of: Family, code: str) -> Json:
    case = world.until_case(of)
    assert case["besluit"]["uitkomst"] == "HOLD"
    assert case["behandeling"] == "held"
    assert case["actieVoor"] is not None
    assert code in codes(case)
    assert case["berichten"] == []
    return case


def test_a_child_that_the_register_does_not_know_is_held(world: Neighbours) -> None:
    one = family()
    melding = world.send(declared(one))
    assert_held(world, one, "S14")
    assert world.melding(melding) == HANDED_OVER


def not_delivered(persons: list[Json], bsn: str) -> list[Json]:
    reason = {"reden": {"code": "F", "omschrijving": "fout"}}
    return [
        person | {"opschortingBijhouding": reason}
        if person["burgerservicenummer"] == bsn
        else person
        for person in persons
    ]


def test_a_child_that_the_register_does_not_deliver_is_held(world: Neighbours) -> None:
    one = family()
    world.register(not_delivered(one.register(), one.child.bsn.reveal()))
    world.send(declared(one))
    assert_held(world, one, "S14")


def test_a_father_whom_the_register_does_not_deliver_is_held_and_flagged(
    world: Neighbours,
) -> None:
    one = family()
    world.register(not_delivered(one.register(), one.father.bsn.reveal()))
    world.send(declared(one))
    case = assert_held(world, one, "S29")
    world.until_flag(case)


def test_the_departure_of_an_adult_brings_no_case(stack: Stack, world: Neighbours) -> None:
    one = family(age=30)
    world.settle_in(one)
    melding = world.send(declared(one))
    until(lambda: inbox_of(stack, melding)["state"] == "DONE", what="the event is done")
    assert inbox_of(stack, melding)["reason"] == "no_departing_minor"
    assert world.melding(melding) == "vastgesteld"
    assert world.cases(one) == []
    assert world.letters(one) == []


def test_an_incomplete_date_is_held(world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    when = {"type": "JaarDatum", "jaar": today().year + 1, "langFormaat": str(today().year + 1)}
    world.send(declared(one, on=when))
    assert_held(world, one, "S47")


def test_a_country_that_is_not_in_the_table_stops_nothing(world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    melding = world.send(declared(one, land="9876"))
    world.until_melding(melding, HANDED_OVER)
    assert len(world.until_letters(one)) == 1
    assert world.until_case(one)["besluit"]["uitkomst"] == "NOTIFY"


def test_an_unknown_country_is_told_with_a_note(world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    world.send(declared(one, land="0000"))
    assert len(world.until_letters(one)) == 1
    case = world.until_case(one)
    assert "R10" in codes(case)
    assert flags_about(world.received(), case["id"]) == []
