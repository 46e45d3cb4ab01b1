"""Where a letter is too late, or nothing arrives, a person is asked to call, with a clock."""

from dataclasses import replace
from datetime import timedelta

import pytest

from contracts.messages.facts import DepartureFacts, PostalAddress, Reach, Undoing
from notifier.age_cases import age_cases
from notifier.case_facts import read_case_facts
from notifier.cases.case_row import locked_case
from notifier.cases.case_view import opaque_id
from notifier.delivery.holder_message import messages_of_case
from notifier.escalate_cases import escalate_cases
from notifier.note_call import NewCall, note_call
from notifier.staff.roles import Role
from notifier.storage.verdicts import CALL_TASK
from notifier.verdicts.call_purpose import CallAnswer, CallReason, CallResult, TaskEnd
from notifier.verdicts.calls_to_make import calls_to_make
from tests.integration.notifier.families import Family, only
from tests.integration.notifier.world import World


@pytest.fixture
def tomorrow(world: World) -> Family:
    """A family that leaves within a day."""
    return Family(world.clock(), departs_in_days=0)


def reasons(world: World, facts: DepartureFacts) -> list[str]:
    return [call.reason for call in world.case_of(facts).calls_due]


def ends(world: World) -> list[str | None]:
    rows = sorted(world.rows(CALL_TASK), key=lambda row: row.since)
    return [row.ended_because for row in rows]


def call(world: World, facts: DepartureFacts, answer: CallAnswer = CallAnswer.SPOKE) -> CallResult:
    view = world.case_of(facts)
    service = world.service
    with service.database.transaction() as connection:
        case = locked_case(connection, view.id)
        stored = messages_of_case(connection, service, view.id)
        known = read_case_facts(connection, service, case, stored)
        calls, _ = calls_to_make(connection, service, case, known)
        return note_call(
            connection, service, case, known,
            NewCall(
                holder=opaque_id(service, case.id, calls[0].holder),
                called_at=world.clock(),
                answer=answer,
            ),
            subject="anna", roles={Role.REVIEWER}, now=world.clock(),
        )  # fmt: skip


def test_within_a_day_somebody_calls_beside_the_letter_that_goes_as_well(
    world: World, tomorrow: Family
) -> None:
    facts = tomorrow.facts(tomorrow.child("Sanne"))
    world.establish(facts)
    case = world.case_of(facts)
    assert reasons(world, facts) == [CallReason.URGENT]
    # Not held: what was told stands, and its reader may read it.
    assert (case.handling, case.followed) == ("scheduled", "NOTIFY")
    assert case.clock_at is not None
    assert case.clock_at - world.clock() <= timedelta(hours=1)
    assert call(world, facts, CallAnswer.NO_ANSWER) is CallResult.NOT_REACHED
    assert world.case_of(facts).clock_at == case.clock_at
    assert call(world, facts) is CallResult.TOLD
    after = world.case_of(facts)
    assert (after.handling, after.clock_at, after.calls_due) == ("scheduled", None, ())
    assert ends(world) == [TaskEnd.REACHED]
    world.deliver()
    assert len(world.letters()) == 1, "a call beside it takes the place of no letter"


def test_who_was_told_in_good_time_is_not_called_when_the_day_comes(world: World) -> None:
    family = Family(world.clock(), departs_in_days=30)
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    world.deliver()
    world.clock.advance(days=29)
    world.clock.advance(hours=12)
    assert age_cases(world.service) == 1
    case = world.case_of(facts)
    assert case.decision is not None
    assert case.decision.urgency == "T0"
    assert case.calls_due == ()


def test_a_refused_letter_is_followed_by_a_call_the_same_day_and_once(world: World) -> None:
    family = Family(world.clock())
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    assert reasons(world, facts) == []
    world.fault(onderdeel="notifynl", soort="status", status=400, aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "refused")]
    assert reasons(world, facts) == [CallReason.NOT_ARRIVED]
    for _ in range(2):
        world.establish(replace(facts, facts_id=family.child("X").departure_id))
    assert len(world.rows(CALL_TASK)) == 1
    world.clock.advance(days=5)
    escalate_cases(world.service)
    assert world.case_of(facts).escalated_at is not None, "nobody called: the lead hears of it"
    assert call(world, facts) is CallResult.TOLD
    assert reasons(world, facts) == []


def test_without_an_address_somebody_calls_and_a_withdrawal_ends_it(world: World) -> None:
    family = Family(world.clock())
    family.father = replace(family.father, postal=None)
    child = family.child("Sanne")
    facts = family.facts(child)
    world.establish(facts)
    world.deliver()
    assert reasons(world, facts) == [CallReason.NOT_ARRIVED]
    undone = family.facts(replace(child, undone=Undoing.WITHDRAWN), after=timedelta(hours=3))
    world.establish(undone)
    assert reasons(world, undone) == []
    assert ends(world) == [TaskEnd.NOT_NEEDED]


def test_while_a_case_holds_nobody_is_to_be_called(world: World, tomorrow: Family) -> None:
    child = tomorrow.child("Sanne")
    facts = tomorrow.facts(child)
    world.establish(facts)
    hidden = replace(child, child=replace(child.child, geheimhouding=True))
    held = tomorrow.facts(hidden, after=timedelta(minutes=1))
    world.establish(held)
    assert world.case_of(held).followed == "HOLD"
    assert reasons(world, held) == []
    assert ends(world) == [None]
    free = tomorrow.facts(child, after=timedelta(minutes=2))
    world.establish(free)
    assert reasons(world, free) == [CallReason.URGENT]
    assert len(world.rows(CALL_TASK)) == 1


def test_told_by_phone_and_no_holder_after_all_is_a_breach_and_is_called_back(
    world: World, tomorrow: Family
) -> None:
    child = tomorrow.child("Sanne")
    facts = tomorrow.facts(child)
    world.establish(facts)
    assert call(world, facts) is CallResult.TOLD
    assert world.case_of(facts).breach_at is None
    alone = replace(child.gezag, gezag=only(tomorrow.mother))
    corrected = tomorrow.facts(replace(child, gezag=alone), after=timedelta(minutes=1))
    world.establish(corrected)
    assert world.case_of(corrected).breach_at is not None
    assert call(world, corrected) is CallResult.TAKEN_BACK


def abroad(family: Family) -> Family:
    """The same family, whose father lives in Paris."""
    lines = ("1 Rue Inventée", "75001 Paris")
    postal = PostalAddress(lines=lines, land="5002", country="Frankrijk")
    family.father = replace(family.father, reach=Reach.ABROAD, postal=postal)
    return family


def test_who_lives_abroad_is_called_when_post_is_too_slow(world: World) -> None:
    family = abroad(Family(world.clock(), departs_in_days=4))
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    assert reasons(world, facts) == [CallReason.ABROAD]
    world.deliver()
    assert len(world.letters()) == 1
    assert reasons(world, facts) == [CallReason.ABROAD], "until somebody was spoken to"


def test_a_provider_that_takes_nothing_abroad_leads_to_a_call(world: World) -> None:
    family = abroad(Family(world.clock()))
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    assert reasons(world, facts) == []
    world.fault(onderdeel="notifynl", soort="status", status=400, aantal=1)
    world.deliver()
    assert world.letters() == []
    assert reasons(world, facts) == [CallReason.NOT_ARRIVED]
