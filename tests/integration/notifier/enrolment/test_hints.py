"""A hint goes once to each address that a holder confirmed, says nothing, and never too late."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from structlog.testing import capture_logs

from contracts.messages.facts import DepartureFacts, Undoing
from foundation.retry import RetrySchedule
from foundation.work import WorkState
from notifier.deliver_message import deliver_messages
from notifier.enrolment.drop_address import drop_address
from notifier.enrolment.kinds import AddressKind, AddressState
from notifier.enrolment.verify_address import Checked
from notifier.hints.kinds import HintState
from notifier.hints.send_hints import send_hints
from notifier.policy import EVERYTHING_IN_SHADOW
from notifier.resume_everything import resume_everything
from notifier.service import SEND_HINTS
from notifier.settings import NotifierSettings
from notifier.stop_everything import stop_everything
from notifier.storage.enrolments import HINT
from notifier.storage.messages import Channel
from notifier.sweep import sweep
from tests.architecture.failpoints import every_failpoint
from tests.integration.notifier.enrolment.enrolled import EMAIL, MOBILE, Enrolled
from tests.integration.notifier.families import Family
from tests.integration.notifier.oncall.dying import dies_at
from tests.integration.notifier.oncall.worker import GIVER
from tests.integration.notifier.world import World

SMS, MAIL = AddressKind.SMS, AddressKind.EMAIL


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


@pytest.fixture
def holder(world: World, family: Family) -> Enrolled:
    return Enrolled(world, family.father.bsn)


@pytest.fixture
def facts(family: Family) -> DepartureFacts:
    return family.facts(family.child("Sanne"))


def tell(world: World, facts: DepartureFacts) -> None:
    """The letter leaves; its hints are planned, and wait."""
    world.establish(facts)
    world.deliver()
    assert world.states(facts) == [("vertrek", "sent")]


def again(world: World, **later: float) -> None:
    world.clock.advance(**later)
    send_hints(world.service)


def test_each_confirmed_address_gets_one_that_tells_nothing(
    world: World, holder: Enrolled, facts: DepartureFacts
) -> None:
    holder.confirms()
    world.rings.clear()
    tell(world, facts)
    assert [task for task, _ in world.rings].count(SEND_HINTS) == 1
    for _ in range(3):
        again(world, minutes=10)
    got = {one["soort"]: one for one in holder.received()}
    assert {one["ontvanger"] for one in got.values()} == {EMAIL, MOBILE}
    assert len(holder.received()) == 2
    for one in got.values():
        said = f"{one.get('onderwerp', '')} {one['tekst']}"
        assert "Er staat een bericht voor u klaar" in said
        assert "om een antwoord" in said
        assert not re.search(r"\d|http|www|Sanne|Frans|Blijver|Petra|Proefstad|buitenland", said)
        assert "vertrek" not in said.lower()
        assert "kind" not in said.lower()
    letter = world.letters()[0]
    assert letter["referentie"] not in {one["referentie"] for one in got.values()}
    assert set(holder.hints().values()) == {(HintState.SENT, None)}


def test_nobody_else_gets_one(world: World, family: Family, facts: DepartureFacts) -> None:
    """Not the parent who leaves, not an address that was never confirmed, nor one taken back."""
    mother, father = Enrolled(world, family.mother.bsn), Enrolled(world, family.father.bsn)
    mother.confirms()
    father.gives(SMS)
    father.confirms(MAIL)
    drop_address(world.service, father.index, MAIL)
    world.sandbox.delete("/sandbox/bezorgd").raise_for_status()
    tell(world, facts)
    again(world)
    assert holder_texts(world) == []
    assert father.hints() == {}


def holder_texts(world: World) -> list[dict[str, Any]]:
    return [one for one in world.delivered() if one["soort"] in set(AddressKind)]


def test_two_ways_of_one_message_are_one_hint(
    world: World, holder: Enrolled, facts: DepartureFacts
) -> None:
    holder.confirms(SMS)
    world.with_service(channels={Channel.LETTER: world.paper, Channel.BERICHTENBOX: world.paper})
    world.establish(facts)
    world.deliver()
    assert world.states(facts) == [("vertrek", "sent"), ("vertrek", "sent")]
    again(world)
    assert len(holder.received(SMS)) == 1
    assert len(world.rows(HINT)) == 2, "that of the code, and one"


@pytest.mark.parametrize("wave", ["held", "undone", "shadow", "erased", "old"])
def test_what_may_not_be_told_any_more_is_called_off(
    world: World, holder: Enrolled, facts: DepartureFacts, wave: str
) -> None:
    holder.confirms(SMS)
    tell(world, facts)
    before = world.service.policy
    match wave:
        case "held":
            child = replace(facts.children[0].child, geheimhouding=True)
            world.hand_in(newer(facts, child=child, now=world.clock()))
        case "undone":
            undone = Undoing.WITHDRAWN
            world.hand_in(newer(facts, undone=undone, now=world.clock()))
        case "shadow":
            world.with_service(policy=EVERYTHING_IN_SHADOW)
        case "erased":
            drop_address(world.service, holder.index, SMS)
        case "old":
            world.clock.advance(hours=25)
    again(world)
    assert holder.received() == []
    assert holder.hints()["sms"][0] == HintState.CANCELLED
    world.with_service(policy=before)
    if wave == "undone":
        deliver_messages(world.service)
        again(world)
        (one,) = holder.received()
        assert "om een antwoord" not in one["tekst"], "that of the recall"


def newer(facts: DepartureFacts, *, now: datetime, **changed: Any) -> DepartureFacts:  # noqa: ANN401
    child = replace(facts.children[0], **changed)
    return replace(facts, facts_id=uuid4(), established_at=now, children=(child,))


def test_while_everything_is_stopped_it_waits(
    world: World, holder: Enrolled, facts: DepartureFacts
) -> None:
    holder.confirms(SMS)
    tell(world, facts)
    stop_everything(world.service.database, reason="proef", actor="proef")
    again(world, minutes=5)
    assert holder.received() == []
    ring = world.service.ring
    resume_everything(world.service.database, reason="proef", actor="proef", ring=ring)
    again(world)
    assert len(holder.received()) == 1


def test_more_than_the_policy_allows_stops_everything(
    world: World, holder: Enrolled, facts: DepartureFacts
) -> None:
    holder.confirms()
    tell(world, facts)
    policy = world.service.policy
    brake = policy.content.noodrem.model_copy(update={"brieven_totaal": 1})
    content = policy.content.model_copy(update={"noodrem": brake})
    world.with_service(policy=replace(policy, content=content))
    with capture_logs() as logs:
        # A code counts too, so that these three are more than twice one letter.
        Enrolled(world, facts.children[0].persons[0].bsn).gives(MAIL, "p@voorbeeld.nl")
    tripped = [one for one in logs if one["event"] == "volume_breaker_tripped"]
    assert [one["kind"] for one in tripped] == ["hint"]
    assert len(holder.received()) == 2
    waits = [row.reason for row in world.rows(HINT) if row.state == WorkState.READY]
    assert waits == ["stopped"]


@pytest.mark.parametrize(
    ("fault", "count", "state", "address"),
    [
        ({"soort": "status", "status": 503}, 1, HintState.SENT, AddressState.VERIFIED),
        ({"soort": "status", "status": 500}, 1, HintState.SENT, AddressState.VERIFIED),
        ({"soort": "onderbroken"}, 1, HintState.SENT, AddressState.VERIFIED),
        ({"soort": "aannemen_zonder_antwoord"}, 1, HintState.SENT, AddressState.VERIFIED),
        ({"soort": "half_antwoord"}, 1, HintState.SENT, AddressState.VERIFIED),
        ({"soort": "ongeldig_schema"}, 1, HintState.SENT, AddressState.VERIFIED),
        ({"soort": "status", "status": 400}, 0, HintState.FAILED, AddressState.FAILED),
        ({"soort": "status", "status": 403}, 0, HintState.FAILED, AddressState.VERIFIED),
    ],
)
def test_every_fault_of_the_provider_ends_in_one_hint_or_in_none(
    world: World,
    holder: Enrolled,
    facts: DepartureFacts,
    *,
    fault: dict[str, Any],
    count: int,
    state: HintState,
    address: AddressState,
) -> None:
    holder.confirms(SMS)
    tell(world, facts)
    world.fault(onderdeel="notifynl", methode="POST", aantal=1, **fault)
    for _ in range(4):
        again(world, minutes=2)
    assert len(holder.received(SMS)) == count
    assert holder.hints()["sms"][0] == state
    assert holder.states()[SMS] is address
    waits = [row for row in world.rows(HINT) if row.state == WorkState.NEEDS_REVIEW]
    assert len(waits) == (fault.get("status") == 403), "our own key is for an operator"


def test_a_provider_that_stays_away_says_nothing_about_the_address(
    world: World, holder: Enrolled, facts: DepartureFacts
) -> None:
    holder.confirms(MAIL)
    tell(world, facts)
    timing = replace(world.service.timing, letters=RetrySchedule(()))
    world.with_service(timing=timing)
    world.fault(onderdeel="notifynl", soort="status", status=503)
    again(world)
    assert holder.hints()["email"] == (HintState.FAILED, "http_503")
    assert holder.states()[MAIL] is AddressState.VERIFIED
    assert world.states(facts) == [("vertrek", "sent")]


PLACES = [one for one in every_failpoint() if one.startswith("send_hints.")]
NOT_ON_THE_WAY = ("not_found", "postponed", "failed", "maybe_sent", "looked_up")


@pytest.mark.parametrize("place", [p for p in PLACES if p.split(".")[1] not in NOT_ON_THE_WAY])
def test_killed_anywhere_it_goes_once(
    world: World,
    holder: Enrolled,
    facts: DepartureFacts,
    *,
    settings: NotifierSettings,
    tmp_path: Path,
    place: str,
) -> None:
    holder.confirms(SMS)
    tell(world, facts)
    dies_at(place, "send_hints", settings=settings, folder=tmp_path, ahead=world.clock.ahead)
    world.clock.advance(minutes=10)
    for _ in range(3):
        sweep(world.service)
        again(world, minutes=2)
    assert len(holder.received(SMS)) == 1
    assert holder.hints()["sms"][0] == HintState.SENT


FAULTS_ON_THE_WAY = {
    "not_found": {"soort": "onderbroken", "aantal": 1},
    "looked_up": {"soort": "onderbroken", "aantal": 1},
    "maybe_sent": {"soort": "aannemen_zonder_antwoord", "aantal": 1},
    "postponed": {"soort": "status", "status": 503, "aantal": 1},
    "failed": {"soort": "status", "status": 400, "aantal": 1},
}


@pytest.mark.parametrize(
    "place", [p for p in PLACES if p.split(".")[1] in NOT_ON_THE_WAY and not p.endswith(".written")]
)
def test_killed_beside_a_fault_it_goes_once_at_most(
    world: World,
    holder: Enrolled,
    facts: DepartureFacts,
    *,
    settings: NotifierSettings,
    tmp_path: Path,
    place: str,
) -> None:
    step = place.split(".")[1]
    holder.confirms(SMS)
    tell(world, facts)
    world.fault(onderdeel="notifynl", methode="POST", **FAULTS_ON_THE_WAY[step])
    if step in {"not_found", "looked_up"}:
        send_hints(world.service)
        world.clock.advance(seconds=6)
    dies_at(place, "send_hints", settings=settings, folder=tmp_path, ahead=world.clock.ahead)
    for _ in range(4):
        again(world, minutes=10)
    # A refusal that was not written down may be asked for again: nothing was taken in.
    gone = step == "failed" and place.endswith("committed")
    assert len(holder.received(SMS)) == (0 if gone else 1)


def test_no_address_is_in_a_log_or_plain_at_rest(
    world: World, holder: Enrolled, facts: DepartureFacts
) -> None:
    with capture_logs() as logs:
        holder.confirms()
        tell(world, facts)
        again(world)
    told = repr(logs) + repr([world.rows(table) for table in HINT.metadata.sorted_tables])
    for secret in (EMAIL, EMAIL.encode(), MOBILE, MOBILE[3:], holder.holder.reveal()):
        assert str(secret) not in told


def test_a_letter_that_left_as_its_process_died_has_its_hint(
    world: World,
    holder: Enrolled,
    facts: DepartureFacts,
    settings: NotifierSettings,
    tmp_path: Path,
) -> None:
    """Planned with the outcome of the letter: nobody has to be there to ring."""
    holder.confirms(SMS)
    world.with_service(timing=replace(world.service.timing, settling_override=timedelta()))
    world.establish(facts)
    dies_at(
        "deliver.hints_rung",
        "deliver_messages",
        settings=settings.model_copy(update={"settling_seconds": 0.0}),
        folder=tmp_path,
        ahead=world.clock.ahead,
    )
    assert world.states(facts) == [("vertrek", "sent")]
    for _ in range(2):
        again(world, minutes=2)
    assert len(holder.received(SMS)) == 1


@pytest.mark.parametrize(
    "place", [one for one in every_failpoint() if one.startswith("give_address.")]
)
def test_an_address_is_given_whole_or_not_at_all(
    world: World, settings: NotifierSettings, tmp_path: Path, place: str
) -> None:
    mine = Enrolled(world, GIVER)
    dies_at(place, "give_address", settings=settings, folder=tmp_path, ahead=world.clock.ahead)
    again(world)
    kept = not place.endswith("written")
    assert mine.states() == ({SMS: AddressState.UNVERIFIED} if kept else {})
    assert len(mine.received(SMS)) == int(kept)
    if kept:
        assert mine.types(SMS, mine.code(SMS)) is Checked.VERIFIED
