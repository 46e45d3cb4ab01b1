"""What could not leave for want of a basis leaves when there is one, once, and as it then is."""

from dataclasses import replace
from datetime import timedelta

from contracts.messages.facts import ChildFacts, Undoing
from contracts.policy.effects import Effect
from notifier.hand_over_flag import hand_over_flags
from notifier.policy import Policy
from notifier.sweep import sweep
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World


def without(policy: Policy, effect: Effect) -> Policy:
    (gemeente,) = policy.content.gemeenten
    effects = gemeente.effecten.model_copy(update={effect.value: ()})
    changed = gemeente.model_copy(update={"effecten": effects})
    return replace(policy, content=policy.content.model_copy(update={"gemeenten": (changed,)}))


def flagged_child(family: Family) -> ChildFacts:
    """The parent who leaves says that telling is not safe (S19)."""
    declared = replace(family.declaration(), safe_to_inform=False)
    return replace(family.child("Sanne"), declarations=(declared,))


def flags_received(world: World) -> list[str]:
    return [item["tekst"] for item in world.delivered() if item["soort"] == "vlag"]


def test_a_flag_that_was_not_planned_is_when_its_effect_goes_on(world: World) -> None:
    on = world.service.policy
    world.with_service(policy=without(on, Effect.FLAG_RVDK))
    family = Family(world.clock())
    facts = family.facts(flagged_child(family))
    world.establish(facts)
    assert sweep(world.service).revisited == 0
    assert world.case_of(facts).flags == ()
    world.with_service(policy=on)
    assert sweep(world.service).revisited == 1
    assert sweep(world.service).revisited == 0
    hand_over_flags(world.service)
    assert flags_received(world) == ["nl.vertrekmelding.zaak-gevlagd"]


def test_a_planned_flag_whose_effect_went_off_waits_for_it(world: World) -> None:
    on = world.service.policy
    family = Family(world.clock())
    facts = family.facts(flagged_child(family))
    world.establish(facts)
    world.with_service(policy=without(on, Effect.FLAG_RVDK))
    hand_over_flags(world.service)
    sweep(world.service)
    case = world.case_of(facts)
    assert [(flag.state, flag.reason) for flag in case.flags] == [("withdrawn", "no_basis")]
    assert "vlag_zonder_grondslag" in [entry.kind for entry in case.timeline]
    assert flags_received(world) == []
    world.with_service(policy=on)
    sweep(world.service)
    sweep(world.service)
    hand_over_flags(world.service)
    assert flags_received(world) == ["nl.vertrekmelding.zaak-gevlagd"]
    assert [flag.state for flag in world.case_of(facts).flags] == ["withdrawn", "received"]


def test_a_withdrawal_without_a_basis_is_for_a_human(world: World) -> None:
    """The recipient has a flag that no longer holds, and we may not say so."""
    on = world.service.policy
    family = Family(world.clock())
    child = flagged_child(family)
    world.establish(family.facts(child))
    hand_over_flags(world.service)
    undone = family.facts(replace(child, undone=Undoing.WITHDRAWN), after=timedelta(minutes=1))
    world.establish(undone)
    world.with_service(policy=without(on, Effect.FLAG_RVDK))
    hand_over_flags(world.service)
    states = [(flag.kind, flag.state) for flag in world.case_of(undone).flags]
    assert states == [("gevlagd", "withdrawn"), ("ingetrokken", "needs_review")]


def test_a_letter_whose_effect_went_off_leaves_when_it_is_on_again(world: World) -> None:
    on = world.service.policy
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    world.with_service(policy=without(on, Effect.NOTIFY))
    world.deliver()
    sweep(world.service)
    assert world.states(facts) == [("vertrek", "cancelled")]
    world.with_service(policy=on)
    assert sweep(world.service).revisited == 1
    assert sweep(world.service).revisited == 0
    world.deliver()
    assert world.states(facts) == [("vertrek", "cancelled"), ("vertrek", "sent")]
    assert len(world.letters()) == 1


def test_what_no_longer_holds_does_not_leave_when_an_effect_goes_on(world: World) -> None:
    on = world.service.policy
    world.with_service(policy=without(on, Effect.NOTIFY))
    family = Family(world.clock())
    child = family.child("Sanne")
    facts = family.facts(child)
    world.establish(facts)
    world.register.learns(family.facts(replace(child, undone=Undoing.WITHDRAWN)))
    world.clock.advance(hours=3)
    world.with_service(policy=on)
    sweep(world.service)
    world.deliver()
    assert world.states(facts) == [("vertrek", "cancelled")]
    assert world.letters() == []


def test_a_recall_that_had_no_basis_leaves_when_there_is_one(world: World) -> None:
    """Until then the case stays with a human, although nothing departs any more."""
    on = world.service.policy
    family = Family(world.clock())
    child = family.child("Sanne")
    world.establish(family.facts(child))
    world.deliver()
    world.with_service(policy=without(on, Effect.NOTIFY))
    undone = family.facts(replace(child, undone=Undoing.WITHDRAWN), after=timedelta(hours=3))
    world.establish(undone)
    world.deliver()
    assert sweep(world.service).revisited == 0
    assert world.states(undone) == [("vertrek", "sent")]
    case = world.case_of(undone)
    assert (case.handling, case.clock_at is not None) == ("held", True)
    world.with_service(policy=on)
    assert sweep(world.service).revisited == 1
    assert sweep(world.service).revisited == 0
    assert world.case_of(undone).handling == "closed"
    world.deliver()
    assert world.states(undone) == [("vertrek", "recalled"), ("recall", "sent")]
