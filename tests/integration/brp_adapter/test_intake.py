"""The intake over real HTTP on a real database: what is answered, and what that rests on."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from celery import Celery
from pydantic import SecretStr
from sqlalchemy import func, select, text

from brp_adapter.application import build_application
from brp_adapter.settings import AdapterSettings
from brp_adapter.sources.event_types import EVENT_TYPES
from brp_adapter.storage.tables import INBOX
from brp_adapter.web import build_for
from foundation.celery_app import publisher
from foundation.work import WorkState
from tests.integration.brp_adapter.families import OTHER_OIN, Family, declared, event, new_bsn
from tests.integration.brp_adapter.running import World, served

MARKER = "999993653"
PATIENCE = 60.0
"""Seconds; how long a busy machine may take for what needs none."""


def _stored(world: World, external_id: str) -> int:
    found = world.rows(select(func.count()).where(INBOX.c.external_id == external_id))
    count: int = found[0][0]
    return count


def test_202_means_that_it_is_in_the_database(world: World) -> None:
    sent = declared(Family())

    answer = world.send(sent)

    assert answer.status_code == 202
    assert answer.json()["status"] == "ontvangen"
    row = world.inbox(answer.json()["id"])
    assert (row.state, row.external_id) == (WorkState.READY, sent["id"])
    assert answer.headers["location"] == f"/v1/meldingen/{answer.json()['id']}"
    assert answer.headers["api-version"] == "1.0.0"
    assert world.rings == [("brp_adapter.establish", row.id)]


def test_the_content_is_stored_sealed(world: World) -> None:
    family = Family()

    answer = world.send(declared(family))

    assert family.child.encode() not in world.inbox(answer.json()["id"]).content


@contextmanager
def _commit_fails(world: World) -> Iterator[None]:
    """A deferred constraint trigger: every statement succeeds and COMMIT itself does not."""
    with world.application.service.database.transaction() as connection:
        connection.execute(
            text(
                "CREATE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'disk_full'; END $$"
            )
        )
        connection.execute(
            text(
                "CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON inbox "
                "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_commit()"
            )
        )
    try:
        yield
    finally:
        with world.application.service.database.transaction() as connection:
            connection.execute(text("DROP TRIGGER refuse ON inbox"))
            connection.execute(text("DROP FUNCTION refuse_commit()"))


def test_a_commit_that_fails_is_no_202(world: World) -> None:
    sent = declared(Family())

    with _commit_fails(world):
        answer = world.send(sent)

    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"]
    assert _stored(world, sent["id"]) == 0
    assert world.rings == []
    assert world.send(sent).status_code == 202


def test_a_duplicate_gets_the_same_answer(world: World) -> None:
    sent = declared(Family())
    first = world.send(sent)
    other_form = json.dumps(dict(reversed(sent.items())), indent=3).encode()

    second = world.send(other_form)

    assert (second.status_code, second.json()) == (first.status_code, first.json())
    assert _stored(world, sent["id"]) == 1
    assert len(world.rings) == 1


def test_the_same_id_with_other_content_is_refused_and_kept_for_an_operator(world: World) -> None:
    sent = declared(Family())
    first = world.send(sent)

    answer = world.send(sent | {"data": sent["data"] | {"veiligTeInformeren": False}})

    assert answer.status_code == 409
    assert answer.json()["code"] == "event_conflict"
    conflicts = INBOX.metadata.tables["inbox_conflict"]
    kept = world.rows(select(conflicts).where(conflicts.c.inbox_id == first.json()["id"]))
    assert len(kept) == 1


def _without(sent: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in sent.items() if key != name}


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (lambda e: _without(e, "source"), {"source"}),
        (lambda e: _without(e, "time"), {"time"}),
        (lambda e: e | {"subject": MARKER}, {"subject"}),
        (lambda e: e | {"source": f"urn:nld:oin:{MARKER}:systeem:x"}, {"source"}),
        (lambda e: e | {"id": "a\u0000b"}, {"id"}),
        (
            lambda e: e | {"data": e["data"] | {"personen": [MARKER, "999993654"], MARKER: 1}},
            {"data.personen.1", "data.(onbekend lid)"},
        ),
        (
            lambda e: e | {"data": e["data"] | {"vertrekdatum": "31-12", "veiligTeInformeren": 1}},
            {"data.vertrekdatum", "data.veiligTeInformeren"},
        ),
        (lambda e: e | {"data": MARKER}, {"data"}),
    ],
)
def test_bad_input_names_its_members_and_echoes_nothing(
    world: World, change: Callable[[dict[str, Any]], dict[str, Any]], names: set[str]
) -> None:
    answer = world.send(change(declared(Family())))

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert {"title", "status", "detail"} <= problem.keys()
    assert names <= {param["name"] for param in problem["invalidParams"]}
    assert MARKER not in answer.text
    assert "999993654" not in answer.text


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 5000, b'"x"'])
def test_what_is_no_json_object_is_a_400(world: World, body: bytes) -> None:
    assert world.send(body).status_code == 400


def test_an_unknown_type_is_told_which_types_there_are(world: World) -> None:
    answer = world.send(event("nl.brp.geboren", {}))

    assert answer.status_code == 400
    assert all(kind in answer.json()["detail"] for kind in EVENT_TYPES)


def test_test_mode_takes_fictitious_numbers_only(world: World) -> None:
    real = "123456782"
    family = Family()

    for data in ({"personen": [real]}, {"aangever": {"burgerservicenummer": real}}):
        answer = world.send(declared(family, **data))
        assert answer.status_code == 400
        assert answer.json()["invalidParams"][0]["code"] == "notFictitious"
        assert real not in answer.text


def test_another_media_type_is_415(world: World) -> None:
    answer = world.send(declared(Family()), **{"Content-Type": "application/json"})
    assert answer.status_code == 415


def test_an_answer_that_the_caller_cannot_read_is_406(world: World) -> None:
    assert world.send(declared(Family()), Accept="text/html").status_code == 406


def test_more_than_64_kb_is_413_also_in_chunks(world: World) -> None:
    sent = declared(Family())
    large = json.dumps(sent | {"data": sent["data"] | {"x": "y" * 65_536}}).encode()
    assert world.send(large).status_code == 413
    headers = {
        "Authorization": world.token("gebeurtenissen:schrijven"),
        "Content-Type": "application/cloudevents+json",
    }
    chunks = (large[start : start + 8192] for start in range(0, len(large), 8192))
    answer = world.intake.post("/v1/gebeurtenissen", content=chunks, headers=headers)
    assert answer.status_code == 413


def test_who_may_send(world: World) -> None:
    sent = declared(Family())
    assert world.send(sent, Authorization="").status_code == 401
    assert world.send(sent, Authorization="Bearer x.y.z").status_code == 401
    other_scope = world.token("meldingen:lezen")
    assert world.send(sent, Authorization=other_scope).status_code == 403
    other_audience = world.token("gebeurtenissen:schrijven", audience="notifier")
    assert world.send(sent, Authorization=other_audience).status_code == 401
    other_sender = world.token("gebeurtenissen:schrijven", "gemeente-2")
    refused = world.send(sent, Authorization=other_sender)
    assert (refused.status_code, refused.json()["code"]) == (403, "source_not_yours")
    assert _stored(world, sent["id"]) == 0


def test_a_sender_sees_its_own_event_and_no_other(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    melding = world.report(declared(family))

    def look(client: str) -> httpx.Response:
        token = world.token("meldingen:lezen", client)
        return world.intake.get(f"/v1/meldingen/{melding}", headers={"Authorization": token})

    assert look("gemeente").json()["status"] == "ontvangen"
    world.notifier.answers.extend([503] * 50)  # also for what earlier tests left waiting
    world.work()
    world.notifier.answers.clear()
    assert look("gemeente").json()["status"] == "vastgesteld"
    world.clock.advance(seconds=20)
    world.work()
    seen = look("gemeente").json()
    assert seen.keys() == {"id", "status", "ontvangenOp", "gewijzigdOp", "vertrekken"}
    assert len(seen["vertrekken"]) == 1
    assert seen["status"] == "overgedragen"
    assert seen["ontvangenOp"].endswith("Z")
    assert look("gemeente-2").status_code == 404


def test_the_same_id_of_two_senders_is_two_events(world: World) -> None:
    sent = declared(Family())
    other = sent | {"source": f"urn:nld:oin:{OTHER_OIN}:systeem:burgerzaken"}

    first = world.send(sent)
    second = world.send(other, Authorization=world.token("gebeurtenissen:schrijven", "gemeente-2"))

    assert second.status_code == 202
    assert first.json()["id"] != second.json()["id"]


def test_the_document_is_public(world: World) -> None:
    answer = world.intake.get("/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert set(answer.json()["paths"]) >= {"/gebeurtenissen", "/meldingen/{meldingId}"}


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("vertrekdatum", "0001-01-01"),
        ("vertrekdatum", "1899-12-31"),
        ("vertrekdatum", "2200-01-01"),
        ("vertrekdatum", "9999-12-31"),
        ("aangifteTijdstip", "0001-01-01T00:00:00+14:00"),
        ("aangifteTijdstip", "9999-12-31T23:59:59-14:00"),
    ],
)
def test_a_moment_that_no_calendar_reckons_with_is_refused(
    world: World, member: str, value: str
) -> None:
    sent = declared(Family())
    sent["data"][member] = value

    answer = world.send(sent)

    assert answer.status_code == 400
    (fault,) = answer.json()["invalidParams"]
    assert fault["name"] == f"data.{member}"
    assert _stored(world, sent["id"]) == 0


def test_a_time_that_no_calendar_reckons_with_is_refused(world: World) -> None:
    answer = world.send(declared(Family()) | {"time": "9999-12-31T00:00:00Z"})

    assert answer.status_code == 400
    assert [fault["name"] for fault in answer.json()["invalidParams"]] == ["time"]


def test_health(world: World) -> None:
    assert world.intake.get("/health/live").status_code == 200
    assert world.intake.get("/health/ready").status_code == 200


def test_a_path_that_is_not_there_is_a_problem(world: World) -> None:
    answer = world.intake.get(f"/v1/personen/{new_bsn()}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def _waits_for_ever(name: str, *, broker_url: str) -> Celery:
    """Who publishes does not give up: whoever waits for that gets no answer."""
    app = publisher(name, broker_url=broker_url)
    app.conf.broker_transport_options |= {"socket_timeout": 3600, "socket_connect_timeout": 3600}
    return app


def test_a_redis_that_hangs_does_not_delay_the_202(
    world: World, settings: AdapterSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It accepts connections and never answers, which is worse than being away.

    No time is measured: a busy machine answers late, and an answer that waits for the broker does
    not come at all.
    """
    monkeypatch.setattr("foundation.doorbell.publisher", _waits_for_ever)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(PATIENCE)
        url = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
        application = build_application(settings.model_copy(update={"redis_url": SecretStr(url)}))
        with served(build_for(application)) as address:
            for _ in range(2):
                token = world.token("gebeurtenissen:schrijven")
                answer = httpx.post(
                    f"{address}/v1/gebeurtenissen",
                    json=declared(Family()),
                    headers={
                        "Authorization": token,
                        "Content-Type": "application/cloudevents+json",
                    },
                    timeout=PATIENCE,
                )
                assert answer.status_code == 202
            connection, _ = silent.accept()
            with connection:
                connection.settimeout(PATIENCE)
                assert connection.recv(1) != b"", "it is asked something, and does not answer"
                assert application.doorbell.missed == 0, "and it is still being waited for"
