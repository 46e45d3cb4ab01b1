"""What a person found decides as what the register says does, and what was only derived never does.

DECISION §2 and §7, over every situation and changes of it: S14 and S15 hold until a finding counts;
then the same gezag leads to the same decision, whoever said it and wherever the child lives by now.
"""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, assume, given, settings

from contracts.gezag import is_determined
from contracts.messages.derived import DerivedGezag
from contracts.messages.facts import ChildFacts, GezagSource
from contracts.values.dates import local_date
from notifier.decision.decide import decide
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision
from notifier.decision.policy import DecisionPolicy
from tests.situations.families import read
from tests.situations.mutations import families
from vertrekmelding.situations.decide import POLICY_VERSION, facts_of
from vertrekmelding.situations.file import Situation

Item = dict[str, Any]
UNSURE = {"S14", "S15"}
thoroughly = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def decided(situation: Situation, facts: CaseFacts) -> Decision:
    mode = situation.policy.mode_on(local_date(situation.now))
    return decide(facts, DecisionPolicy(POLICY_VERSION, mode), situation.now)


def with_children(facts: CaseFacts, children: tuple[ChildFacts, ...]) -> CaseFacts:
    return replace(facts, departure=replace(facts.departure, children=children))


def said(child: ChildFacts) -> bool:
    """By the register now, or before the departure, and in no doubt."""
    answer = child.gezag
    if answer.source is GezagSource.NONE or answer.gezag is None:
        return False
    return is_determined(answer.gezag)


@thoroughly
@given(item=families())
def test_a_finding_decides_as_the_register_does(item: Item) -> None:
    situation = read(item)
    facts = facts_of(situation)
    assume(any(said(child) for child in facts.departure.children))
    found = tuple(
        replace(
            child,
            gezag=replace(child.gezag, source=GezagSource.FINDING, child_in_rni=True),
        )
        if said(child)
        else child
        for child in facts.departure.children
    )
    assert decided(situation, with_children(facts, found)) == decided(situation, facts)


@thoroughly
@given(item=families())
def test_no_finding_leaves_a_case_unsure(item: Item) -> None:
    """Of a child that the register delivers, and without a doubt that came after the finding."""
    situation = read(item)
    facts = facts_of(situation)
    assume(any(said(child) for child in facts.departure.children))
    found = tuple(
        replace(
            child,
            child=replace(child.child, delivered=True),
            gezag=replace(
                child.gezag, source=GezagSource.FINDING, in_onderzoek=False, child_in_rni=True
            ),
        )
        for child in facts.departure.children
        if said(child)
    )
    decision = decided(situation, with_children(facts, found))
    assert not UNSURE & {reason.code for reason in decision.reasons}


@thoroughly
@given(item=families())
def test_what_was_derived_decides_nothing(item: Item) -> None:
    situation = read(item)
    facts = facts_of(situation)
    unsaid = tuple(
        replace(
            child,
            gezag=replace(child.gezag, source=GezagSource.NONE, gezag=None, child_in_rni=True),
        )
        for child in facts.departure.children
    )
    derived = tuple(
        replace(
            one,
            gezag=replace(one.gezag, derived=DerivedGezag(gezag=child.gezag.gezag, route="49")),
        )
        for one, child in zip(unsaid, facts.departure.children, strict=True)
    )
    without = decided(situation, with_children(facts, unsaid))
    assert decided(situation, with_children(facts, derived)) == without
