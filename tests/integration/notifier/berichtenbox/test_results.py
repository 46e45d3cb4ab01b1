"""Every result of MijnOverheid leads to one end, and none is lost or counts twice."""

from dataclasses import replace
from itertools import product
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from ebms_adapter_client.berichtenbox import build_berichten_xml, build_message_request
from structlog.testing import capture_logs

from contracts.messages.facts import DepartureFacts
from foundation.work import WorkState
from notifier.cases.timeline import Happening
from notifier.collect_box_results import collect_box_results
from notifier.deliver_message import deliver_messages
from notifier.delivery.berichtenbox.channel import ebms_id
from notifier.delivery.human_word import settle_by_word
from notifier.reconsider_cases import reconsider_cases
from notifier.settings import NotifierSettings
from notifier.storage.cases import TIMELINE
from notifier.storage.messages import MESSAGE, Channel
from notifier.storage.receipts import RECEIPT
from notifier.take_receipts import take_receipts
from sandbox.ebms.judge import Code
from tests.architecture.failpoints import every_failpoint
from tests.integration.notifier.berichtenbox.conftest import AGREEMENT, in_boxes
from tests.integration.notifier.oncall.dying import dies_at
from tests.integration.notifier.world import World

PLACES = [one for one in every_failpoint() if one.startswith("collect_box_results.")]
OVERDUE = ("collect_box_results.overdue_rung",)
NOT_CARRIED = ("collect_box_results.not_carried", "collect_box_results.not_carried_marked")
TURN_OVER = ("collect_box_results.turn_over",)
NOT_BY_A_RESULT = {*OVERDUE, *TURN_OVER, "collect_box_results.not_carried_marked"}
FAULTS = ("status", "onderbroken", "ongeldig_schema", "half_antwoord")
FOR_A_PERSON = sorted({*Code} - {Code.TAKEN, Code.EXISTS, Code.NO_BOX})


def order(world: World, result: str) -> None:
    address = "/sandbox/berichtenbox/uitslag"
    world.sandbox.post(address, json={"uitslag": result}).raise_for_status()


def message(world: World) -> tuple[UUID, str, str]:
    """The one to the box: id, state, state of the work."""
    (row,) = [row for row in world.rows(MESSAGE) if row.channel == Channel.BERICHTENBOX]
    return row.id, row.message_state, row.state


def state(world: World) -> str:
    return message(world)[1]


def collect(world: World, **later: float) -> None:
    world.clock.advance(**later)
    collect_box_results(world.service)
    take_receipts(world.service)
    reconsider_cases(world.service)


def receipts(world: World) -> list[tuple[str, str, str | None]]:
    rows = sorted(world.rows(RECEIPT), key=lambda row: (row.created_at, row.status))
    return [(row.status, row.state, row.reason) for row in rows]


def unprocessed(world: World) -> int:
    taken = world.sandbox.get("/sandbox/berichtenbox").json()["aangenomen"]
    return sum(not one["uitslagOpgehaald"] for one in taken)


def happened(world: World) -> list[str]:
    return [row.kind for row in world.rows(TIMELINE)]


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("code", [Code.TAKEN, "00", Code.EXISTS])
def test_it_is_delivered(box: World, code: str) -> None:
    order(box, code)
    box.deliver()
    collect(box)
    assert state(box) == "delivered"
    assert happened(box).count(Happening.MESSAGE_DELIVERED) == 1
    assert unprocessed(box) == 0
    collect(box, hours=48)
    assert receipts(box) == [(code, WorkState.DONE, None)]
    assert state(box) == "delivered"


@pytest.mark.parametrize("code", [Code.NO_BOX, "20"])
def test_without_a_box_the_letter_goes_and_nothing_is_tried_again(
    box: World, facts: DepartureFacts, code: str
) -> None:
    order(box, code)
    box.deliver()
    collect(box)
    assert state(box) == "not_taken"
    collect(box, hours=30)
    deliver_messages(box.service)
    assert sorted(state for _, state in box.states(facts)) == ["not_taken", "sent"]
    assert (in_boxes(box), len(box.letters())) == ([], 1)


@pytest.mark.usefixtures("facts")
def test_what_only_a_person_can_mend_is_before_one_each_time_until_it_is_mended(box: World) -> None:
    for code in FOR_A_PERSON:
        order(box, code)
    box.deliver()
    for times, code in enumerate(FOR_A_PERSON, start=1):
        with capture_logs() as logs:
            collect(box)
        message_id, now, work = message(box)
        assert (now, work) == ("needs_review", WorkState.NEEDS_REVIEW), code
        told = [one for one in logs if one["event"] == "box_result_for_human"]
        assert [(one["code"], one["message_id"]) for one in told] == [(code, str(message_id))]
        assert happened(box).count(Happening.MESSAGE_NEEDS_REVIEW) == times
        assert (in_boxes(box), len(box.letters())) == ([], 1)
        have_tried_again(box)
    collect(box)
    assert state(box) == "delivered"
    assert [one["aantal"] for one in in_boxes(box)] == [1]


def have_tried_again(world: World) -> None:
    message_id, _, _ = message(world)
    with world.service.database.transaction() as connection:
        settle_by_word(connection, world.service, message_id, left=False, now=world.clock())
    deliver_messages(world.service)
    assert state(world) == "sent"


@pytest.mark.usefixtures("facts")
def test_a_technical_problem_twice_is_before_a_person_twice(box: World) -> None:
    order(box, Code.TECHNICAL)
    order(box, Code.TECHNICAL)
    box.deliver()
    collect(box)
    have_tried_again(box)
    collect(box)
    assert state(box) == "needs_review"
    assert len(receipts(box)) == 2


@pytest.mark.usefixtures("facts")
def test_silence_after_it_was_sent_again_is_told_of_whatever_was_said_before(box: World) -> None:
    order(box, Code.TECHNICAL)
    order(box, "geen")
    box.deliver()
    collect(box)
    have_tried_again(box)
    collect(box, hours=25)
    assert state(box) == "undeliverable"
    assert happened(box).count(Happening.MESSAGE_NO_WORD) == 1


@pytest.mark.usefixtures("facts")
def test_a_code_that_nobody_knows_is_kept_and_before_a_person(box: World) -> None:
    order(box, "77")
    box.deliver()
    with capture_logs() as logs:
        collect(box)
    assert state(box) == "sent"
    assert receipts(box) == [("77", WorkState.NEEDS_REVIEW, "unknown_status")]
    assert {"box_result_for_human", "receipt_needs_review"} <= {one["event"] for one in logs}


def test_a_result_about_something_unknown_is_kept_and_told_of(box: World) -> None:
    """Sent by another process in our name, or before our database was put back."""
    ebms, stranger = box.application.ebms, uuid4()
    assert ebms is not None
    xml = build_berichten_xml(
        batch_id=str(uuid4()),
        bericht_id=str(stranger),
        bsn="999990032",
        message="Dag",
        deliverer_id=AGREEMENT.oin,
        message_type=AGREEMENT.kind,
    )
    request = build_message_request(
        contract=AGREEMENT.contract,
        from_party_id=AGREEMENT.ours,
        to_party_id=AGREEMENT.theirs,
        bericht_id=str(stranger),
        xml_content=xml,
    )
    ebms.send(request, ebms_id(stranger, 1))
    collect(box)
    assert receipts(box) == [(Code.TAKEN, WorkState.READY, "unknown_reference")]
    with capture_logs() as logs:
        collect(box, minutes=16)
    assert receipts(box) == [(Code.TAKEN, WorkState.NEEDS_REVIEW, "unknown_reference")]
    assert "receipt_needs_review" in {one["event"] for one in logs}
    assert box.rows(RECEIPT)[0].reference == stranger


@pytest.mark.usefixtures("facts")
def test_what_cannot_be_read_is_told_once_kept_there_and_holds_up_no_other(box: World) -> None:
    order(box, "onleesbaar")
    box.deliver()
    with capture_logs() as logs:
        collect(box)
        collect(box, minutes=1)
    assert [one["event"] for one in logs].count("box_result_unreadable") == 1
    assert receipts(box) == [("onleesbaar", WorkState.NEEDS_REVIEW, "unknown_status")]
    assert box.rows(RECEIPT)[0].reference == message(box)[0]
    assert unprocessed(box) == 1, "its content is still there for whoever looks"
    assert state(box) == "sent"


@pytest.mark.usefixtures("facts")
def test_a_fault_while_fetching_loses_and_doubles_nothing(box: World) -> None:
    box.deliver()
    for method, soort in product(("GET", "PATCH"), FAULTS):
        status = {"status": 500} if soort == "status" else {}
        box.fault(onderdeel="ebms_core", soort=soort, methode=method, aantal=1, **status)
        collect(box)
        assert state(box) == ("sent" if method == "GET" else "delivered"), (method, soort)
    collect(box)
    assert receipts(box) == [(Code.TAKEN, WorkState.DONE, None)]
    assert happened(box).count(Happening.MESSAGE_DELIVERED) == 1
    assert unprocessed(box) == 0


@pytest.mark.usefixtures("facts")
def test_silence_is_told_of_in_time_and_a_late_word_still_counts(box: World) -> None:
    box.sandbox.put("/sandbox/berichtenbox", json={"uitslagNaSeconden": 3600}).raise_for_status()
    box.deliver()
    collect(box, hours=23)
    assert (state(box), receipts(box)) == ("sent", [])
    with capture_logs() as logs:
        collect(box, hours=2)
        collect(box, hours=2)
    assert state(box) == "undeliverable"
    assert [one["event"] for one in logs].count("box_result_missing") == 1
    box.sandbox.put("/sandbox/berichtenbox", json={"uitslagNaSeconden": 0}).raise_for_status()
    late(box)
    collect(box)
    assert state(box) == "delivered"


def late(world: World) -> None:
    """MijnOverheid speaks at last: the same message once more, whose result comes at once."""
    channel = world.service.channels[Channel.BERICHTENBOX]
    message_id, _, _ = message(world)
    assert channel.find(message_id)
    ebms = world.application.ebms
    assert ebms is not None
    xml = build_berichten_xml(
        batch_id=str(uuid4()),
        bericht_id=str(message_id),
        bsn="999990032",
        message="Dag",
        deliverer_id=AGREEMENT.oin,
        message_type=AGREEMENT.kind,
    )
    request = build_message_request(
        contract=AGREEMENT.contract,
        from_party_id=AGREEMENT.ours,
        to_party_id=AGREEMENT.theirs,
        bericht_id=str(message_id),
        xml_content=xml,
    )
    ebms.send(request, ebms_id(message_id, 2))


@pytest.mark.usefixtures("facts")
def test_a_result_that_never_comes_is_before_a_person(box: World) -> None:
    order(box, "geen")
    box.deliver()
    collect(box, hours=25)
    assert state(box) == "undeliverable"
    assert happened(box).count(Happening.MESSAGE_NO_WORD) == 1


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("place", [one for one in PLACES if one not in NOT_BY_A_RESULT])
def test_wherever_the_process_dies_a_result_is_kept_once(
    box: World, settings: NotifierSettings, tmp_path: Path, place: str
) -> None:
    box.deliver()
    dies_at(place, "collect_box_results", settings=settings, folder=tmp_path, ahead=box.clock.ahead)
    collect(box, minutes=10)
    collect(box)
    assert state(box) == "delivered"
    assert receipts(box) == [(Code.TAKEN, WorkState.DONE, None)]
    assert happened(box).count(Happening.MESSAGE_DELIVERED) == 1
    assert unprocessed(box) == 0


@pytest.mark.usefixtures("facts")
def test_a_process_that_dies_over_silence_tells_of_it_once(
    box: World, settings: NotifierSettings, tmp_path: Path
) -> None:
    order(box, "geen")
    box.deliver()
    box.clock.advance(hours=25)
    ahead = box.clock.ahead
    dies_at(*OVERDUE, "collect_box_results", settings=settings, folder=tmp_path, ahead=ahead)
    collect(box)
    assert state(box) == "undeliverable"
    assert len(receipts(box)) == 1


@pytest.mark.usefixtures("facts")
def test_what_ebms_core_gave_up_is_before_a_person_at_once_and_goes_again(box: World) -> None:
    order(box, "niet_afgeleverd")
    box.deliver()
    assert state(box) == "sent"
    for soort in FAULTS:
        status = {"status": 500} if soort == "status" else {}
        box.fault(onderdeel="ebms_core", soort=soort, methode="PATCH", aantal=1, **status)
        collect(box)
    assert (state(box), unprocessed(box)) == ("needs_review", 0)
    assert receipts(box) == [("FAILED", WorkState.DONE, None)]
    have_tried_again(box)
    collect(box)
    assert state(box) == "delivered"
    assert [one["aantal"] for one in in_boxes(box)] == [1]


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("place", NOT_CARRIED)
def test_a_process_that_dies_over_what_was_given_up_tells_of_it_once(
    box: World, settings: NotifierSettings, tmp_path: Path, place: str
) -> None:
    order(box, "niet_afgeleverd")
    box.deliver()
    ahead = box.clock.ahead
    dies_at(place, "collect_box_results", settings=settings, folder=tmp_path, ahead=ahead)
    collect(box)
    collect(box)
    assert (state(box), unprocessed(box)) == ("needs_review", 0)
    assert len(receipts(box)) == 1


def test_nothing_is_fetched_without_a_box(box: World) -> None:
    box.with_service(box_results=None)
    assert collect_box_results(box.service) == 0


def test_a_turn_ends_and_rings_for_the_rest(box: World, facts: DepartureFacts) -> None:
    box.deliver()
    late(box)
    timing = replace(box.service.timing, turn=-box.service.timing.turn)
    box.with_service(timing=timing)
    box.rings.clear()
    assert collect_box_results(box.service) == 1
    assert [task for task, _ in box.rings] == [
        "notifier.take_receipts",
        "notifier.collect_box_results",
    ]
    assert unprocessed(box) == 1
    assert len(facts.children) == 1
