"""The receipt for a consent (G05), and what becomes of the case when it was no consent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from contracts.messages.facts import Consent, ConsentScope, DepartureFacts
from notifier.deliver_message import deliver_messages
from notifier.hand_over_flag import hand_over_flags
from tests.integration.notifier.families import Family
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    world.with_service(timing=replace(world.service.timing, settling_override=timedelta()))
    with partners_of(world) as running:
        yield running


def receipted(world: World, family: Family) -> DepartureFacts:
    """The father's verified consent stands in the declaration; he has the receipt in hand."""
    child = family.child("Sanne")
    consent = Consent(family.father.bsn, ConsentScope.EMIGRATION, verified=True)
    declaration = replace(child.declarations[0], consents=(consent,))
    facts = family.facts(replace(child, declarations=(declaration,)))
    world.establish(facts)
    deliver_messages(world.service)
    return facts


def codes(world: World, facts: DepartureFacts) -> set[str]:
    decision = world.case_of(facts).decision
    assert decision is not None
    return {code for code, _text in decision.reasons}


def test_a_receipt_asks_whether_the_consent_is_right(world: World, partners: Partners) -> None:
    del partners
    facts = receipted(world, Family(world.clock()))
    case = world.case_of(facts)
    assert [(m.kind, m.state) for m in case.messages] == [("receipt", "sent")]
    assert codes(world, facts) == {"G05"}
    assert case.handling == "closed"
    (letter,) = world.letters()
    assert "Bij ons staat dat u daar toestemming voor heeft gegeven. Klopt dat?" in letter["tekst"]


@pytest.mark.parametrize(
    ("answer", "flagged"), [("klopt_niet", False), ("bezwaar", True)], ids=["wrong", "object"]
)
def test_that_is_not_right_opens_the_case_again(
    world: World, partners: Partners, answer: str, *, flagged: bool
) -> None:
    """A consent may be forged: who denies it is told as anybody else, and a human looks."""
    facts = receipted(world, Family(world.clock()))
    partners.answer(world.case_of(facts).messages[0].reference, answer)
    case = world.case_of(facts)
    assert case.decision is not None
    assert case.decision.case == "NOTIFY"
    assert "G05" not in codes(world, facts)
    assert "S01" in codes(world, facts)
    assert ("R01" in codes(world, facts)) is flagged
    assert (case.handling, case.clock_at is not None) == ("held", True), "a human has the turn"
    deliver_messages(world.service)
    hand_over_flags(world.service)
    told = world.case_of(facts)
    assert sorted((m.kind, m.state) for m in told.messages) == [
        ("confirmation", "sent"),
        ("receipt", "sent"),
        ("vertrek", "sent"),
    ]
    assert [flag.recipient for flag in told.flags] == (["RVDK_IKO"] if flagged else [])
    assert len(world.letters()) == 3


def test_saying_yes_to_a_receipt_changes_nothing(world: World, partners: Partners) -> None:
    """Neither does it make the consent any stronger, nor is a letter due."""
    facts = receipted(world, Family(world.clock()))
    partners.answer(world.case_of(facts).messages[0].reference, "akkoord")
    deliver_messages(world.service)
    assert codes(world, facts) == {"G05"}
    kinds = [message.kind for message in world.case_of(facts).messages]
    assert "vertrek" not in kinds
    assert kinds.count("receipt") == 1


def test_a_denied_consent_stays_denied_when_facts_come_again(
    world: World, partners: Partners
) -> None:
    facts = receipted(world, Family(world.clock()))
    partners.answer(world.case_of(facts).messages[0].reference, "klopt_niet")
    deliver_messages(world.service)
    partners.answer(world.case_of(facts).messages[0].reference, "akkoord")
    deliver_messages(world.service)
    assert "G05" not in codes(world, facts), "a yes after a no is no verified consent"
    kinds = [message.kind for message in world.case_of(facts).messages]
    assert (kinds.count("receipt"), kinds.count("vertrek")) == (1, 1)
