"""Two cases that turn out to be one household go on as one."""

from dataclasses import replace
from datetime import timedelta

from contracts.messages.facts import ChildFacts, DepartureFacts
from notifier.hand_over_flag import hand_over_flags
from notifier.storage.cases import ZAAK, ZAAK_CHILD
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World


def apart(family: Family, name: str, *, geheimhouding: bool = False) -> ChildFacts:
    """A child of whom it is not known yet with whom it departs."""
    return replace(family.child(name, geheimhouding=geheimhouding), departing=())


def together(family: Family, *children: ChildFacts, after: timedelta) -> DepartureFacts:
    """The mother turns out to depart with each of them."""
    with_her = [replace(child, departing=(family.mother.bsn,)) for child in children]
    return family.facts(*with_her, after=after)


def two_cases(world: World, family: Family, *children: ChildFacts) -> None:
    for child in children:
        world.establish(family.facts(child))
    assert len(world.rows(ZAAK)) == len(children)


def open_cases(world: World) -> list[object]:
    return [row for row in world.rows(ZAAK) if row.handling != "closed"]


def test_before_any_letter_they_share_one(world: World) -> None:
    family = Family(world.clock())
    children = apart(family, "Sanne"), apart(family, "Daan")
    two_cases(world, family, *children)
    facts = together(family, *children, after=timedelta(minutes=1))
    for _ in range(2):
        world.establish(facts)
        world.deliver()
    assert len(open_cases(world)) == 1
    (letter,) = world.letters()
    assert "Sanne" in letter["tekst"]
    assert "Daan" in letter["tekst"]
    assert len({row.zaak_id for row in world.rows(ZAAK_CHILD)}) == 1
    case = world.case_of(facts)
    assert "samengevoegd" in [entry.kind for entry in case.timeline]


def test_after_both_letters_nothing_more_is_told_and_each_can_be_recalled(world: World) -> None:
    family = Family(world.clock())
    children = apart(family, "Sanne"), apart(family, "Daan")
    two_cases(world, family, *children)
    world.deliver()
    assert len(world.letters()) == 2
    facts = together(family, *children, after=timedelta(hours=3))
    world.clock.advance(hours=1)
    world.establish(facts)
    world.deliver()
    assert len(world.letters()) == 2
    assert sorted(world.states(facts)) == [("vertrek", "sent"), ("vertrek", "sent")]


def test_a_hold_on_the_one_now_holds_the_other(world: World) -> None:
    family = Family(world.clock())
    children = apart(family, "Sanne", geheimhouding=True), apart(family, "Daan")
    two_cases(world, family, *children)
    facts = together(family, *children, after=timedelta(minutes=1))
    world.establish(facts)
    world.deliver()
    assert world.letters() == []
    assert world.case_of(facts).handling == "held"
    assert len(open_cases(world)) == 1


def test_a_flag_of_the_one_that_closes_is_withdrawn_and_raised_by_the_other(world: World) -> None:
    family = Family(world.clock())
    plain = apart(family, "Sanne")
    unsafe = replace(family.declaration(), safe_to_inform=False)
    flagged = replace(apart(family, "Daan"), declarations=(unsafe,))
    two_cases(world, family, plain, flagged)
    hand_over_flags(world.service)
    facts = together(family, plain, flagged, after=timedelta(minutes=1))
    world.establish(facts)
    hand_over_flags(world.service)
    flags = [item["inhoud"] for item in world.delivered() if item["soort"] == "vlag"]
    kinds = [(flag["type"].rsplit("zaak-")[1], flag["subject"]) for flag in flags]
    goes_on = str(world.case_of(facts).id)
    assert sorted(kind for kind, subject in kinds if subject == goes_on) == ["gevlagd"]
    ended = [kind for kind, subject in kinds if subject != goes_on]
    assert sorted(ended) == ["gevlagd", "vlag-ingetrokken"]
    (withdrawal,) = [flag for flag in flags if flag["type"].endswith("ingetrokken")]
    assert [reason["code"] for reason in withdrawal["data"]["redenen"]] == ["samengevoegd"]


def test_cases_of_two_municipalities_stay_apart(world: World) -> None:
    family = Family(world.clock())
    here, elsewhere = apart(family, "Sanne"), apart(family, "Daan")
    world.establish(family.facts(here))
    world.establish(family.facts(elsewhere, municipality=None))
    world.establish(together(family, here, elsewhere, after=timedelta(minutes=1)))
    assert len(open_cases(world)) == 2
