"""Where a child lived is compared at the declaration, and still known once the BRP shows abroad."""

from dataclasses import replace
from datetime import timedelta

from tests.stack.driving import Neighbours, codes, until
from tests.stack.families import Family, Json, declared, family, registered, today, withdrawn


def test_r05_stands_after_the_registration(world: Neighbours) -> None:
    """The BRP then shows mother and child at one address abroad, and nothing from before."""
    one = family(lives_with_father=True)
    world.settle_in(one)
    world.send(declared(one, on=today() + timedelta(days=5)))
    assert "R05" in codes(world.until_case(one))

    tomorrow = today() + timedelta(days=1)
    world.settle_in(one.abroad_since(tomorrow))
    world.send(registered(one.child, tomorrow))

    case = world.until_case(one, lambda c: c["besluit"]["urgentie"] == "T0")
    assert "R05" in codes(case)


def test_r06_is_seen_from_what_an_earlier_declaration_left_behind(world: Neighbours) -> None:
    """The child lived with the father, the declaration was withdrawn, now it lives with her."""
    one = family(lives_with_father=True)
    world.settle_in(one)
    first = declared(one)
    world.send(first)
    world.until_letters(one)
    world.send(withdrawn(one, first))
    world.until_case(one, lambda c: "G02" in codes(c))

    world.register(moved_in_with_the_mother(one))
    world.send(declared(one))

    def again() -> Json | None:
        return next((case for case in world.cases(one) if "R06" in codes(case)), None)

    case = until(again, what="the second departure is decided with R06")
    assert "R05" not in codes(case)
    (flag,) = world.until_flags(case, 1)
    assert flag["ontvanger"] == "RVDK_IKO"


def moved_in_with_the_mother(one: Family) -> list[Json]:
    there = replace(one, children=(replace(one.child, stay=one.mother.stay),))
    persons = there.register()
    for person in persons:
        if person["burgerservicenummer"] == one.child.bsn.reveal():
            moved = {"type": "Datum", "datum": today().isoformat()}
            person["verblijfplaats"]["datumVan"] = moved
    return persons
