"""The sandbox's municipality pushes to a real intake: asks, sends in every mode, repeats, stops."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from brp_adapter.application import Application
from brp_adapter.connections.connected import Connected
from brp_adapter.connections.nlgov import NlGov
from brp_adapter.web import build_for
from sandbox.cloudevents.message import messages_of
from sandbox.cloudevents.order import Order, events_of
from sandbox.cloudevents.sender import TRIES, Delivery, Outcome, Sender
from sandbox.settings import TEST_ORIGIN, SandboxSettings
from sandbox.web import build as build_sandbox
from tests.integration.brp_adapter.families import OIN, Family, day
from tests.integration.brp_adapter.running import World, served, served_on

MODES = ("structured", "binary", "batch")


@pytest.fixture(scope="module")
def intake_url(application: Application, intake_socket: socket.socket) -> Iterator[str]:
    source = NlGov(naam="proef", soort="nlgov", gemeente=OIN, oorsprongen=(TEST_ORIGIN,))
    service = replace(application.service, connected=Connected((source,)))
    with served_on(intake_socket, build_for(replace(application, service=service))) as url:
        yield url


def _order(family: Family, **more: object) -> dict[str, Any]:
    return {
        "burgerservicenummer": [family.child, family.leaver],
        "datum": day(30),
        "landcode": "7028",
        "aangever": family.leaver,
        "veilig": True,
        **more,
    }


@pytest.mark.parametrize("mode", MODES)
def test_one_departure_is_reported_in_any_mode(world: World, mode: str) -> None:
    family = Family()
    world.bring(family.persons)

    answer = world.sandbox.post(
        "/sandbox/bronnen/cloudevents", json=_order(family, modus=mode, dubbel=True)
    )

    delivery = answer.json()
    assert answer.status_code == 200, answer.text
    assert (delivery["uitkomst"], delivery["pogingen"]) == ("aangenomen", [202, 202])
    assert delivery["tempo"] == "600"
    assert delivery["meldingen"][0] == delivery["meldingen"][1]
    assert world.sandbox.get(f"/sandbox/bronnen/cloudevents/{delivery['id']}").json() == delivery
    world.work()
    (facts,) = world.notifier.taken
    assert [child.child.bsn.reveal() for child in facts.children] == [family.child]


def test_a_registration_is_an_event_per_person(world: World) -> None:
    order = _order(Family(), soort="geregistreerd", modus="batch")
    delivery = world.sandbox.post("/sandbox/bronnen/cloudevents", json=order).json()
    assert (delivery["uitkomst"], delivery["pogingen"]) == ("aangenomen", [202])
    assert len(set(delivery["meldingen"])) == 2


def test_a_municipality_that_is_not_connected_is_told_so(world: World) -> None:
    order = _order(Family(), gemeente="gemeente-2")
    delivery = world.sandbox.post("/sandbox/bronnen/cloudevents", json=order).json()
    assert (delivery["uitkomst"], delivery["code"]) == ("geweigerd", "sender_unknown")


def test_an_order_that_is_none(world: World) -> None:
    faults: list[dict[str, Any]] = [
        {"datum": "morgen"},
        {"burgerservicenummer": []},
        {"gemeente": "rvdk"},
    ]
    for wrong in faults:
        answer = world.sandbox.post("/sandbox/bronnen/cloudevents", json=_order(Family()) | wrong)
        assert answer.status_code == 400
        assert next(iter(wrong)) in answer.json()["detail"]
    assert world.sandbox.get("/sandbox/bronnen/cloudevents/x").status_code == 404


class Receiver:
    """An intake that answers as it is told, over real HTTP."""

    def __init__(self, answers: list[Response], origin: str | None = TEST_ORIGIN) -> None:
        self.answers = answers
        self.origin = origin
        self.asked: list[str] = []
        self.bodies: list[bytes] = []

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.options("/v1/gebeurtenissen")
        async def ask(request: Request) -> Response:
            self.asked.append(request.headers["webhook-request-origin"])
            allowed = {} if self.origin is None else {"WebHook-Allowed-Origin": self.origin}
            return Response(headers=allowed)

        @app.post("/v1/gebeurtenissen")
        async def take(request: Request) -> Response:
            self.bodies.append(await request.body())
            return self.answers.pop(0)

        return app


def _sent(world: World, receiver: Receiver, *, times: int = 1) -> tuple[Delivery, list[float]]:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    order = Order.model_validate(_order(Family()))
    delivery = Delivery("1")
    with served(receiver.app()) as url:
        sender = Sender(url, str(world.sandbox.base_url), "brp_adapter", wait=wait)
        messages = messages_of(events_of(order, world.clock), order.modus)
        for _ in range(times):
            asyncio.run(sender.send(delivery, order.client, messages, ask=True))
    return delivery, waited


def _retry(status: int, after: str | None) -> Response:
    return Response(status_code=status, headers={} if after is None else {"Retry-After": after})


def _taken() -> Response:
    return Response(b'{"id": "m-1"}', 202, media_type="application/json")


def test_it_waits_as_long_as_it_is_told_and_sends_the_same(world: World) -> None:
    receiver = Receiver([_retry(429, "7"), _retry(503, None), _retry(500, "2"), _taken()])
    delivery, waited = _sent(world, receiver)
    assert (delivery.uitkomst, delivery.pogingen) == (Outcome.TAKEN, [429, 503, 500, 202])
    assert waited == [7, 1.0, 2]
    assert len(set(receiver.bodies)) == 1
    assert receiver.asked == [TEST_ORIGIN]


def test_it_gives_up_at_last(world: World) -> None:
    delivery, _ = _sent(world, Receiver([_retry(503, None) for _ in range(TRIES)]))
    assert (delivery.uitkomst, len(delivery.pogingen)) == (Outcome.GIVEN_UP, TRIES)


def test_after_410_it_never_sends_again(world: World) -> None:
    receiver = Receiver([Response(status_code=410)])
    delivery, waited = _sent(world, receiver, times=2)
    assert (delivery.uitkomst, delivery.pogingen, waited) == (Outcome.RETIRED, [410], [])


def test_it_follows_no_redirect(world: World) -> None:
    moved = Response(status_code=307, headers={"Location": "/v1/gebeurtenissen"})
    delivery, _ = _sent(world, Receiver([moved]))
    assert (delivery.uitkomst, delivery.pogingen) == (Outcome.REFUSED, [307])


def test_without_permission_it_sends_nothing(world: World) -> None:
    receiver = Receiver([], origin=None)
    delivery, _ = _sent(world, receiver)
    assert (delivery.uitkomst, receiver.bodies) == (Outcome.NOT_ALLOWED, [])


def test_the_addresses_are_needed(tmp_path: Path) -> None:
    with served(build_sandbox(SandboxSettings(data=tmp_path))) as url:
        answer = httpx.post(f"{url}/sandbox/bronnen/cloudevents", json=_order(Family()))
    assert answer.status_code == 409
