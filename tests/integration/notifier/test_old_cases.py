"""Until when what comes in about people opens their closed cases again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from contracts.messages.facts import DepartureFacts
from contracts.values.dates import local_date
from notifier.decision.facts import AnswerKind, ReportedBy, ReportKind
from notifier.deliver_message import deliver_messages
from notifier.reconsider_cases import reconsider_cases
from notifier.reply.accept_answer import NewAnswer, accept_answer
from notifier.reports.accept_report import accept_report
from notifier.reports.wire import Signaal
from tests.integration.notifier.families import Family
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    world.with_service(timing=replace(world.service.timing, settling_override=timedelta()))
    with partners_of(world) as running:
        yield running


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


def codes(world: World, facts: DepartureFacts) -> set[str]:
    decision = world.case_of(facts).decision
    assert decision is not None
    return {code for code, _text in decision.reasons}


def departed(family: Family, world: World, days_ago: int) -> DepartureFacts:
    """A departure of both holders, so that the case closes by the decision itself."""
    family.day = local_date(world.clock()) - timedelta(days=days_ago)
    child = family.child("Sanne")
    return family.facts(replace(child, departing=(family.mother.bsn, family.father.bsn)))


def kinds(world: World, facts: DepartureFacts) -> list[str]:
    return [entry.kind for entry in world.case_of(facts).timeline]


def test_a_case_that_closed_by_itself_is_looked_at_again_for_a_year(
    world: World, partners: Partners, family: Family
) -> None:
    facts = departed(family, world, 300)
    world.establish(facts)
    assert world.case_of(facts).handling == "closed"
    partners.report("gi", "supervision", betreft=facts.children[0].child.bsn)
    assert "S33" in codes(world, facts)
    assert world.case_of(facts).handling == "held"


def test_a_departure_of_long_ago_is_left_closed_and_the_report_counts_for_the_next(
    world: World, partners: Partners, family: Family
) -> None:
    facts = departed(family, world, 400)
    world.establish(facts)
    before = world.case_of(facts)
    child = facts.children[0]
    partners.report("gi", "supervision", betreft=child.child.bsn)
    after = world.case_of(facts)
    assert (after.handling, after.decision) == ("closed", before.decision)
    assert kinds(world, facts)[-2:] == ["signaal_ontvangen", "gesloten_gelaten"]
    family.day = local_date(world.clock()) + timedelta(days=30)
    again = replace(child, departure_id=uuid4(), declarations=(family.declaration(),))
    later = family.facts(again, after=timedelta(minutes=1))
    world.establish(later)
    assert "S33" in codes(world, later)


def test_a_case_of_long_ago_that_a_human_still_has_is_decided_again(
    world: World, partners: Partners, family: Family
) -> None:
    family.day = local_date(world.clock()) - timedelta(days=400)
    facts = family.facts(family.child("Sanne", geheimhouding=True))
    world.establish(facts)
    assert world.case_of(facts).handling == "held"
    partners.report("gi", "supervision", betreft=facts.children[0].child.bsn)
    assert "R14" in codes(world, facts)
    assert "gesloten_gelaten" not in kinds(world, facts)


def test_an_answer_to_a_letter_of_long_ago_opens_its_case_again(
    world: World, partners: Partners, family: Family
) -> None:
    """It is about this very case, so there is no question of whether that is meant."""
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    deliver_messages(world.service)
    case = world.case_of(facts)
    ended = {"uitkomst": "overeenstemming"}
    assert partners.post("rvdk", f"/zaken/{case.id}/uitkomst", ended).is_success
    # From here without tokens: those of the sandbox have expired by then.
    world.clock.advance(days=500)
    child = facts.children[0].child.bsn
    late = Signaal(eigen_kenmerk="laat", soort=ReportKind.SUPERVISION, betreft=child)
    new = late.to_report(ReportedBy.GI)
    accept_report(world.service, new, sender="0" * 20, test_mode=True)
    reconsider_cases(world.service)
    assert world.case_of(facts).handling == "closed"
    given = NewAnswer(
        reference="a1", answer=AnswerKind.OBJECT, message_reference=case.messages[0].reference
    )
    accept_answer(world.service, given, sender="0" * 20)
    reconsider_cases(world.service)
    assert world.case_of(facts).handling == "held"
    assert "R01" in codes(world, facts)
