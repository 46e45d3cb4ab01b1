"""Whatever order news comes in, nobody is told anything twice and the last word stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.messages.facts import ChildFacts, Consent, ConsentScope, Registration, Undoing
from contracts.values.dates import PartialDate
from notifier.delivery.holder_message import TELLING, HolderMessage, messages_of_case
from notifier.delivery.message_state import WENT_OUT
from tests.integration.notifier.families import Family, only
from tests.integration.notifier.world import World

Step = Callable[[Family, ChildFacts], ChildFacts]


def _as_declared(_family: Family, child: ChildFacts) -> ChildFacts:
    return child


def _a_week_later(family: Family, child: ChildFacts) -> ChildFacts:
    day = PartialDate.of(family.day + timedelta(days=7))
    return replace(child, registration=Registration(day, "5003"))


def _undone(_family: Family, child: ChildFacts) -> ChildFacts:
    return replace(child, undone=Undoing.WITHDRAWN)


def _hidden(_family: Family, child: ChildFacts) -> ChildFacts:
    return replace(child, child=replace(child.child, geheimhouding=True))


def _consented(family: Family, child: ChildFacts) -> ChildFacts:
    consent = Consent(family.father.bsn, ConsentScope.EMIGRATION, verified=True)
    return replace(child, declarations=(replace(child.declarations[0], consents=(consent,)),))


def _hers_alone(family: Family, child: ChildFacts) -> ChildFacts:
    gezag = replace(child.gezag, gezag=only(family.mother))
    return replace(child, gezag=gezag, persons=(family.mother,))


STEPS: dict[str, Step] = {
    step.__name__: step
    for step in (_as_declared, _a_week_later, _undone, _hidden, _consented, _hers_alone)
}


def standing(world: World, family: Family, child: ChildFacts) -> list[HolderMessage]:
    """What the father has in hand about the child and was not taken back."""
    with world.service.database.transaction() as connection:
        zaak_id = world.case_of(family.facts(child)).id
        messages = messages_of_case(connection, world.service, zaak_id)
    return [m for m in messages if m.kind in TELLING and m.state in WENT_OUT and m.children]


def last_told(messages: list[HolderMessage]) -> date | None:
    return max((m.sent_at, m.told_date) for m in messages if m.sent_at and m.told_date)[1]


@pytest.mark.parametrize("joins", [False, True], ids=["alone", "with_a_brother"])
@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.booleans()), min_size=1, max_size=5)
)
def test_the_last_word_stands_and_nothing_is_told_twice(
    world: World, *, joins: bool, steps: list[tuple[str, bool]]
) -> None:
    family = Family(world.clock())
    child = family.child("Sanne")
    others = (family.child("Daan"),) if joins else ()
    for name, delivered_before_the_next in [("_as_declared", True), *steps]:
        world.clock.advance(minutes=1)
        version = STEPS[name](family, child)
        changed = [STEPS[name](family, other) for other in others]
        letters = len(world.letters())
        facts = family.facts(version, *changed, after=world.clock() - family.now)
        world.establish(facts)
        if delivered_before_the_next:
            world.deliver()
        if name == "_hidden":
            world.deliver()
            assert len(world.letters()) == letters, "nothing leaves in a case that holds"
    world.deliver()
    world.deliver()
    before = world.letters()
    world.establish(replace(facts, facts_id=child.departure_id, established_at=world.clock()))
    world.deliver()
    assert len(world.letters()) == len(before), "the same again tells nothing"
    references = [letter["referentie"] for letter in before]
    assert len(references) == len(set(references))
    told = standing(world, family, version)
    if name in {"_undone", "_hers_alone"}:
        assert told == []
    elif name != "_hidden":
        day = family.day + timedelta(days=7 if name == "_a_week_later" else 0)
        assert last_told(told) == day
        expected = {version.child.bsn, *(other.child.bsn for other in others)}
        assert frozenset[object]().union(*(m.children for m in told)) == expected
