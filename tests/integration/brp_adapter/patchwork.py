"""Families that share parents, reported after the children left: nothing of them is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random

from tests.integration.brp_adapter.emigrated import emigrate, married
from tests.integration.brp_adapter.families import Family, day, declared
from tests.integration.brp_adapter.running import World


def chain(length: int) -> list[Family]:
    """Of each family the parent who stays has the child of the next one with somebody else."""
    families = [married(Family())]
    while len(families) < length:
        families.append(with_parent(families[-1].stayer))
    return families


def patchwork(random: Random, size: int) -> list[Family]:
    """Families of which any may have a parent of any earlier one."""
    families = [married(Family())]
    while len(families) < size:
        earlier = random.choice(families)
        families.append(with_parent(random.choice([earlier.leaver, earlier.stayer])))
    return families


def with_parent(parent: str) -> Family:
    """A family whose one parent is already in another one."""
    family = Family()
    persons = json.dumps([p for p in family.persons if _number(p) != family.leaver])
    family.persons = json.loads(persons.replace(family.leaver, parent))
    family.leaver = parent
    return family


def bring(world: World, families: Sequence[Family], emigrated: Sequence[Family]) -> None:
    """Everybody in the sandbox's BRP, and the children of ``emigrated`` abroad."""
    world.bring([person for family in families for person in family.persons])
    for family in emigrated:
        emigrate(world, [family.child])


def report_late(world: World, family: Family) -> None:
    """A declaration after the departure, that names the child and the parent of two families."""
    world.report(declared(family, [family.child, family.leaver], vertrekdatum=day(-3)))


def _number(person: dict[str, object]) -> object:
    return person["burgerservicenummer"]
