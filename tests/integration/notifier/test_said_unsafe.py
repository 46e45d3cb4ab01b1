"""Who leaves said that telling is not safe: before, during and after everything else (S19)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from contracts.messages.facts import ChildFacts, SafetyAnswer, SaidSafe
from notifier.decision.verdict import Choice
from notifier.reply.shown_state import ShownState, shown_state
from tests.integration.notifier.families import Family
from tests.integration.notifier.test_afterwards import news, registered, told
from tests.integration.notifier.test_verdicts import by_two
from tests.integration.notifier.world import World


def after(child: ChildFacts, *said: SaidSafe, at: datetime) -> ChildFacts:
    given = tuple(
        SafetyAnswer(one, at + timedelta(minutes=number)) for number, one in enumerate(said)
    )
    return replace(child, safety_answers=(*child.safety_answers, *given))


@pytest.mark.parametrize("said", [SaidSafe.NO, SaidSafe.UNSURE])
def test_a_letter_that_was_planned_does_not_leave(world: World, said: SaidSafe) -> None:
    family = Family(world.clock())
    child = family.child("Sanne")
    world.establish(family.facts(child))
    assert world.states(family.facts(child)) == [("vertrek", "planned")]
    # Only the adapter knows so far: it is asked right before the letter leaves.
    world.register.learns(family.facts(after(child, said, at=world.clock())))
    world.deliver()
    case = world.case_of(family.facts(child))
    assert world.letters() == []
    assert case.followed == "HOLD"
    assert "RVDK_IKO" in {flag.recipient for flag in case.flags}


def test_after_a_letter_nothing_follows_and_a_person_looks(world: World) -> None:
    family, (child,) = told(world)
    said = after(child, SaidSafe.NO, at=world.clock())
    later = registered(said, family.day + timedelta(days=9))
    case = news(world, family, later)
    assert case.followed == "HOLD"
    assert [(m.kind, m.state) for m in case.messages] == [("vertrek", "sent")]
    assert len(world.letters()) == 1, "not even that the date is another one"
    assert shown_state(case.messages[0].state, case.followed) is ShownState.UNDER_REVIEW


def test_a_later_yes_lifts_nothing(world: World) -> None:
    family = Family(world.clock())
    child = after(family.child("Sanne"), SaidSafe.NO, SaidSafe.YES, at=world.clock())
    world.establish(family.facts(child))
    world.deliver()
    assert world.letters() == []
    assert world.case_of(family.facts(child)).followed == "HOLD"


def test_who_says_it_again_is_heard_past_what_people_released(world: World) -> None:
    family = Family(world.clock())
    child = after(family.child("Sanne"), SaidSafe.NO, at=world.clock())
    world.establish(family.facts(child))
    by_two(world, family.facts(child), Choice.FULL)
    assert world.case_of(family.facts(child)).followed == "NOTIFY"
    again = after(child, SaidSafe.YES, SaidSafe.NO, at=world.clock() + timedelta(minutes=1))
    facts = family.facts(again, after=timedelta(minutes=5))
    world.establish(facts)
    world.deliver()
    assert world.letters() == []
    assert world.case_of(facts).followed == "HOLD"


def test_yes_alone_tells_as_usual(world: World) -> None:
    family = Family(world.clock())
    child = after(family.child("Sanne"), SaidSafe.YES, at=world.clock())
    world.establish(family.facts(child))
    world.deliver()
    assert len(world.letters()) == 1
