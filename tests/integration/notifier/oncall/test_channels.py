"""A call reaches its channel once, whatever goes wrong on the way."""

import base64
import json
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from notifier.oncall.call_people import call_people
from notifier.oncall.kinds import CallChannel, CallMessageState
from notifier.oncall.send_calls import send_calls
from notifier.oncall.settings import webhook_key
from notifier.oncall.webhook import signature
from notifier.settings import NotifierSettings
from notifier.storage.oncall import CALL_MESSAGE
from sandbox.settings import TEST_CALL_SECRET
from tests.integration.notifier.oncall.duty import Duty, urgent_hold
from tests.integration.notifier.oncall.dying import dies_at
from tests.integration.notifier.world import World


@pytest.fixture
def duty(world: World) -> Duty:
    found = Duty(world)
    found.team()
    return found


def test_a_message_that_was_taken_in_without_an_answer_is_looked_up_and_not_sent_again(
    world: World, duty: Duty
) -> None:
    duty.only(CallChannel.SMS)
    urgent_hold(world)
    world.fault(onderdeel="notifynl", soort="aannemen_zonder_antwoord", aantal=1)
    duty.works()
    assert duty.messages() == [("sms", 1, CallMessageState.MAYBE_SENT)]
    world.clock.advance(seconds=6)
    duty.works_off()
    assert duty.messages() == [("sms", 1, CallMessageState.SENT)]
    assert duty.texted() == ["anna"]


def test_a_message_that_never_arrived_goes_again_after_it_was_looked_for(
    world: World, duty: Duty
) -> None:
    duty.only(CallChannel.SMS)
    urgent_hold(world)
    world.fault(onderdeel="notifynl", soort="onderbroken", aantal=1, methode="POST")
    duty.works()
    for _ in range(2):
        world.clock.advance(seconds=6)
        duty.works_off()
    assert duty.texted() == []
    world.clock.advance(seconds=61)
    duty.works_off()
    assert duty.texted() == ["anna"]


def test_a_webhook_in_doubt_is_sent_again_under_its_id(world: World, duty: Duty) -> None:
    duty.only(CallChannel.WEBHOOK)
    urgent_hold(world)
    world.fault(onderdeel="oproep", soort="aannemen_zonder_antwoord", aantal=1)
    duty.works()
    assert duty.messages() == [("webhook", 1, CallMessageState.CLAIMED)]
    world.clock.advance(seconds=3)
    duty.works_off()
    assert duty.messages() == [("webhook", 1, CallMessageState.SENT)]
    (call,) = duty.received("oproep")
    assert call["aantal"] == 2


def test_when_nothing_of_a_step_arrives_the_next_person_does_not_wait(
    world: World, duty: Duty
) -> None:
    duty.only(CallChannel.SMS)
    urgent_hold(world)
    world.fault(onderdeel="notifynl", soort="status", status=400, aantal=1)
    duty.works()
    assert duty.messages() == [("sms", 1, CallMessageState.FAILED)]
    duty.works_off()
    assert duty.texted() == ["bram"]


def test_a_provider_that_is_away_for_a_moment_is_asked_again(world: World, duty: Duty) -> None:
    duty.only(CallChannel.WEBHOOK)
    urgent_hold(world)
    world.fault(onderdeel="oproep", soort="status", status=503, aantal=2)
    duty.works()
    assert duty.messages() == [("webhook", 1, CallMessageState.PLANNED)]
    for _ in range(2):
        world.clock.advance(seconds=6)
        duty.works_off()
    assert duty.messages() == [("webhook", 1, CallMessageState.SENT)]


def test_an_answer_cancels_what_has_not_left(world: World, duty: Duty) -> None:
    duty.only(CallChannel.WEBHOOK)
    urgent_hold(world)
    world.fault(onderdeel="oproep", soort="status", status=503)
    duty.works()
    duty.answers(duty.calls()[0], "s-anna")
    world.sandbox.delete("/sandbox/storing")
    world.clock.advance(seconds=6)
    duty.works_off()
    assert duty.messages() == [("webhook", 1, CallMessageState.CANCELLED)]
    assert duty.received("oproep") == []


@pytest.mark.parametrize("place", ["send_calls.intent.committed", "send_calls.taken"])
def test_a_process_that_dies_around_the_sending_sends_no_second_text(
    world: World, duty: Duty, settings: NotifierSettings, tmp_path: Path, place: str
) -> None:
    duty.only(CallChannel.SMS)
    urgent_hold(world)
    duty.works()
    assert duty.texted() == ["anna"]
    world.clock.advance(minutes=6)
    call_people(world.service)
    dies_at(place, "send_calls", settings=settings, folder=tmp_path, ahead=world.clock.ahead)
    left = place == "send_calls.taken"
    assert duty.texted() == (["anna", "bram"] if left else ["anna"])
    send_calls(world.service)
    assert duty.texted() == (["anna", "bram"] if left else ["anna"]), "not before its lease ended"
    for _ in range(3):
        world.clock.advance(seconds=100)
        send_calls(world.service)
    assert duty.texted() == ["anna", "bram"]
    assert {row.message_state for row in world.rows(CALL_MESSAGE)} == {CallMessageState.SENT}


def test_a_forged_or_old_call_is_not_taken(world: World) -> None:
    body = json.dumps(
        {
            "specversion": "1.0", "id": "1", "source": "urn:x", "type": "t",
            "data": {"tekst": "x"},
        }
    ).encode()  # fmt: skip
    key = webhook_key(SecretStr(TEST_CALL_SECRET))

    def status(moment: int, *, signed: bytes = body, key: bytes = key) -> int:
        made = signature(key, "1", str(moment), signed)
        headers = {
            "webhook-id": "1",
            "webhook-timestamp": str(moment),
            "webhook-signature": f"v1,{made}",
        }
        return world.sandbox.post("/oproepen", content=body, headers=headers).status_code

    now = int(world.clock().timestamp())
    assert status(now) == 204
    assert status(now - 301) == 401
    assert status(now, signed=b"{}") == 401
    assert status(now, key=b"another key of thirty-two bytes!") == 401
    assert world.sandbox.post("/oproepen", content=body).status_code == 401


def test_the_signature_is_that_of_the_standard() -> None:
    """The example of Standard Webhooks' own reference implementations."""
    key = webhook_key(SecretStr("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
    body = b'{"test": 2432232314}'
    made = signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body)
    assert made == "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert base64.b64decode(made)


def test_nothing_of_the_number_stands_in_the_log(
    world: World, duty: Duty, capsys: pytest.CaptureFixture[str]
) -> None:
    urgent_hold(world)
    duty.works()
    said = capsys.readouterr()
    assert "612345601" not in said.out + said.err


def test_the_sandbox_speaks_as_the_real_client_wants(world: World) -> None:
    assert isinstance(world.sandbox, httpx.Client)
    answer = world.sandbox.post("/v2/notifications/sms", json={})
    assert answer.status_code == 401
