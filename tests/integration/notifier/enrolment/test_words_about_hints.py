"""NotifyNL says afterwards what became of a hint: its address may be given up, nothing else."""

from uuid import UUID

import pytest

from contracts.messages.facts import DepartureFacts
from notifier.ask_receipts import ask_receipts
from notifier.enrolment.kinds import AddressKind, AddressState
from notifier.hints.kinds import HintPurpose, HintState
from notifier.hints.send_hints import send_hints
from notifier.storage.enrolments import HINT
from notifier.storage.receipts import AWAITED, RECEIPT
from notifier.take_receipts import take_receipts
from tests.integration.notifier.enrolment.enrolled import Enrolled
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

SMS, MAIL = AddressKind.SMS, AddressKind.EMAIL


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


@pytest.fixture
def holder(world: World, family: Family) -> Enrolled:
    found = Enrolled(world, family.father.bsn)
    found.confirms()
    return found


@pytest.fixture
def facts(family: Family) -> DepartureFacts:
    return family.facts(family.child("Sanne"))


def hinted(world: World, facts: DepartureFacts, **statuses: str) -> None:
    """The letter left, and its hints with it; each comes to stand so at NotifyNL."""
    for kind, status in statuses.items():
        order = {"soort": kind, "statussen": [status]}
        world.sandbox.post("/sandbox/verloop", json=order).raise_for_status()
    world.establish(facts)
    world.deliver()
    for _ in range(3):
        world.clock.advance(minutes=10)
        send_hints(world.service)


def about_messages(world: World) -> set[UUID]:
    """Not those that carried a code: the sandbox has forgotten them."""
    return {row.id for row in world.rows(HINT) if row.purpose == HintPurpose.MESSAGE}


def asked(world: World) -> None:
    world.clock.advance(minutes=5)
    ask_receipts(world.service)
    take_receipts(world.service)


def test_an_address_that_is_wrong_is_given_up_and_one_that_is_full_is_not(
    world: World, holder: Enrolled, facts: DepartureFacts
) -> None:
    hinted(world, facts, email="permanent-failure", sms="temporary-failure")
    asked(world)
    assert {kind: state for kind, (state, _) in holder.hints().items()} == {
        MAIL: HintState.UNDELIVERED,
        SMS: HintState.UNDELIVERED,
    }
    assert holder.states() == {MAIL: AddressState.FAILED, SMS: AddressState.VERIFIED}
    # What it was about goes its own way, and nobody is hinted at twice.
    assert world.states(facts) == [("vertrek", "sent")]
    assert len(holder.received()) == 2
    hints = about_messages(world)
    assert [row.state for row in world.rows(AWAITED) if row.id in hints] == ["DONE", "DONE"]


def test_a_hint_that_arrives_late_arrived(
    world: World, holder: Enrolled, facts: DepartureFacts
) -> None:
    hinted(world, facts, email="delivered", sms="sending")
    asked(world)
    assert holder.hints()[MAIL][0] == HintState.DELIVERED
    assert holder.hints()[SMS][0] == HintState.SENT
    hints = about_messages(world)
    about_sms = next(row for row in world.rows(AWAITED) if row.medium == SMS and row.id in hints)
    for status, state in (
        ("temporary-failure", HintState.UNDELIVERED),
        ("delivered", HintState.DELIVERED),
    ):
        # Asked about no more once it failed: the second word can only be a callback.
        address = f"/sandbox/verloop/{about_sms.id}"
        world.sandbox.put(address, json={"status": status}).raise_for_status()
        with world.service.database.transaction() as connection:
            connection.execute(AWAITED.update().values(state="READY"))
        world.clock.advance(hours=6)
        asked(world)
        assert holder.hints()[SMS][0] == state
    assert holder.states()[SMS] == AddressState.VERIFIED
    assert {row.state for row in world.rows(RECEIPT)} == {"DONE"}
