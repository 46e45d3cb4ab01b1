"""What is forgotten after a day, and what must not be because a case is explained by it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import DEPARTURE_FACTS
from foundation.work import WorkState
from notifier.accept_facts import FactsConflict, accept_facts
from notifier.storage.cases import FACTS
from notifier.storage.reconsiderations import RECONSIDERATION
from notifier.storage.reports import REPORT, REPORT_PERSON
from notifier.storage.shared import INBOX, INBOX_CONFLICT
from notifier.sweep import sweep
from tests.integration.notifier.families import Family
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    with partners_of(world) as running:
        yield running


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


def taken_back(partners: Partners, family: Family) -> str:
    report = partners.report(
        "politie", "contact_ban", beschermt=family.mother.bsn, tegen=family.father.bsn
    )
    assert partners.post("politie", f"/signalen/{report}/intrekking").is_success
    return f"/signalen/{report}"


def a_day_later(world: World) -> None:
    world.clock.advance(hours=21)
    sweep(world.service)
    world.clock.ahead = timedelta()  # tokens of today hold again


def test_a_report_that_was_taken_back_and_explains_no_case_goes(
    world: World, partners: Partners, family: Family
) -> None:
    stays = partners.report("politie", "shelter", betreft=family.mother.bsn)
    path = taken_back(partners, family)
    sweep(world.service)
    assert partners.get("politie", path).is_success, "not before a day has passed"
    a_day_later(world)
    assert [row.id for row in world.rows(REPORT)] == [stays]
    assert {row.report_id for row in world.rows(REPORT_PERSON)} == {stays}
    assert partners.get("politie", path).status_code == 404


def test_a_report_that_was_taken_back_stays_with_the_case_it_explains(
    world: World, partners: Partners, family: Family
) -> None:
    world.establish(family.facts(family.child("Sanne")))
    path = taken_back(partners, family)
    a_day_later(world)
    assert partners.get("politie", path).json()["status"] == "ingetrokken"


def test_by_whom_cases_were_looked_for_is_forgotten_when_they_are_found(
    world: World, partners: Partners, family: Family
) -> None:
    world.establish(family.facts(family.child("Sanne")))
    partners.report("politie", "contact_ban", beschermt=family.mother.bsn, tegen=family.father.bsn)
    (work,) = world.rows(RECONSIDERATION)
    assert (work.state, work.persons) == (WorkState.DONE, [])


def stranded(world: World, facts: DepartureFacts) -> None:
    """Facts that wait for a human, and others that came in under the same id."""
    body = DEPARTURE_FACTS.encode(facts)
    accepted = accept_facts(world.service, body, sender="adapter", test_mode=True)
    with world.service.database.transaction() as connection:
        waits = update(INBOX).where(INBOX.c.id == accepted.id)
        connection.execute(waits.values(state=WorkState.NEEDS_REVIEW, reason="failed"))
    other = DEPARTURE_FACTS.encode(replace(facts, established_at=world.clock()))
    with pytest.raises(FactsConflict):
        accept_facts(world.service, other, sender="adapter", test_mode=True)


def test_facts_on_which_nobody_could_decide_go_in_shadow(world: World, family: Family) -> None:
    stranded(world, family.facts(family.child("Sanne"), municipality=None))
    assert len(world.rows(INBOX_CONFLICT)) == 1
    world.clock.advance(hours=21)
    assert sweep(world.service).erased_messages == 2
    (row,) = world.rows(INBOX)
    assert (row.content, row.state, row.reason) == (None, WorkState.REFUSED, "shadow_erased")
    assert world.rows(INBOX_CONFLICT) == []


def test_facts_on_which_nobody_could_decide_wait_where_something_may_leave(
    world: World, family: Family
) -> None:
    stranded(world, family.facts(family.child("Sanne")))
    world.clock.advance(hours=21)
    assert sweep(world.service).erased_messages == 0
    (row,) = world.rows(INBOX)
    assert (row.content is None, row.state) == (False, WorkState.NEEDS_REVIEW)
    assert len(world.rows(INBOX_CONFLICT)) == 1


def test_facts_that_newer_ones_replaced_go_with_their_case(world: World, family: Family) -> None:
    child = family.child("Sanne")
    world.establish(family.facts(child, municipality=None))
    world.clock.advance(hours=19)
    hidden = replace(child, child=replace(child.child, geheimhouding=True))
    world.establish(family.facts(hidden, municipality=None, after=timedelta(hours=19)))
    assert len(world.rows(FACTS)) == 2
    world.clock.advance(hours=2)
    assert sweep(world.service).erased == 1
    assert all(row.content is None for row in world.rows(FACTS))
