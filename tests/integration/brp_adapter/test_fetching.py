"""What a source only points at: told, fetched from agreed hosts, received once."""

import gzip
from collections.abc import Iterator
from itertools import repeat
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import delete, select

from brp_adapter.application import Application
from brp_adapter.establish_departure import establish_departures
from brp_adapter.review_rows import retry_row, rows_in_review
from brp_adapter.service import ESTABLISH, FETCH
from brp_adapter.storage.source_tables import TO_FETCH, UNREADABLE
from brp_adapter.storage.tables import INBOX
from brp_adapter.sweep import sweep
from foundation.failpoint import FailpointHit, arm_failpoints
from foundation.work import WorkState
from tests.integration.brp_adapter.families import SOURCE, Family, day, declared
from tests.integration.brp_adapter.notifying import BEFORE, Notified, host_of, notified, told
from tests.integration.brp_adapter.running import World, served

DEPARTURE = "nl.brp.vertrek-naar-buitenland.aangegeven"
NEITHER = ("Bearer een-ander-geheim-0123456789", 403), (None, 401)


@pytest.fixture
def nrc(application: Application, world: World) -> Iterator[Notified]:
    with application.service.database.transaction() as connection:
        connection.execute(delete(TO_FETCH))
        connection.execute(delete(UNREADABLE))
    with notified(application, world) as here:
        yield here


def departure(family: Family) -> dict[str, Any]:
    """A declaration as a resource of its own."""
    event: dict[str, Any] = declared(family)
    return {name: event[name] for name in ("id", "type", "time", "data")} | {"url": "https://x/"}


def test_a_person_is_fetched_and_the_brp_is_asked(nrc: Notified) -> None:
    world, family = nrc.world, Family()
    world.bring(family.persons)
    url = nrc.resource(
        "personen/0b5d", {"burgerservicenummer": family.child, "naam": {"voornamen": "Kim"}}
    )
    message = told(url)
    for authorization, status in NEITHER:
        assert nrc.callback(message, authorization).status_code == status
    # The NRC sends it again although it had its 204, its members in another order.
    assert nrc.callback(message).status_code == 204
    assert nrc.callback(dict(reversed(message.items()))).status_code == 204
    (row,) = nrc.rows()
    assert world.rings == [(FETCH, row.id)]
    assert (row.kind, row.state) == ("notificaties/melding", WorkState.READY)
    # Not even the address lies open.
    assert b"0b5d" not in row.content

    assert nrc.fetch() == 1
    assert world.rings[1:] == [(ESTABLISH, row.id)]
    (row,) = nrc.rows()
    assert (row.state, row.content) == (WorkState.DONE, None)
    received = world.inbox(row.id)
    assert (received.kind, received.source) == ("notificaties/persoon", "notificaties:proef-nrc")
    # What the BRP tells better is not kept.
    kept = nrc.service.privacy.open(received.content, INBOX, "content", row.id)
    assert family.child.encode() in kept
    assert b"Kim" not in kept
    establish_departures(nrc.service)
    assert world.inbox(row.id).state == WorkState.DONE
    assert nrc.callback(message).status_code == 204
    assert nrc.fetch() == 0


def test_a_departure_is_fetched_and_says_it_itself(application: Application, world: World) -> None:
    kanalen = [{"naam": "vertrekken", "acties": ["create"]}]
    with notified(application, world, levert="vertrek", kanalen=kanalen) as nrc:
        family = Family()
        world.bring(family.persons)
        resource = departure(family)
        url = nrc.resource(f"vertrekken/{uuid4()}", resource)
        for actie, minute in (("create", 1), ("create", 2), ("update", 3)):
            message = told(
                url,
                kanaal="vertrekken",
                resource="vertrek",
                actie=actie,
                aanmaakdatum=f"2026-01-12T09:0{minute}:00Z",
            )
            assert nrc.callback(message).status_code == 204
        # Told twice, it is one report; what nobody waits for is not fetched.
        assert nrc.fetch() == 2
        reports = world.rows(select(INBOX).where(INBOX.c.external_id == resource["id"]))
        assert [row.kind for row in reports] == ["notificaties/vertrek"]
        establish_departures(nrc.service)
        (facts,) = [
            row for row in world.outbox() if row.correlation_id == reports[0].correlation_id
        ]
        assert facts.state == WorkState.READY


def test_what_is_no_notification_is_refused_and_kept(nrc: Notified) -> None:
    message = told("https://brp.example/personen/0b5d")
    wrong = [
        (message | {"resourceUrl": "https://brp.example/personen/999990019"}, "resourceUrl"),
        (message | {"resourceUrl": "https://brp.example/%3999990019"}, "resourceUrl"),
        (message | {"kenmerken": {"bsn": "999990019"}}, "kenmerken"),
        (message | {"kenmerken": {"999990019": 7}}, "kenmerken"),
        (message | {"resourceUrl": "file:///etc/passwd"}, "resourceUrl"),
        ({"kanaal": "personen"}, "hoofdObject"),
    ]
    for given, name in wrong:
        answer = nrc.callback(given)
        assert answer.status_code == 400
        problem = answer.json()
        assert name in {param["name"] for param in problem["invalidParams"]}
        assert "999990019" not in answer.text
    kept = nrc.world.rows(select(UNREADABLE))
    assert {row.connection for row in kept} == {"proef-nrc"}
    assert len(kept) == len(wrong)
    assert nrc.rows() == []
    # The call with which an NRC tries a callback points nowhere.
    trial = told("http://some.resource.nl/", kanaal="test", actie="create", kenmerken={})
    assert nrc.callback(trial).status_code == 204
    assert nrc.rows() == []


def test_an_nrc_that_repeats_itself_and_a_source_that_fails(nrc: Notified) -> None:
    """One row from failure to failure, and at the end the report."""
    world, family = nrc.world, Family()
    world.bring(family.persons)
    url = nrc.resource("personen/later", {"burgerservicenummer": family.child})
    nrc.callback(told(url), BEFORE)  # the secret of before still counts
    for status, reason in ((503, "resource_unavailable"), (403, "access_refused")):
        world.fault(onderdeel="bron", soort="status", status=status, aantal=1)
        assert nrc.fetch() == 1
        (row,) = nrc.rows()
        assert (row.state, row.reason) == (WorkState.READY, reason)
        assert nrc.fetch() == 0
        world.clock.advance(minutes=10)
    world.fault(onderdeel="bron", soort="half_antwoord", aantal=1)
    nrc.fetch()
    world.clock.advance(minutes=10)
    world.fault(onderdeel="bron", soort="ongeldig_schema", aantal=1)
    nrc.fetch()
    (row,) = nrc.rows()
    assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, "resource_unreadable resource:json")
    (waits,) = [one for one in rows_in_review(nrc.service) if one.kind == "to-fetch"]
    assert waits.id == row.id
    assert retry_row(nrc.service, row.id, actor="beheer:proef", why="T-1")
    assert nrc.fetch() == 1
    assert nrc.rows()[0].state == WorkState.DONE
    assert world.inbox(row.id).kind == "notificaties/persoon"


def test_what_is_not_there_is_asked_for_again_and_then_shown(nrc: Notified) -> None:
    base = str(nrc.world.sandbox.base_url).rstrip("/")
    nrc.callback(told(f"{base}/gemeente/api/personen/nergens"))
    for _ in range(4):
        assert nrc.fetch() == 1
        nrc.world.clock.advance(minutes=12)
    (row,) = nrc.rows()
    assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, "resource_gone")


def test_nothing_is_asked_where_nothing_was_agreed(nrc: Notified) -> None:
    base = httpx.URL(str(nrc.world.sandbox.base_url))
    elsewhere = [
        "http://169.254.169.254/latest/meta-data/",
        f"http://localhost:{base.port}/gemeente/api/personen/0b5d",
        f"http://127.0.0.1:{base.port}@evil.example/x",
        f"http://evil.example\\@127.0.0.1:{base.port}/x",
        f"http://gebruiker:geheim@127.0.0.1:{base.port}/x",
        "http://127.0.0.1/personen/0b5d",
        f"http://[::ffff:127.0.0.1]:{base.port}/x",
        f"http://2130706433:{base.port}/x",
        f"http://127.0.0.1:{base.port}#@evil.example/",
    ]
    for number, url in enumerate(elsewhere):
        nrc.callback(told(url, aanmaakdatum=f"2026-01-12T09:30:{number:02}Z"))
        assert nrc.fetch() == 1
    rows = nrc.rows()
    assert {row.reason for row in rows} == {"host_not_agreed"}
    assert len(rows) == len(elsewhere)


def test_a_private_address_is_asked_only_where_that_was_said(
    application: Application, world: World
) -> None:
    sandbox = httpx.URL(str(world.sandbox.base_url))
    where = {
        "hosts": [f"127.0.0.1:{sandbox.port}", f"localhost:{sandbox.port}"],
        "toegang": "sleutel",
        "geheim": "bron",
    }
    with notified(application, world, ophalen=where) as nrc:
        nrc.callback(told(f"http://localhost:{sandbox.port}/gemeente/api/personen/0b5d"))
        assert nrc.fetch() == 1
        assert nrc.rows()[-1].reason == "address_private"


def _rogue(inside: str) -> FastAPI:
    """A server that does what no API may; whoever follows it comes ``inside``."""
    app = FastAPI()

    @app.get("/elders")
    async def elsewhere() -> Response:
        return Response(status_code=302, headers={"Location": inside})

    @app.get("/ingepakt")
    async def packed() -> Response:
        body = gzip.compress(b" " * 10_000_000)
        return Response(body, headers={"Content-Encoding": "gzip"})

    @app.get("/eindeloos")
    async def endless() -> StreamingResponse:
        return StreamingResponse(repeat(b" " * 65536), media_type="application/json")

    return app


def test_what_answers_as_no_api_may_is_not_followed(application: Application, world: World) -> None:
    inside = f"{str(world.sandbox.base_url).rstrip('/')}/gemeente/api/personen/binnen"
    with served(_rogue(inside)) as rogue:
        where = {
            "hosts": [host_of(rogue)],
            "intern": True,
            "toegang": "sleutel",
            "geheim": "bron",
        }
        with notified(application, world, ophalen=where) as nrc:
            for path, reason in (
                ("elders", "http_302"),
                ("ingepakt", "answer_packed"),
                ("eindeloos", "answer_too_large"),
            ):
                nrc.callback(told(f"{rogue}/{path}"))
                assert nrc.fetch() == 1
                row = nrc.rows()[-1]
                assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, reason)
            asked = world.sandbox.get("/sandbox/bronnen/notificaties").json()["opgehaald"]
            assert "personen/binnen" not in asked


def test_without_a_basis_nothing_is_fetched_until_there_is_one(
    application: Application, world: World
) -> None:
    with notified(application, world, gemeente="00000009900000000001") as nrc:
        url = nrc.resource("personen/zonder", {"burgerservicenummer": Family().child})
        nrc.callback(told(url))
        nrc.fetch()
        (row,) = [one for one in nrc.rows() if one.sender == "00000009900000000001"]
        assert (row.state, row.reason) == (WorkState.HELD, "read_brp_off")
        asked = world.sandbox.get("/sandbox/bronnen/notificaties").json()["opgehaald"]
        assert "personen/zonder" not in asked
        # In shadow too nothing about people stays for more than a day.
        world.clock.advance(days=2)
        sweep(nrc.service)
        (row,) = [one for one in nrc.rows() if one.sender == "00000009900000000001"]
        assert (row.state, row.content, row.reason) == (WorkState.REFUSED, None, "shadow_erased")


def test_an_event_whose_data_lies_elsewhere(nrc: Notified) -> None:
    world, family = nrc.world, Family()
    world.bring(family.persons)
    event = declared(family)
    data = event.pop("data")
    event["dataref"] = nrc.resource("claims/1", data)
    given = {
        "Authorization": world.token("gebeurtenissen:schrijven"),
        "Content-Type": "application/cloudevents+json",
    }

    def push(body: dict[str, Any]) -> httpx.Response:
        return nrc.intake.post("/v1/gebeurtenissen", json=body, headers=given)

    answer = push(event)
    assert answer.status_code == 202
    melding = answer.json()["id"]
    assert push(event).json()["id"] == melding
    assert push(event | {"time": f"{day(-1)}T00:00:00Z"}).status_code == 409
    seen = {"Authorization": world.token("meldingen:lezen")}
    status = nrc.intake.get(f"/v1/meldingen/{melding}", headers=seen)
    assert status.json()["status"] == "ontvangen"
    assert nrc.fetch() == 1
    received = world.rows(select(INBOX).where(INBOX.c.external_id == event["id"]))
    assert [(str(row.id), row.source) for row in received] == [(melding, SOURCE)]
    establish_departures(nrc.service)
    status = nrc.intake.get(f"/v1/meldingen/{melding}", headers=seen)
    assert status.json()["status"] == "vastgesteld"
    assert push(event).json()["id"] == melding
    # With both the data counts, and nothing is fetched.
    both = declared(Family()) | {"dataref": "https://elders.example/x"}
    assert push(both).status_code == 202
    # The second is Punycode of nothing.
    for address in ("https://elders.example/x", "https://xn--a/x"):
        answer = push(event | {"id": str(uuid4()), "dataref": address})
        assert answer.status_code == 400
        assert [param["name"] for param in answer.json()["invalidParams"]] == ["dataref"]
    assert nrc.fetch() == 0


def test_whoever_dies_between_fetching_and_the_commit_fetches_again(
    nrc: Notified, tmp_path_factory: pytest.TempPathFactory
) -> None:
    world, family = nrc.world, Family()
    url = nrc.resource("personen/dood", {"burgerservicenummer": family.child})
    nrc.callback(told(url))
    folder = tmp_path_factory.mktemp("orders")
    arm_failpoints(folder)
    try:
        for place in ("fetch.claim.committed", "fetch.answered", "fetch.outcome.written"):
            (folder / place).write_text("raise")
            with pytest.raises(FailpointHit):
                nrc.fetch()
            (row,) = nrc.rows()
            assert row.state == WorkState.READY
            assert world.rows(select(INBOX).where(INBOX.c.id == row.id)) == []
            assert nrc.fetch() == 0  # as long as the lease of who died lasts
            world.clock.advance(seconds=nrc.service.lease.total_seconds() + 1)
        (folder / "fetch.outcome.committed").write_text("raise")
        with pytest.raises(FailpointHit):
            nrc.fetch()
    finally:
        arm_failpoints(None)
    (row,) = nrc.rows()
    assert row.state == WorkState.DONE
    assert world.inbox(row.id).state == WorkState.READY
    assert nrc.fetch() == 0
