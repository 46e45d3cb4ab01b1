"""The sandbox's NotifyNL, through the client that the notifier uses."""

import asyncio
import base64
import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
from notifications_python_client.authentication import create_jwt_token
from notifications_python_client.errors import HTTP503Error, HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from sandbox.clock import system
from sandbox.settings import TEST_NOTIFY_KEY, SandboxSettings
from sandbox.web import build
from tests.contract.sandbox.running import Sandbox


@pytest.fixture
def notify(sandbox: Sandbox) -> Iterator[NotificationsAPIClient]:
    client = NotificationsAPIClient(TEST_NOTIFY_KEY, base_url=sandbox.url, timeout=5)
    yield client
    client.request_session.close()


def _send(notify: NotificationsAPIClient, letter: bytes, reference: str = "m-1") -> dict[str, Any]:
    sent: dict[str, Any] = notify.send_precompiled_letter_notification(
        reference=reference, pdf_file=io.BytesIO(letter), postage="first"
    )
    return sent


def test_takes_a_letter_and_finds_it_by_reference_and_id(
    notify: NotificationsAPIClient, letter: bytes, valid_notifynl: Callable[[str, object], None]
) -> None:
    order = {
        "reference": "m-1",
        "content": base64.b64encode(letter).decode(),
        "postage": "first",
    }
    valid_notifynl("SendPrecompiledLetterRequest", order)
    sent = _send(notify, letter)
    assert (sent["reference"], sent["postage"]) == ("m-1", "first")
    valid_notifynl("SendPrecompiledLetterResponse", sent)
    _send(notify, letter, "m-2")
    listed = notify.get_all_notifications(reference="m-1")
    valid_notifynl("GetMultipleMessagesResponse", listed)
    assert [one["id"] for one in listed["notifications"]] == [sent["id"]]
    one = notify.get_notification_by_id(sent["id"])
    valid_notifynl("GetOneMessageResponse", one)
    assert (one["type"], one["status"]) == ("letter", "pending-virus-check")
    assert notify.get_pdf_for_letter(sent["id"]).read() == letter


def test_makes_two_letters_of_one_reference(
    notify: NotificationsAPIClient, sandbox: Sandbox, letter: bytes
) -> None:
    first, second = _send(notify, letter), _send(notify, letter)
    assert first["id"] != second["id"]
    listed = notify.get_all_notifications(reference="m-1")["notifications"]
    assert [one["id"] for one in listed] == [second["id"], first["id"]]
    assert len(sandbox.delivered()) == 2


def test_pages_through_letters(notify: NotificationsAPIClient, letter: bytes) -> None:
    ids = [_send(notify, letter)["id"] for _ in range(3)]
    found = [one["id"] for one in notify.get_all_notifications_iterator(reference="m-1")]
    assert found == ids[::-1]
    assert notify.get_all_notifications(template_type="sms")["notifications"] == []
    assert notify.get_all_notifications(status="cancelled")["notifications"] == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"content": base64.b64encode(b"geen pdf").decode()}, "not a valid PDF"),
        ({"content": "%%%"}, "not valid base64"),
        ({"content": None}, "content is a required property"),
        ({"postage": "morgen"}, "postage invalid"),
        ({"kleur": "rood"}, "kleur was unexpected"),
        ({"template_id": "x"}, "template_id was unexpected"),
    ],
)
def test_refuses_a_letter_in_notifynls_words(
    notify: NotificationsAPIClient,
    letter: bytes,
    valid_notifynl: Callable[[str, object], None],
    changed: dict[str, Any],
    message: str,
) -> None:
    order = {"reference": "m-1", "content": base64.b64encode(letter).decode()} | changed
    order = {name: value for name, value in order.items() if value is not None}
    with pytest.raises(HTTPError) as caught:
        notify.post("/v2/notifications/letter", data=order)
    assert caught.value.status_code == 400
    body = caught.value.response.json()  # type: ignore[union-attr]
    valid_notifynl("SendNotificaitonRequestError", body)
    assert message in body["errors"][0]["message"]


def test_refuses_wrong_keys_and_old_tokens(
    sandbox: Sandbox, notify: NotificationsAPIClient
) -> None:
    stranger = NotificationsAPIClient(TEST_NOTIFY_KEY[:-1] + "0", base_url=sandbox.url)
    with pytest.raises(HTTPError) as caught:
        stranger.get_all_notifications()
    stranger.request_session.close()
    assert caught.value.status_code == 403
    old = jwt.encode({"iss": notify.service_id, "iat": 1_700_000_000}, notify.api_key)
    answer = sandbox.http.get("/v2/notifications", headers={"Authorization": f"Bearer {old}"})
    assert answer.status_code == 403
    assert "clock" in answer.json()["errors"][0]["message"]
    assert sandbox.http.get("/v2/notifications").status_code == 401


def test_says_which_letter_it_does_not_know(notify: NotificationsAPIClient) -> None:
    for letter_id, status in (
        ("geen-uuid", 400),
        ("8d0f1a52-5c3e-4b7e-9a41-2f6c7d8e9b10", 404),
    ):
        with pytest.raises(HTTPError) as caught:
            notify.get_notification_by_id(letter_id)
        assert caught.value.status_code == status


def test_fails_in_its_own_shape(
    notify: NotificationsAPIClient, sandbox: Sandbox, letter: bytes
) -> None:
    sandbox.fail("notifynl", "status", status=429, aantal=1, retryAfter=7)
    with pytest.raises(HTTPError) as caught:
        _send(notify, letter)
    assert caught.value.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "7"  # type: ignore[union-attr]
    assert caught.value.message[0]["error"] == "RateLimitError"  # type: ignore[index]
    sandbox.fail("notifynl", "status", status=503, aantal=1)
    with pytest.raises(HTTP503Error):
        _send(notify, letter)
    assert sandbox.delivered() == []


def test_can_take_a_letter_and_not_say_so(
    notify: NotificationsAPIClient, sandbox: Sandbox, letter: bytes
) -> None:
    sandbox.fail("notifynl", "aannemen_zonder_antwoord", aantal=1)
    with pytest.raises(HTTPError):
        _send(notify, letter)
    (found,) = notify.get_all_notifications(reference="m-1")["notifications"]
    assert found["reference"] == "m-1"
    assert [one["referentie"] for one in sandbox.delivered()] == ["m-1"]


def test_a_letter_is_printed_after_a_while(tmp_path: Path, issuer_key: Path, letter: bytes) -> None:
    settings = SandboxSettings(data=tmp_path, issuer_key=issuer_key, print_after=5)
    moment = [system()]
    transport = httpx.ASGITransport(build(settings, lambda: moment[0]))
    token = create_jwt_token(TEST_NOTIFY_KEY[-36:], TEST_NOTIFY_KEY[-73:-37])
    order = {"reference": "m-1", "content": base64.b64encode(letter).decode()}

    async def statuses() -> list[str]:
        headers = {"Authorization": f"Bearer {token}"}
        async with httpx.AsyncClient(
            transport=transport, base_url="http://s.test", headers=headers
        ) as http:
            await http.post("/v2/notifications/letter", json=order)
            seen = []
            for _ in range(3):
                found = (await http.get("/v2/notifications")).json()["notifications"]
                seen.append(found[0]["status"])
                moment[0] += timedelta(seconds=3)
            return seen

    assert asyncio.run(statuses()) == ["pending-virus-check", "accepted", "received"]
