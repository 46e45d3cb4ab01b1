"""A human closes a case while a letter of it is under way, or lies before an operator."""

from dataclasses import replace
from datetime import timedelta

import pytest

from contracts.gezag import Holder, Voogdij
from contracts.messages.facts import DepartureFacts, Undoing
from notifier.cases.case_outcome import CaseOutcome
from notifier.close_case import close_case
from notifier.decision.facts import ReportedBy
from notifier.deliver_message import deliver_messages
from notifier.reopen_case import reopen_case
from notifier.review_rows import retry_row
from notifier.storage.messages import MESSAGE
from tests.integration.notifier.families import Family, new_bsn
from tests.integration.notifier.world import World

RVDK = "00000009900000000002"


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


def close(world: World, facts: DepartureFacts) -> None:
    zaak_id = world.case_of(facts).id
    ended = CaseOutcome.AGREEMENT
    assert close_case(world.service, zaak_id, ended, oin=RVDK, role=ReportedBy.RVDK)


def again(world: World, **later: float) -> None:
    world.clock.advance(**later)
    deliver_messages(world.service)


def test_a_letter_that_got_lost_before_the_end_is_not_sent_after_it(
    world: World, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    world.fault(onderdeel="notifynl", soort="onderbroken", aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "maybe_sent")]
    close(world, facts)
    again(world, seconds=6)
    again(world, seconds=61)
    assert world.states(facts) == [("vertrek", "cancelled")]
    assert world.letters() == []


def test_a_letter_before_an_operator_is_not_sent_after_the_end(
    world: World, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    world.fault(onderdeel="notifynl", soort="status", status=403, aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "needs_review")]
    close(world, facts)
    (message,) = world.rows(MESSAGE)
    assert retry_row(world.service, message.id, left=False, actor="beheer:anna", why="sleutel")
    again(world, minutes=2)
    assert world.states(facts) == [("vertrek", "cancelled")]
    assert world.letters() == []


def test_a_letter_that_arrived_all_the_same_is_taken_back_after_the_end(
    world: World, family: Family
) -> None:
    child = family.child("Sanne")
    facts = family.facts(child)
    world.establish(facts)
    world.fault(onderdeel="notifynl", soort="aannemen_zonder_antwoord", aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "maybe_sent")]
    undone = family.facts(replace(child, undone=Undoing.WITHDRAWN), after=timedelta(hours=3))
    world.establish(undone)
    close(world, undone)
    again(world, seconds=6)
    again(world, hours=1)
    assert world.states(undone) == [("vertrek", "recalled"), ("recall", "sent")]


def test_who_has_gezag_since_a_human_closed_the_case_is_told_though_the_reasons_are_the_same(
    world: World, family: Family
) -> None:
    aunt = replace(family.father, bsn=new_bsn(), full_name="Tante Voogd")
    father, other = Holder(family.father.bsn), Holder(aunt.bsn)
    child = family.child("Sanne", gezag=Voogdij((father,)), others=(aunt,))
    facts = family.facts(child)
    world.establish(facts)
    world.deliver()
    close(world, facts)
    two = replace(child.gezag, gezag=Voogdij((father, other)))
    later = family.facts(replace(child, gezag=two), after=timedelta(hours=3))
    world.clock.advance(hours=3)
    world.establish(later)
    world.deliver()
    assert len([letter for letter in map(str, world.letters()) if "Tante Voogd" in letter]) == 1
    assert len(world.letters()) == 2


def test_a_case_that_a_human_reopens_holds_a_brother_or_sister_who_left_since_as_well(
    world: World, family: Family
) -> None:
    hidden = family.facts(family.child("Sanne", geheimhouding=True))
    world.establish(hidden)
    close(world, hidden)
    sister = family.facts(family.child("Daan"), after=timedelta(seconds=1))
    world.establish(sister)
    assert world.states(sister) == [("vertrek", "planned")]
    closed = world.case_of(hidden).id
    assert reopen_case(world.service, closed, oin=RVDK, role=ReportedBy.RVDK)
    assert world.case_of(sister).id == world.case_of(hidden).id == closed
    assert [row.message_state for row in world.rows(MESSAGE)] == ["cancelled"]
