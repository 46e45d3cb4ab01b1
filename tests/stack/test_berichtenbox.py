"""The Berichtenbox on a whole running stack: rings, sweeps and workers as in production."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.stack.conftest import QUICK
from tests.stack.driving import Neighbours, letters_to, neighbours_of, rows, until
from tests.stack.families import Family, Json, declared, family
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        with running_stack(StackOptions(data=data, environment=QUICK, box=True)) as running:
            yield running
    finally:
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture
def world(stack: Stack) -> Iterator[Neighbours]:
    with neighbours_of(stack) as neighbours:
        yield neighbours
        neighbours.mend()


def order(stack: Stack, method: str, path: str, body: Json) -> None:
    address = f"{stack.urls.sandbox}/sandbox/berichtenbox{path}"
    httpx.request(method, address, json=body).raise_for_status()


def told(world: Neighbours) -> Family:
    one = family()
    world.settle_in(one)
    world.send(declared(one))
    return one


def until_states(stack: Stack, case: Json, box: str) -> None:
    """The letter is sent, and the message to the box stands so."""
    found = "SELECT channel, message_state FROM notifier.message WHERE zaak_id = %s"

    def stands() -> bool:
        told = {row["channel"]: row["message_state"] for row in rows(stack, found, case["id"])}
        return told == {"brief": "sent", "berichtenbox": box}

    until(stands, what=f"the message to the box is {box}")


def boxes_of(received: list[Json], of: Family) -> list[int]:
    """How often each message to this father came in."""
    number = of.father.bsn.reveal()
    return [
        one["aantal"]
        for one in received
        if one["soort"] == "berichtenbox" and one["ontvanger"] == number
    ]


FAULTS: tuple[Json, ...] = (
    {},
    {"soort": "aannemen_zonder_antwoord", "methode": "POST"},
    {"soort": "half_antwoord", "methode": "POST"},
    {"soort": "onderbroken", "methode": "POST"},
    {"soort": "status", "status": 503, "methode": "POST"},
    {"soort": "status", "status": 500, "methode": "GET"},
    {"soort": "status", "status": 500, "methode": "PATCH"},
)


def test_whatever_ebms_core_does_one_letter_and_one_message(
    stack: Stack, world: Neighbours
) -> None:
    for fault in FAULTS:
        if fault:
            world.break_down("ebms_core", **fault, aantal=1)
        one = told(world)
        case = world.until_case(one)
        until_states(stack, case, "delivered")
        received = world.received()
        assert boxes_of(received, one) == [1], fault
        assert len(letters_to(received, one)) == 1, fault
        world.mend()


def test_without_a_box_the_letter_goes_alone(stack: Stack, world: Neighbours) -> None:
    one = family()
    order(stack, "PUT", "", {"zonderBox": [one.father.bsn.reveal()]})
    world.settle_in(one)
    world.send(declared(one))
    case = world.until_case(one)
    until_states(stack, case, "not_taken")
    received = world.received()
    assert (boxes_of(received, one), len(letters_to(received, one))) == ([], 1)


def test_what_mijnoverheid_cannot_do_is_before_a_person(stack: Stack, world: Neighbours) -> None:
    order(stack, "POST", "/uitslag", {"uitslag": "TechnischProbleem"})
    one = told(world)
    case = world.until_case(one)
    until_states(stack, case, "needs_review")
    received = world.received()
    assert (boxes_of(received, one), len(letters_to(received, one))) == ([], 1)
