"""The sandbox's vrijBRP: what it sends fits the schema, and is sent until it is taken."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from sandbox.settings import TEST_VRIJBRP_AUTHORIZATION, SandboxSettings
from sandbox.web import build
from tests.integration.brp_adapter.running import served

SCHEMA = (
    Path(__file__).parents[3].parent / "shared/brp/data/vrijbrp/vrijbrp.pl.mutation.v1.schema.json"
)
CHILD, EARLIER = "999990019", "999990007"
ORDERS = "/sandbox/bronnen/vrijbrp"


@dataclass
class Receiver:
    """The address that is told, with the answers it gives in turn."""

    answers: list[int] = field(default_factory=list)
    got: list[tuple[str | None, dict[str, Any]]] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found.got.append((self.headers["Authorization"], body))
            self.send_response(found.answers.pop(0) if found.answers else 202)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def http(tmp_path: Path, issuer_key: Path, receiver: Receiver) -> Iterator[httpx.Client]:
    settings = SandboxSettings(
        data=tmp_path, issuer_key=issuer_key, intake_url=receiver.url, vrijbrp_retry=0.01
    )
    with served(build(settings)) as url, httpx.Client(base_url=url, timeout=10) as client:
        yield client


def _answers(http: httpx.Client, notices: int, last: int) -> list[list[int]]:
    """Of every notice, once each has its last answer."""
    while True:
        sent = [one["antwoorden"] for one in http.get(f"{ORDERS}/mutaties").json()]
        if len(sent) == notices and all(one and one[-1] == last for one in sent):
            return sent
        time.sleep(0.005)


def test_a_notice_fits_the_schema_and_is_sent_until_it_is_taken(
    http: httpx.Client, receiver: Receiver
) -> None:
    receiver.answers = [503, 429, 202]
    order = {"burgerservicenummer": CHILD, "vroegereNummers": [EARLIER]}
    taken = http.post(f"{ORDERS}/mutaties", json=order)
    assert taken.status_code == 202
    assert _answers(http, 1, 202) == [[503, 429, 202]]
    assert len({json.dumps(body) for _, body in receiver.got}) == 1
    shown, notice = receiver.got[0]
    assert shown == TEST_VRIJBRP_AUTHORIZATION
    assert notice["id"] == taken.json()["id"]
    assert notice["data"] == {"bsn": CHILD, "historicBsns": [EARLIER]}
    if SCHEMA.exists():
        jsonschema.Draft7Validator(json.loads(SCHEMA.read_text())).validate(notice)


def test_a_departure_is_in_the_register_and_told_without_content(
    http: httpx.Client, receiver: Receiver, family: list[dict[str, Any]]
) -> None:
    http.put("/sandbox/personen", json=family).raise_for_status()
    order = {"burgerservicenummer": [CHILD], "datum": "2026-11-01", "landcode": "7028"}
    assert http.post(f"{ORDERS}/vertrek", json=order).status_code == 202
    assert _answers(http, 1, 202) == [[202]]
    assert receiver.got[0][1]["data"] == {"bsn": CHILD, "historicBsns": []}
    gone = {p["burgerservicenummer"]: p for p in http.get("/sandbox/personen").json()}[CHILD]
    assert gone["verblijfplaats"]["type"] == "VerblijfplaatsBuitenland"


def test_what_is_refused_is_not_sent_again(http: httpx.Client, receiver: Receiver) -> None:
    receiver.answers = [403]
    http.post(f"{ORDERS}/mutaties", json={"burgerservicenummer": CHILD}).raise_for_status()
    assert _answers(http, 1, 403) == [[403]]


def test_orders_that_cannot_be_carried_out(http: httpx.Client, tmp_path: Path) -> None:
    assert http.post(f"{ORDERS}/mutaties", json={"burgerservicenummer": "1"}).status_code == 400
    stranger = {"burgerservicenummer": ["999990093"], "datum": "2026-11-01"}
    assert http.post(f"{ORDERS}/vertrek", json=stranger).status_code == 400
    silent = build(SandboxSettings(data=tmp_path / "stil"))
    with served(silent) as url:
        answer = httpx.post(f"{url}{ORDERS}/mutaties", json={"burgerservicenummer": CHILD})
    assert answer.status_code == 409
