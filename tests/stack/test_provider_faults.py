"""What becomes of a letter or a flag when the one who should take it does not."""

from collections import Counter

import pytest

from tests.stack.driving import Neighbours, flags_about, rows
from tests.stack.families import Family, Json, declared, family
from vertrekmelding.stack.stack import Stack


def told(world: Neighbours, **which: bool) -> Family:
    """A family whose father is about to get a letter."""
    one = family(**which)
    world.settle_in(one)
    world.send(declared(one))
    return one


def until_message(world: Neighbours, of: Family, status: str, *, within: float = 20.0) -> Json:
    case = world.until_case(
        of,
        lambda case: any(message["status"] == status for message in case["berichten"]),
        within=within,
        what=f"the message is {status}",
    )
    (message,) = case["berichten"]
    return {**message, "tijdlijn": [(one["soort"], one["code"]) for one in case["tijdlijn"]]}


def outcomes(stack: Stack, message: Json) -> list[tuple[str, str | None]]:
    found = rows(
        stack,
        "SELECT outcome, code FROM notifier.attempt WHERE message_id = %s ORDER BY number",
        message["id"],
    )
    return [(row["outcome"], row["code"]) for row in found]


def test_a_letter_that_is_refused_is_not_tried_again(stack: Stack, world: Neighbours) -> None:
    world.break_down("notifynl", "status", status=400, methode="POST")
    one = told(world)
    message = until_message(world, one, "refused")
    assert message["reden"] == "http_400"
    assert ("bericht_geweigerd", "http_400") in message["tijdlijn"]
    assert outcomes(stack, message) == [("refused", "http_400")]
    world.mend()
    assert world.letters(one) == []


def test_a_fault_in_our_own_access_is_for_a_human(stack: Stack, world: Neighbours) -> None:
    world.break_down("notifynl", "status", status=403, methode="POST")
    one = told(world)
    message = until_message(world, one, "needs_review")
    assert ("bericht_naar_mens", "http_403") in message["tijdlijn"]
    assert outcomes(stack, message) == [("refused", "http_403")]


@pytest.mark.parametrize("status", [429, 503])
def test_a_letter_that_was_not_taken_is_sent_later(
    stack: Stack, world: Neighbours, status: int
) -> None:
    world.break_down("notifynl", "status", status=status, retryAfter=1, aantal=2, methode="POST")
    one = told(world)
    waiting = world.until_case(
        one, lambda case: any(m["reden"] == f"http_{status}" for m in case["berichten"])
    )
    (row,) = rows(
        stack, "SELECT * FROM notifier.message WHERE id = %s", waiting["berichten"][0]["id"]
    )
    assert (row["next_attempt_at"] - row["updated_at"]).total_seconds() >= 1
    message = until_message(world, one, "sent")
    code = f"http_{status}"
    assert outcomes(stack, message) == [("not_sent", code), ("not_sent", code), ("sent", None)]
    assert len(world.letters(one)) == 1


def test_after_a_500_the_letter_is_looked_up_and_then_sent_again(
    stack: Stack, world: Neighbours
) -> None:
    world.break_down("notifynl", "status", status=500, aantal=1, methode="POST")
    one = told(world)
    message = until_message(world, one, "sent")
    assert ("bericht_onzeker", "http_500") in message["tijdlijn"]
    assert outcomes(stack, message) == [("not_found", None), ("sent", None)]
    assert len(world.letters(one)) == 1


TAKEN = ("aannemen_zonder_antwoord", "half_antwoord", "ongeldig_schema")


@pytest.mark.parametrize("kind", TAKEN)
def test_a_letter_that_was_taken_without_a_usable_answer_is_not_sent_again(
    stack: Stack, world: Neighbours, kind: str
) -> None:
    world.break_down("notifynl", kind, aantal=1, methode="POST")
    one = told(world)
    message = until_message(world, one, "sent")
    assert message["pogingen"] == 1
    assert outcomes(stack, message) == [("found", None)]
    (letter,) = world.letters(one)
    assert letter["referentie"] == message["id"]


def test_as_long_as_nobody_can_look_it_up_nothing_is_sent_again(
    stack: Stack, world: Neighbours
) -> None:
    world.break_down("notifynl", "aannemen_zonder_antwoord", aantal=1, methode="POST")
    world.break_down("notifynl", "status", status=503, aantal=3, methode="GET")
    one = told(world)
    message = until_message(world, one, "sent", within=30)
    assert outcomes(stack, message) == [("found", None)]
    assert len(world.letters(one)) == 1


def test_a_provider_that_cannot_say_leads_to_a_human(stack: Stack, world: Neighbours) -> None:
    world.break_down("notifynl", "aannemen_zonder_antwoord", aantal=1, methode="POST")
    world.break_down("notifynl", "status", status=400, methode="GET")
    one = told(world)
    message = until_message(world, one, "needs_review")
    assert ("bericht_naar_mens", "http_400") in message["tijdlijn"]
    assert [outcome for outcome, _ in outcomes(stack, message)] == ["maybe_sent"]
    world.mend()
    assert len(world.letters(one)) == 1


def flagged_within(world: Neighbours, of: Family, status: str) -> Json:
    return world.until_case(
        of,
        lambda case: any(flag["status"] == status for flag in case["vlaggen"]),
        what=f"the flag is {status}",
    )


@pytest.mark.parametrize(
    "how",
    [
        {"soort": "status", "status": 503},
        {"soort": "status", "status": 500},
        {"soort": "status", "status": 429, "retryAfter": 1},
        {"soort": "onderbroken"},
    ],
    ids=lambda how: str(how.get("status", how["soort"])),
)
def test_a_receiver_that_is_down_gets_the_flag_later(world: Neighbours, how: Json) -> None:
    world.break_down("rvdk", **how, aantal=3)
    one = told(world, lives_with_father=True)
    case = flagged_within(world, one, "received")
    (flag,) = flags_about(world.received(), case["id"])
    assert (flag["id"], flag["aantal"]) == (case["vlaggen"][0]["id"], 1)


def test_a_flag_that_was_taken_without_an_answer_comes_again_under_the_same_id(
    world: Neighbours,
) -> None:
    world.break_down("rvdk", "aannemen_zonder_antwoord", aantal=1)
    one = told(world, lives_with_father=True)
    case = flagged_within(world, one, "received")
    (flag,) = flags_about(world.received(), case["id"])
    assert (flag["id"], flag["aantal"]) == (case["vlaggen"][0]["id"], 2)


def test_a_flag_that_is_refused_is_for_a_human(world: Neighbours) -> None:
    world.break_down("rvdk", "status", status=400)
    one = told(world, lives_with_father=True)
    case = flagged_within(world, one, "needs_review")
    happened = {(entry["soort"], entry["code"]) for entry in case["tijdlijn"]}
    assert ("vlag_naar_mens", "http_400") in happened


def test_nothing_is_ever_sent_twice_under_one_reference(world: Neighbours) -> None:
    references = Counter(
        item["referentie"] for item in world.received() if item["soort"] == "brief"
    )
    assert [reference for reference, times in references.items() if times > 1] == []
