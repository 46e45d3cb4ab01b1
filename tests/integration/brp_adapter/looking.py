"""Departures that are looked at again: how a test comes to one, and lets time pass over it."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from brp_adapter.hand_over_facts import hand_over_facts
from brp_adapter.recheck_departures import recheck_departures
from brp_adapter.storage.tables import RECHECK
from contracts.messages.facts import ChildFacts
from contracts.values.bsn import Bsn
from foundation.work import WorkState
from tests.integration.brp_adapter.families import Family, day, declared, left
from tests.integration.brp_adapter.running import World


def everyone_leaves(world: World, *, on: int = 3) -> tuple[Family, UUID]:
    """Joint gezag, and one declaration for the whole family; its departure."""
    family = Family()
    world.bring(family.persons)
    everyone = [family.child, family.leaver, family.stayer]
    world.report(declared(family, everyone, vertrekdatum=day(on)))
    world.work()
    (facts,) = world.notifier.taken
    (child,) = facts.children
    assert set(child.departing) == {Bsn(family.leaver), Bsn(family.stayer)}
    world.notifier.taken.clear()
    return family, child.departure_id


def row(world: World, departure: UUID) -> Any:  # noqa: ANN401 - a row
    (found,) = world.rows(select(RECHECK).where(RECHECK.c.id == departure))
    return found


def asked(world: World) -> int:
    return len(world.sandbox.get("/sandbox/vragen").json())


def look(world: World, **later: float) -> list[ChildFacts]:
    """After some time; what the notifier was told by it."""
    world.notifier.taken.clear()
    world.clock.advance(**later)
    recheck_departures(world.application.service)
    hand_over_facts(world.application.service)
    return [child for facts in world.notifier.taken for child in facts.children]


def child_and_mother_leave(world: World) -> tuple[Family, UUID]:
    """All were declared for tomorrow; then the register shows two gone, and the father at home."""
    family, departure = everyone_leaves(world, on=1)
    child, leaver, stayer = family.persons
    world.bring([left(child, day(1)), left(leaver, day(1)), stayer])
    return family, departure


def end_all(world: World) -> None:
    """What earlier tests left due is not looked at in this one."""
    with world.application.service.database.transaction() as connection:
        connection.execute(RECHECK.update().values(state=WorkState.DONE))
