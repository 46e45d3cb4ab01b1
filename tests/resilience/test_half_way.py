"""Killed at a known line: after the intent was committed and before the outcome could be.

The sandbox holds its answer back on demand, so the kill comes while the call is out: with what was
sent taken in, or not taken in and never to be.
"""

from functools import partial

import httpx
import pytest

from tests.resilience.ledger import patient
from tests.resilience.test_kills import kill_group, until_back
from tests.stack.driving import (
    HANDED_OVER,
    Neighbours,
    flags_about,
    letters_to,
    rows,
    until,
)
from tests.stack.families import Family, Json, declared, family
from vertrekmelding.stack.stack import Stack

TAKEN: Json = {"soort": "aannemen_zonder_antwoord", "vertragingSeconden": 3}
NEVER: Json = {"soort": "hang"}
LATE: Json = {"soort": "vertraging", "vertragingSeconden": 2}


def until_out(world: Neighbours) -> None:
    """The one ordered fault was met: somebody waits for an answer at this moment."""
    until(lambda: world.faults_left() == 0, what="the call is out")


def restarted(stack: Stack, name: str) -> None:
    dead = stack.supervisor.pids()[name]
    kill_group(stack, name)
    until_back(stack, name, dead)
    until(patient(partial(is_ready, stack)), what="both services are ready")


def is_ready(stack: Stack) -> bool:
    """The first call after a restart of PostgreSQL may get a 503."""
    urls = (stack.urls.intake, stack.urls.notifier)
    return all(httpx.get(f"{url}/health/ready", timeout=5).is_success for url in urls)


def assert_told_once(world: Neighbours, of: Family) -> Json:
    case = world.until_case(
        of, lambda case: [m["status"] for m in case["berichten"]] == ["sent"], within=30
    )
    assert len(letters_to(world.received(), of)) == 1
    return case


def test_while_a_letter_is_at_the_provider(stack: Stack, world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    world.break_down("notifynl", **TAKEN, aantal=1, methode="POST")
    world.send(declared(one))
    until_out(world)
    restarted(stack, "postgres")
    assert_told_once(world, one)


@pytest.mark.parametrize(
    ("how", "attempts"),
    [(TAKEN, ["found"]), (NEVER, ["not_found", "sent"])],
    ids=["taken", "not-taken"],
)
def test_the_attempt_of_a_worker_that_died_is_looked_up(
    stack: Stack, world: Neighbours, how: Json, attempts: list[str]
) -> None:
    one = family()
    world.settle_in(one)
    world.break_down("notifynl", **how, aantal=1, methode="POST")
    world.send(declared(one))
    until_out(world)
    restarted(stack, "notifier-worker")
    case = assert_told_once(world, one)
    happened = [(entry["soort"], entry["code"]) for entry in case["tijdlijn"]]
    assert ("bericht_onzeker", "no_outcome") in happened
    found = rows(
        stack,
        "SELECT outcome FROM notifier.attempt WHERE message_id = %s ORDER BY number",
        case["berichten"][0]["id"],
    )
    assert [row["outcome"] for row in found] == attempts


def test_while_a_flag_is_at_the_receiver(stack: Stack, world: Neighbours) -> None:
    one = family(lives_with_father=True)
    world.settle_in(one)
    world.break_down("rvdk", **TAKEN, aantal=1)
    world.send(declared(one))
    until_out(world)
    restarted(stack, "postgres")
    case = world.until_case(
        one, lambda case: [f["status"] for f in case["vlaggen"]] == ["received"], within=30
    )
    (flag,) = flags_about(world.received(), case["id"])
    # At least once, always under one id.
    assert (flag["id"], flag["aantal"]) == (case["vlaggen"][0]["id"], 2)
    assert_told_once(world, one)


def test_while_a_question_is_at_the_register(stack: Stack, world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    asked = [one.child.bsn.reveal()]
    world.break_down("brp", **LATE, aantal=1, burgerservicenummers=asked)
    melding = world.send(declared(one))
    until_out(world)
    restarted(stack, "postgres")
    world.until_melding(melding, HANDED_OVER, within=30)
    assert_told_once(world, one)
