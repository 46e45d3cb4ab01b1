"""For which children gezag is derived, and about whom that takes facts (DECISION §7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from brp_adapter.custody.person import Person
from brp_adapter.custody.relations import ADULT, younger_than
from contracts.gezag import GezagNietTeBepalen
from contracts.messages.facts import ChildFacts, GezagSource
from contracts.values.bsn import Bsn


def departs(facts: ChildFacts) -> bool:
    """Whether there is a departure at all: a notice of some other change brings none."""
    return bool(facts.declarations) or facts.registration is not None or facts.undone is not None


def wants_derivation(facts: ChildFacts, person: Person | None, today: date) -> bool:
    """Only of a minor in the RNI who departs, where neither the BRP nor a snapshot says it.

    Each derivation asks for protected facts: none is made that nobody will look at. ``facts`` are
    those without findings: one that confirms counts as long as what it confirms is still derived.
    """
    answer = facts.gezag
    unsaid = answer.source is GezagSource.NONE and answer.child_in_rni
    nothing_else = answer.gezag in (None, GezagNietTeBepalen())
    matters = departs(facts) and facts.undone is None
    minor = person is not None and not person.deceased and younger_than(ADULT, person, today)
    return unsaid and nothing_else and not answer.unknown_type and matters and minor


def adults_around(child: Person, persons: Mapping[Bsn, Person]) -> frozenset[Bsn]:
    """The parents, and the partner of an only parent (question 4b.1 of the public model)."""
    parents = frozenset(parent.bsn for parent in child.parents if parent.bsn is not None)
    if len(child.parents) != 1:
        return parents
    partners = {
        partnership.partner
        for number in parents & persons.keys()
        for partnership in persons[number].partnerships
        if partnership.partner is not None
    }
    return (parents | partners) - {child.bsn}
