"""Where one way fails another is taken the same day, once; and what follows goes by both ways."""

from dataclasses import replace
from datetime import timedelta

import pytest

from contracts.messages.facts import DepartureFacts, Undoing
from notifier.collect_box_results import collect_box_results
from notifier.deliver_message import deliver_messages
from notifier.reconsider_cases import reconsider_cases
from notifier.storage.messages import MESSAGE, Channel
from notifier.storage.verdicts import CALL_TASK
from notifier.take_receipts import take_receipts
from notifier.verdicts.call_purpose import CallReason
from sandbox.ebms.judge import Code
from tests.integration.notifier.berichtenbox.conftest import in_boxes
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World


def ways(world: World) -> list[tuple[str, str, str]]:
    rows = sorted(world.rows(MESSAGE), key=lambda row: (row.created_at, row.channel))
    return [(row.kind, row.channel, row.message_state) for row in rows]


def collect(world: World) -> None:
    collect_box_results(world.service)
    take_receipts(world.service)
    reconsider_cases(world.service)


def order(world: World, result: Code) -> None:
    address = "/sandbox/berichtenbox/uitslag"
    world.sandbox.post(address, json={"uitslag": result}).raise_for_status()


def reasons(world: World) -> list[str]:
    return [row.reason for row in world.rows(CALL_TASK)]


def test_a_recall_reaches_the_same_person_by_both_ways_within_minutes(
    box: World, facts: DepartureFacts
) -> None:
    box.deliver()
    collect(box)
    assert (len(box.letters()), len(in_boxes(box))) == (1, 1)
    undone = replace(facts.children[0], undone=Undoing.WITHDRAWN)
    later = replace(facts, facts_id=undone.departure_id, children=(undone,))
    box.establish(replace(later, established_at=box.clock()))
    # Far past the window in which brothers and sisters may join, and it waits for none again.
    deliver_messages(box.service)
    collect(box)
    assert (len(box.letters()), len(in_boxes(box))) == (2, 2)
    assert sorted(ways(box)) == [
        ("recall", Channel.BERICHTENBOX, "delivered"),
        ("recall", Channel.LETTER, "sent"),
        ("vertrek", Channel.BERICHTENBOX, "recalled"),
        ("vertrek", Channel.LETTER, "recalled"),
    ]
    deliver_messages(box.service)
    assert (len(box.letters()), len(in_boxes(box))) == (2, 2)


@pytest.mark.usefixtures("facts")
def test_who_has_no_box_has_the_letter_and_nobody_needs_to_call(box: World) -> None:
    order(box, Code.NO_BOX)
    box.deliver()
    collect(box)
    assert sorted(state for _, _, state in ways(box)) == ["not_taken", "sent"]
    assert reasons(box) == []


def test_long_after_the_departure_the_box_takes_over_from_a_refused_letter_once(
    box: World,
) -> None:
    family = Family(box.clock(), departs_in_days=-40)
    facts = family.facts(family.child("Sanne"))
    box.establish(facts)
    assert ways(box) == [("vertrek", Channel.LETTER, "planned")]
    box.fault(onderdeel="notifynl", soort="status", status=400, aantal=1)
    box.deliver()
    collect(box)
    assert ways(box) == [
        ("vertrek", Channel.LETTER, "refused"),
        ("vertrek", Channel.BERICHTENBOX, "delivered"),
    ]
    assert reasons(box) == [CallReason.NOT_ARRIVED]
    assert len(in_boxes(box)) == 1
    box.establish(replace(facts, facts_id=facts.children[0].departure_id))
    deliver_messages(box.service)
    assert (len(box.letters()), len(in_boxes(box))) == (0, 1)
    assert reasons(box) == [CallReason.NOT_ARRIVED]


def test_a_hold_that_came_between_keeps_the_next_way_from_being_taken(box: World) -> None:
    family = Family(box.clock(), departs_in_days=-40)
    child = family.child("Sanne")
    facts = family.facts(child)
    box.establish(facts)
    hidden = replace(child, child=replace(child.child, geheimhouding=True))
    box.fault(onderdeel="notifynl", soort="status", status=400, aantal=1)
    box.clock.advance(hours=2)
    deliver_messages(box.service, at_most=1)
    box.establish(family.facts(hidden, after=timedelta(hours=3)))
    deliver_messages(box.service)
    collect(box)
    assert in_boxes(box) == []
    assert ("vertrek", Channel.BERICHTENBOX, "cancelled") in ways(box)
