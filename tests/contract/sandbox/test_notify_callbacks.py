"""What becomes of messages at the sandbox's NotifyNL, and how it calls back about them."""

import asyncio
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from notifications_python_client.authentication import create_jwt_token

from sandbox.settings import TEST_CALLBACK_TOKEN, TEST_NOTIFY_KEY, SandboxSettings
from sandbox.web import build

TEMPLATE = "11111111-2222-4333-8444-555555555555"
MEMBERS = {
    "id", "reference", "to", "status", "created_at", "completed_at", "sent_at",
    "notification_type", "template_id", "template_version",
}  # fmt: skip
"""Of a callback, by NotifyNL's OpenAPI."""


@dataclass
class Owner:
    """The address of the owner of a service at NotifyNL, with the answers it gives in turn."""

    answers: list[int] = field(default_factory=list)
    got: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def owner() -> Iterator[Owner]:
    found = Owner()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            found.got.append((self.headers["Authorization"], json.loads(self.rfile.read(length))))
            self.send_response(found.answers.pop(0) if found.answers else 204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}/terug"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Played:
    """What NotifyNL said of a text message when it answered, and what the owner heard."""

    heard_before_answer: int
    statuses: list[str]


async def play(
    tmp_path: Path, issuer_key: Path, owner: Owner, order: dict[str, Any] | None, calls: int
) -> Played:
    settings = SandboxSettings(
        data=tmp_path,
        issuer_key=issuer_key,
        callback_url=owner.url,
        callback_retry=0.01,
        tell_after=0.01,
    )
    transport = httpx.ASGITransport(build(settings))
    token = create_jwt_token(TEST_NOTIFY_KEY[-36:], TEST_NOTIFY_KEY[-73:-37])
    headers = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://s.test", headers=headers
    ) as http:
        if order is not None:
            taken = await http.post("/sandbox/verloop", json={"soort": "sms", **order})
            assert taken.status_code == 201
        text = {"phone_number": "0612345678", "template_id": TEMPLATE, "reference": "m-1"}
        sent = (await http.post("/v2/notifications/sms", json=text)).raise_for_status().json()
        before = len(owner.got)
        for _ in range(500):
            if len(owner.got) >= calls:
                break
            await asyncio.sleep(0.01)
        # What more would come, comes in this time.
        await asyncio.sleep(0.1)
        listed = (await http.get("/v2/notifications")).json()["notifications"]
        assert [one["id"] for one in listed] == [sent["id"]]
    return Played(before, [body["status"] for _, body in owner.got])


def run(*args: Any) -> Played:  # noqa: ANN401
    return asyncio.run(play(*args))


def test_calls_back_once_with_its_token_when_a_text_is_delivered(
    tmp_path: Path, issuer_key: Path, owner: Owner
) -> None:
    assert run(tmp_path, issuer_key, owner, None, 1).statuses == ["delivered"]
    ((token, body),) = owner.got
    assert token == f"Bearer {TEST_CALLBACK_TOKEN}"
    assert set(body) == MEMBERS
    assert (body["reference"], body["to"], body["notification_type"]) == (
        "m-1",
        "0612345678",
        "sms",
    )


@pytest.mark.parametrize(
    ("answers", "calls"), [([500, 429, 204], 3), ([500] * 9, 6), ([404], 1), ([401], 1)]
)
def test_comes_again_after_a_5xx_or_429_and_after_nothing_else(
    tmp_path: Path, issuer_key: Path, owner: Owner, answers: list[int], calls: int
) -> None:
    owner.answers = answers
    assert run(tmp_path, issuer_key, owner, None, calls).statuses == ["delivered"] * calls


@pytest.mark.parametrize(
    ("manner", "statuses"),
    [
        ("gewoon", ["temporary-failure", "delivered"]),
        ("omgekeerd", ["delivered", "temporary-failure"]),
        ("dubbel", ["temporary-failure", "temporary-failure", "delivered", "delivered"]),
        ("geen", []),
    ],
)
def test_goes_the_ordered_course(
    tmp_path: Path, issuer_key: Path, owner: Owner, manner: str, statuses: list[str]
) -> None:
    order = {
        "statussen": ["sending", "temporary-failure", "delivered"],
        "na": 0.02,
        "terugmelding": manner,
    }
    assert run(tmp_path, issuer_key, owner, order, len(statuses)).statuses == statuses


def test_can_call_before_it_answers_and_with_a_wrong_token(
    tmp_path: Path, issuer_key: Path, owner: Owner
) -> None:
    order = {"statussen": ["delivered"], "terugmelding": "voor_antwoord"}
    assert run(tmp_path / "a", issuer_key, owner, order, 1).heard_before_answer == 1
    wrong = {"statussen": ["delivered"], "terugmelding": "fout_token"}
    run(tmp_path / "b", issuer_key, owner, wrong, 2)
    assert owner.got[1][0] not in {"", f"Bearer {TEST_CALLBACK_TOKEN}"}


def test_an_order_that_cannot_be_is_refused(tmp_path: Path, issuer_key: Path, owner: Owner) -> None:
    settings = SandboxSettings(data=tmp_path, issuer_key=issuer_key)
    transport = httpx.ASGITransport(build(settings))

    async def statuses() -> list[int]:
        async with httpx.AsyncClient(transport=transport, base_url="http://s.test") as http:
            orders: list[dict[str, Any]] = [
                {"soort": "brief", "statussen": ["received"], "terugmelding": "dubbel"},
                {"soort": "sms", "statussen": []},
                {"soort": "postduif", "statussen": ["delivered"]},
            ]
            refused = [(await http.post("/sandbox/verloop", json=one)) for one in orders]
            unknown = await http.put("/sandbox/verloop/m-9", json={"status": "received"})
            return [answer.status_code for answer in (*refused, unknown)]

    assert asyncio.run(statuses()) == [400, 400, 400, 404]
    assert owner.got == []
