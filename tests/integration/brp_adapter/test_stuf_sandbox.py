"""The sandbox's broker against a real intake: sends, repeats, judges strictly, and stops."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest
import xmlschema
from fastapi import FastAPI, Request, Response
from pydantic import SecretStr

from brp_adapter.application import Application
from brp_adapter.connections.connected import Connected
from brp_adapter.connections.stuf import Stuf, System
from brp_adapter.sources.stuf.message import open_message
from brp_adapter.web import build_for
from sandbox.emigration import Emigration
from sandbox.settings import TEST_STUF_AUTHORIZATION, SandboxSettings
from sandbox.stuf.broker import Broker
from sandbox.stuf.judge import NotStufError, judge
from sandbox.stuf.message import departure_message
from sandbox.web import build as build_sandbox
from tests.integration.brp_adapter.families import OIN, Family
from tests.integration.brp_adapter.running import World, listening, served, served_on
from tests.stuf_messages import ABSENT, SCHEMAS

BROKER = Stuf(
    soort="stuf",
    naam="makelaar",
    gemeente=OIN,
    zender=System(organisatie="0000", applicatie="MAKELAAR"),
    geheim="makelaar",
)


@pytest.fixture(scope="module")
def intake_socket() -> socket.socket:
    """Taken before anybody listens: the sandbox is told where the intake will be."""
    return listening()


@pytest.fixture(scope="module")
def sandbox_url(
    intake_socket: socket.socket, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    listener = listening()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    settings = SandboxSettings(
        data=tmp_path_factory.mktemp("sandbox"),
        base_url=url,
        intake_url=f"http://127.0.0.1:{intake_socket.getsockname()[1]}",
    )
    with served_on(listener, build_sandbox(settings)) as running:
        yield running


@pytest.fixture(scope="module")
def intake_url(application: Application, intake_socket: socket.socket) -> Iterator[str]:
    secret = {"makelaar": SecretStr(TEST_STUF_AUTHORIZATION)}
    service = replace(application.service, connected=Connected([BROKER], secret))
    with served_on(intake_socket, build_for(replace(application, service=service))) as url:
        yield url


def _order(*bsns: str, land: str = "7028") -> dict[str, object]:
    return {"burgerservicenummer": list(bsns), "datum": "2026-01-12", "landcode": land}


def test_a_departure_that_the_broker_tells_of_is_established(world: World) -> None:
    family = Family()
    world.bring(family.persons)

    answer = world.sandbox.post(
        "/sandbox/bronnen/stuf/vertrek", json=_order(family.child, family.leaver)
    )

    told = answer.raise_for_status().json()["berichten"]
    assert [(one["antwoord"], one["code"], one["pogingen"]) for one in told] == [
        ("Bv03", None, [200])
    ] * 2
    world.work()
    children = [child for taken in world.notifier.taken for child in taken.children]
    [facts] = [one for one in children if one.child.bsn.reveal() == family.child][-1:]
    assert facts.registration is not None
    assert (str(facts.registration.date), facts.registration.destination) == ("2026-01-12", "7028")
    state = world.sandbox.get("/sandbox/bronnen/stuf").json()
    assert not state["gestopt"]
    assert told[0] in state["berichten"]


def test_an_order_that_cannot_be_told_is_refused(world: World) -> None:
    unknown = world.sandbox.post("/sandbox/bronnen/stuf/vertrek", json=_order("999990019"))
    assert unknown.status_code == 400
    assert "999990019" not in unknown.text
    assert world.sandbox.post("/sandbox/bronnen/stuf/vertrek", json={}).status_code == 400


def _message(family: Family, reference: str, land: str = "7028") -> bytes:
    order = Emigration.model_validate(_order(family.child, land=land))
    now = datetime(2026, 1, 12, 9, 30, 15, 123000, tzinfo=UTC)
    return departure_message(family.persons[0], order, reference=reference, now=now)


@pytest.mark.skipif(not SCHEMAS.exists(), reason=ABSENT)
@pytest.mark.parametrize("land", ["7028", "0000"])
def test_what_the_broker_sends_fits_the_official_schema(land: str) -> None:
    schema = xmlschema.XMLSchema(
        str(SCHEMAS / "bg0310" / "mutatie" / "bg0310_msg_mutatie.xsd"), validation="lax"
    )
    message, steering = open_message(_message(Family(), "SANDBOX-1", land))
    schema.validate(message)
    assert steering.tijdstip == "20260112103015123"


async def _at_once(seconds: float) -> None:
    del seconds


def _told(url: str, *messages: tuple[str, bytes]) -> tuple[Broker, list[tuple[str, str | None]]]:
    broker = Broker(url, SecretStr(TEST_STUF_AUTHORIZATION), wait=_at_once)

    async def send() -> list[tuple[str, str | None]]:
        sent = [await broker.send(reference, content) for reference, content in messages]
        return [(one.antwoord, one.code) for one in sent]

    return broker, asyncio.run(send())


def test_after_five_refusals_in_a_row_it_stops_until_it_may_go_on(
    world: World, intake_url: str
) -> None:
    del world
    family = Family()
    wrong = [
        (f"R-{n}", _message(family, f"R-{n}").replace(b">VERTREKMELDING<", b">ANDERS<"))
        for n in range(7)
    ]
    good = ("R-9", _message(family, "R-9"))

    broker, told = _told(intake_url, *wrong, good)

    assert told == [("Fo03", "StUF010")] * 5 + [("gestopt", None)] * 3
    broker.go_on()
    assert not broker.stopped


def test_content_that_cannot_be_read_does_not_stop_it(world: World, intake_url: str) -> None:
    family = Family()
    sent = [
        (f"L-{n}", _message(family, f"L-{n}").replace(family.child.encode(), b"123456789"))
        for n in range(7)
    ]
    _, told = _told(intake_url, *sent)
    assert told == [("Bv03", None)] * 7
    assert world.rings == []


def test_what_got_no_answer_goes_again_and_is_one_message(intake_url: str) -> None:
    """In between stands what loses every first answer, after it was given."""
    seen: list[bytes] = []
    app = FastAPI()

    @app.post("/v1/stuf")
    async def between(request: Request) -> Response:
        content = await request.body()
        headers = {
            name: value
            for name, value in request.headers.items()
            if name in {"authorization", "content-type", "soapaction"}
        }
        async with httpx.AsyncClient() as client:
            answer = await client.post(f"{intake_url}/v1/stuf", content=content, headers=headers)
        seen.append(answer.content)
        if len(seen) == 1:
            return Response(status_code=502)
        return Response(answer.content, answer.status_code, media_type="text/xml")

    with served(app) as url:
        broker, told = _told(url, ("V-1", _message(Family(), "V-1")))

    assert told == [("Bv03", None)]
    assert broker.sent[0].pogingen == [502, 200]
    assert seen[0] == seen[1]


BV03 = (
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>'
    '<s:Bv03Bericht xmlns:s="http://www.egem.nl/StUF/StUF0301"><s:stuurgegevens>'
    "<s:berichtcode>Bv03</s:berichtcode>"
    "<s:zender><s:applicatie>VERTREKMELDING</s:applicatie></s:zender>"
    "<s:ontvanger><s:applicatie>MAKELAAR</s:applicatie></s:ontvanger>"
    "<s:referentienummer>9</s:referentienummer><s:tijdstipBericht>20260112</s:tijdstipBericht>"
    "<s:crossRefnummer>R-1</s:crossRefnummer></s:stuurgegevens></s:Bv03Bericht></e:Body></e:Envelope>"
)


def test_a_strict_sender_takes_what_is_right_and_nothing_else() -> None:
    assert judge(200, BV03.encode(), reference="R-1").code is None
    swapped = BV03.replace(
        "<s:referentienummer>9</s:referentienummer><s:tijdstipBericht>20260112</s:tijdstipBericht>",
        "<s:tijdstipBericht>20260112</s:tijdstipBericht><s:referentienummer>9</s:referentienummer>",
    )
    for status, wrong in (
        (200, swapped),
        (200, BV03.replace("R-1", "R-2")),
        (500, BV03),
        (200, BV03.replace("Bv03<", "Bv04<")),
        (200, "geen xml"),
        (200, "<!DOCTYPE a><a/>"),
        (200, BV03.replace("<e:Body>", "").replace("</e:Body>", "")),
    ):
        with pytest.raises(NotStufError):
            judge(status, wrong.encode(), reference="R-1")
