"""The ordinary case from facts to letter, and what must happen around it."""

from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World


def test_a_departure_becomes_one_letter_to_the_holder_who_stays(world: World) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)

    case = world.case_of(facts)
    assert case.decision is not None
    assert (case.decision.case, case.handling) == ("NOTIFY", "scheduled"), case.decision
    assert world.letters() == []

    world.deliver()
    assert world.states(facts) == [("vertrek", "sent")]
    (letter,) = world.letters()
    assert "Frans Blijver" in letter["ontvanger"]
    assert "Sanne" in letter["tekst"]
    assert "Vertrekster" not in letter["tekst"]
    assert letter["referentie"] == str(world.case_of(facts).messages[0].id)
    assert world.register.asked == 1

    world.deliver()
    assert len(world.letters()) == 1
