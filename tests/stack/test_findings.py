"""A child left before anybody knew: held, a person finds who has gezag, and only then it counts.

On the running stack: the register says nothing, both parents are derived, and what happens next
depends on what a person found.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest

from tests.stack.driving import Neighbours, codes, rows
from tests.stack.families import family, numbers, registered, today
from tests.stack.finding import Reviewer, accepted, is_held, left, only, until_found
from tests.stack.test_review import command
from vertrekmelding.stack.noted import noted_environment
from vertrekmelding.stack.stack import Stack
from vertrekmelding.switch_commands import status


@pytest.fixture
def reviewer(stack: Stack, world: Neighbours) -> Iterator[Reviewer]:
    with httpx.Client(timeout=10) as client:
        yield Reviewer(stack, world, client)


def test_what_is_confirmed_brings_the_holder_who_stays_a_letter(
    world: Neighbours, reviewer: Reviewer, stack: Stack
) -> None:
    one, case = left(world)
    finding = accepted(reviewer.finds(case))
    until_found(world, one, "NOTIFY")
    (letter,) = world.until_letters(one)
    assert one.child.first_name in letter["tekst"]
    case = world.until_case(one, lambda c: [m["status"] for m in c["berichten"]] == ["sent"])
    (shown,) = case["bevindingen"]
    assert (shown["id"], shown["status"]) == (finding, "overgedragen")
    assert shown["oordeel"] == "bevestigd"
    assert (shown["bron"], shown["gedaanDoor"]) == ("gezagsregister", "rvdk")
    happened = [entry["soort"] for entry in case["tijdlijn"]]
    assert happened.index("bevinding_gedaan") < happened.index("bevinding_overgedragen")
    kept = rows(stack, "SELECT id FROM brp_adapter.finding WHERE id = %s", finding)
    assert len(kept) == 1

    assert shown["overAfleiding"] is not None
    assert case["gezag"][0]["afgeleid"] is None
    explained = command(stack, "explain", case["id"])
    assert explained.returncode == 0, explained.stderr
    assert shown["overAfleiding"]["afleiding"] in explained.stdout
    # In a pipe no code is cut off, however narrow a screen would be.
    assert [kind for kind in happened if kind not in explained.stdout] == []
    assert [
        line for line in explained.stdout.splitlines() if "…" in line and "sha256" not in line
    ] == []


def test_status_counts_what_waits_at_both_services(stack: Stack) -> None:
    told = command(stack, "status")
    assert told.returncode == 0, told.stderr
    assert re.search(r"letter\(s\), \d+ flag\(s\), \d+ finding\(s\) for the adapter", told.stdout)
    assert re.search(r"Departures to look at again now: \d+\n", told.stdout)


def test_status_tells_the_switch_where_the_adapter_is_out_of_reach(stack: Stack) -> None:
    whole = noted_environment(stack.data)
    url = "BRP_ADAPTER_DATABASE_URL"
    nowhere = "postgresql+psycopg://nobody:nothing@127.0.0.1:1/none"
    for environment, why in (
        ({name: value for name, value in whole.items() if name != url}, "is not set"),
        ({**whole, url: nowhere}, "cannot be used"),
    ):
        said: list[str] = []
        assert status(environment, said.append)
        assert said[0] == "Leaving: on"
        assert why in said[-1]
        assert "nothing@" not in said[-1]


def test_sole_gezag_of_the_parent_who_left_tells_nobody(
    world: Neighbours, reviewer: Reviewer
) -> None:
    one, case = left(world)
    accepted(reviewer.corrects(case, only(one.mother)))
    case = until_found(world, one, "SKIP")
    assert codes(case) == {"G04"}
    assert case["berichten"] == []
    assert world.letters(one) == []


def test_a_guardian_whom_the_register_did_not_name_is_told(
    world: Neighbours, reviewer: Reviewer
) -> None:
    one, case = left(world)
    other = family()  # somebody outside the family
    guardian = other.father
    world.settle_in(other)
    body = {
        "type": "Voogdij",
        "derden": [{"type": "BekendeDerde", "burgerservicenummer": guardian.bsn.reveal()}],
    }
    accepted(reviewer.corrects(case, body))
    case = until_found(world, one, "NOTIFY")
    assert {"S08", "S11"} <= codes(case)
    (letter,) = world.until_letters(other)
    assert one.child.first_name in letter["tekst"]
    assert world.letters(one) == []


def test_withdrawn_after_the_letter_a_person_looks_and_a_correction_recalls_it(
    world: Neighbours, reviewer: Reviewer
) -> None:
    one, case = left(world)
    finding = accepted(reviewer.finds(case))
    world.until_letters(one)
    world.until_case(one, lambda c: [m["status"] for m in c["berichten"]] == ["sent"])

    answer = reviewer.withdraws(case, finding)
    assert (answer.status_code, answer.json()["status"]) == (200, "ingetrokken")
    (now,) = world.cases(one)
    assert is_held(now), "at once, and not when the adapter knows it"
    assert now["actieVoor"] is not None
    assert [m["toontAanOuder"] for m in now["berichten"]] == ["wordt_bekeken"]
    case = world.until_case(one, lambda c: c["gezag"][0]["afgeleid"] is not None)

    accepted(reviewer.corrects(case, only(one.mother)))
    (first, second) = sorted(world.until_letters(one, 2), key=lambda letter: letter["tijdstip"])
    assert "geldt niet meer" in " ".join(second["tekst"].split())
    assert first["ontvanger"] == second["ontvanger"]
    case = world.until_case(one, lambda c: c["mogelijkDatalekOp"] is not None)


def test_a_derivation_that_came_out_otherwise_is_not_confirmed_unseen(
    world: Neighbours, reviewer: Reviewer
) -> None:
    one, seen = left(world)
    world.change(one.child, {"indicatieGezagMinderjarige": {"code": "1"}})
    world.send(registered(one.child, today() - timedelta(days=3)))
    world.until_case(
        one,
        lambda c: c["gezag"][0]["afgeleid"]["gezagstype"] == "EenhoofdigOuderlijkGezag",
        what="the derivation is another",
    )
    answer = reviewer.finds(seen)
    assert (answer.status_code, answer.json()["code"]) == (409, "derivation_changed")
    (case,) = world.cases(one)
    assert case["bevindingen"] == []


def test_what_was_confirmed_ends_when_the_derivation_comes_out_otherwise(
    world: Neighbours, reviewer: Reviewer
) -> None:
    one, case = left(world)
    accepted(reviewer.finds(case))
    until_found(world, one, "NOTIFY")
    world.change(one.child, {"indicatieGezagMinderjarige": {"code": "1"}})
    world.send(registered(one.child, today() - timedelta(days=3)))
    case = world.until_case(one, lambda c: is_held(c) and c["gezag"][0]["bron"] == "afgeleid")
    assert case["gezag"][0]["afgeleid"]["gezagstype"] == "EenhoofdigOuderlijkGezag"


def test_nothing_about_persons_is_in_the_answers(world: Neighbours, reviewer: Reviewer) -> None:
    one, case = left(world)
    bad = reviewer.corrects(case, {**only(one.mother), "toelichting": one.father.full_name})
    assert bad.status_code == httpx.codes.BAD_REQUEST
    assert one.father.full_name not in bad.text
    twice = {
        "type": "GezamenlijkOuderlijkGezag",
        "ouders": [{"burgerservicenummer": number} for number in numbers((one.child, one.mother))],
    }
    refused = reviewer.corrects(case, twice)
    assert [p["code"] for p in refused.json()["invalidParams"]] == ["the_child"]
    for text in (bad.text, refused.text):
        assert not any(number in text for number in numbers(one.people))


def test_only_one_of_two_findings_at_once_counts(world: Neighbours, reviewer: Reviewer) -> None:
    one, case = left(world)
    accepted(reviewer.finds(case))
    second = reviewer.corrects(case, only(one.mother))
    # The first is not in the facts yet, so that what the second saw still stands.
    finding = accepted(second) if second.status_code == httpx.codes.ACCEPTED else None
    if finding is None:  # the machine was quick: the facts rest on the first by now
        (case,) = world.cases(one)
        finding = accepted(reviewer.corrects(case, only(one.mother)))
    case = until_found(world, one, "SKIP")
    shown = {found["id"]: found["status"] for found in case["bevindingen"]}
    assert shown[finding] == "overgedragen"
    assert sorted(shown.values()) == ["overgedragen", "vervangen"]
