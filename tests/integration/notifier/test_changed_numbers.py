"""A ban that no longer protects because somebody's number changed can kill."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from contracts.gezag import GezamenlijkOuderlijkGezag, Holder
from contracts.messages.facts import DepartureFacts
from tests.integration.notifier.families import Family, new_bsn
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    with partners_of(world) as running:
        yield running


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


def codes(world: World, facts: DepartureFacts) -> set[str]:
    decision = world.case_of(facts).decision
    assert decision is not None
    return {code for code, _text in decision.reasons}


@pytest.mark.parametrize("who", ["father", "mother", "child"])
def test_protection_under_a_former_number_protects_under_the_present_one(
    world: World, partners: Partners, family: Family, who: str
) -> None:
    """Reported before the number changed, and the case opened before it too."""
    child = family.child("Sanne")
    protected = child.child.bsn if who == "child" else family.mother.bsn
    partners.report("politie", "contact_ban", beschermt=protected, tegen=family.father.bsn)
    before = family.facts(child)
    world.establish(before)
    assert "S20" in codes(world, before)
    people = {"father": family.father, "mother": family.mother, "child": child.child}
    people[who] = replace(people[who], bsn=new_bsn(), former_numbers=(people[who].bsn,))
    both = GezamenlijkOuderlijkGezag((Holder(people["mother"].bsn), Holder(people["father"].bsn)))
    after = family.facts(
        replace(
            child,
            child=people["child"],
            persons=(people["mother"], people["father"]),
            departing=(people["mother"].bsn,),
            gezag=replace(child.gezag, gezag=both),
        ),
        after=timedelta(seconds=1),
    )
    world.establish(after)
    assert "S20" in codes(world, after)
    assert world.case_of(after).handling == "held"


def test_numbers_of_which_a_notice_says_what_cannot_be_are_for_a_human(
    world: World, family: Family
) -> None:
    facts = family.facts(replace(family.child("Sanne"), numbers_doubted=True))
    world.establish(facts)
    assert "S48" in codes(world, facts)
    assert world.case_of(facts).handling == "held"
