"""News about someone whom the child's own events do not name still reaches the child's case."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.stack.conftest import QUICK
from tests.stack.driving import Neighbours, codes, neighbours_of
from tests.stack.families import Family, declared, event, family, today
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import running_stack


def own_departure(of: Family) -> dict[str, object]:
    """The father declares that he leaves for the same country, on a day of his own."""
    declaration = declared(of, persons=(of.father,), on=today() + timedelta(days=63))
    declaration["data"]["aangever"]["burgerservicenummer"] = of.father.bsn.reveal()
    return declaration


def taken_back(of: Family, declaration: dict[str, object]) -> dict[str, object]:
    return event(
        "nl.brp.vertrek-naar-buitenland.ingetrokken",
        {"personen": [of.father.bsn.reveal()], "aangifteId": declaration["id"]},
    )


def test_a_father_who_withdraws_his_own_departure_stays_and_is_told(world: Neighbours) -> None:
    """Both leave: nobody is told. Then he stays, and only his own event says so."""
    one = family()
    world.settle_in(one)
    his = own_departure(one)
    world.send(his)
    world.send(declared(one))
    case = world.until_case(one)
    assert "G03" in codes(case)
    assert world.letters(one) == []
    world.send(taken_back(one, his))
    (letter,) = world.until_letters(one)
    assert letter["ontvanger"].startswith(one.father.full_name)
    case = world.until_case(one, lambda c: c["besluit"]["uitkomst"] == "NOTIFY")
    assert "S01" in codes(case)


def test_a_holder_who_turns_out_to_leave_along_closes_the_case(world: Neighbours) -> None:
    one = family()
    world.settle_in(one)
    world.send(declared(one))
    world.until_letters(one)
    world.send(own_departure(one))
    case = world.until_case(one, lambda c: "G03" in codes(c))
    assert case["besluit"]["uitkomst"] == "SKIP"
    assert len(world.letters(one)) == 1


@pytest.fixture
def asking_again() -> Iterator[Neighbours]:
    """A stack that waits a little before a letter, and trusts no fact for as long as that."""
    environment = {**QUICK, "NOTIFIER_FRESH_SECONDS": "0.2", "NOTIFIER_SETTLING_SECONDS": "3"}
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        with (
            running_stack(StackOptions(data=data, environment=environment)) as stack,
            neighbours_of(stack) as neighbours,
        ):
            yield neighbours
    finally:
        shutil.rmtree(data, ignore_errors=True)


def test_right_before_sending_the_brp_is_asked_again(asking_again: Neighbours) -> None:
    """Of two families that were to be told, one got geheimhouding in the meantime."""
    world = asking_again
    unchanged, hidden = family(), family()
    world.settle_in(unchanged, hidden)
    for one in (unchanged, hidden):
        world.send(declared(one))
        case = world.until_case(one)
        assert case["besluit"]["uitkomst"] == "NOTIFY"
        assert case["berichten"][0]["status"] == "planned"
    persons = hidden.register()
    for person in persons:
        if person["burgerservicenummer"] == hidden.mother.bsn.reveal():
            person["geheimhoudingPersoonsgegevens"] = True
    world.register(persons)
    (letter,) = world.until_letters(unchanged)
    assert letter["ontvanger"].startswith(unchanged.father.full_name)
    case = world.until_case(hidden, lambda c: c["besluit"]["uitkomst"] == "HOLD")
    assert "S16" in codes(case)
    assert case["berichten"][0]["status"] == "cancelled"
    assert world.letters(hidden) == []


def test_children_declared_one_by_one_are_one_household(world: Neighbours) -> None:
    """The mother declares each child apart and does not say that she goes along herself."""
    one = family(children=2)
    persons = one.register()
    for person in persons:
        if person["burgerservicenummer"] == one.children[1].bsn.reveal():
            person["geheimhoudingPersoonsgegevens"] = True
    world.register(persons)
    world.send(declared(one, persons=(one.children[1],)))
    world.until_case(one, lambda c: c["besluit"]["uitkomst"] == "HOLD")
    world.send(declared(one, persons=(one.children[0],)))
    case = world.until_case(one, lambda c: len(c["besluit"]["gezagsdragers"][0]["kinderen"]) == 2)
    assert case["besluit"]["uitkomst"] == "HOLD"
    assert "S16" in codes(case)
    assert world.letters(one) == []
