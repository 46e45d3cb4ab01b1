"""Two municipalities about one child, and two holders behind one front door."""

from dataclasses import replace
from datetime import timedelta

from notifier.policy import EVERYTHING_IN_SHADOW
from notifier.storage.cases import ZAAK
from tests.integration.notifier.families import Family, new_bsn
from tests.integration.notifier.world import World

ELSEWHERE = "00000009900000000001"


def test_news_from_another_municipality_does_not_take_the_case_over(world: World) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)

    elsewhere = replace(
        family.facts(*facts.children, after=timedelta(minutes=1)), municipality=ELSEWHERE
    )
    world.establish(elsewhere)
    world.deliver()

    (case,) = world.rows(ZAAK)
    assert (case.municipality, case.shadow) == (facts.municipality, False)
    assert len(world.letters()) == 1


def test_news_from_where_everything_may_leave_opens_nothing_for_a_shadow_case(
    world: World,
) -> None:
    """A letter needs the basis of whoever reported the departure."""
    allowed = world.service.policy
    world.with_service(policy=EVERYTHING_IN_SHADOW)
    family = Family(world.clock())
    child = family.child("Sanne")
    world.establish(replace(family.facts(child), municipality=ELSEWHERE))
    world.with_service(policy=allowed)

    world.establish(family.facts(child, after=timedelta(minutes=1)))
    world.deliver()

    (case,) = world.rows(ZAAK)
    assert (case.municipality, case.shadow) == (ELSEWHERE, True)
    assert world.letters() == []


def test_two_holders_at_one_address_both_get_a_letter(world: World) -> None:
    """The address of the one is no secret that the letter to the other gives away."""
    family = Family(world.clock())
    together = replace(family.mother, postal=family.father.postal)
    aunt = replace(family.mother, bsn=new_bsn(), first_names="Tine", full_name="Tine Tante")
    child = family.child("Sanne")
    facts = family.facts(
        replace(
            child,
            declarations=(replace(child.declarations[0], declarant=aunt.bsn),),
            departing=(aunt.bsn,),
            persons=(together, family.father, aunt),
        )
    )

    world.establish(facts)
    world.deliver()

    receivers = {letter["ontvanger"].splitlines()[0] for letter in world.letters()}
    assert receivers == {family.mother.full_name, family.father.full_name}
