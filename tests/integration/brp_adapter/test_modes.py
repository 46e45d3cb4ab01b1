"""Structured, binary and batch over real HTTP on a real database: one event is one row."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select

from brp_adapter.accept_batch import LARGEST_EVENT, MOST_EVENTS
from brp_adapter.api.pushed import ACCEPTED, LARGEST_BATCH
from brp_adapter.storage.source_tables import UNREADABLE
from brp_adapter.storage.tables import INBOX
from foundation.database import DatabaseUnavailable
from foundation.failpoint import failpoint
from tests.integration.brp_adapter.families import OTHER_OIN, Family, declared, event
from tests.integration.brp_adapter.pushing import BATCH, in_headers, send_batch, send_binary
from tests.integration.brp_adapter.running import World

MARKER = "999993653"


def _stored(world: World, *events: dict[str, Any]) -> int:
    ids = [one["id"] for one in events]
    found = world.rows(select(func.count()).where(INBOX.c.external_id.in_(ids)))
    count: int = found[0][0]
    return count


def _told_of(world: World) -> set[str]:
    """Children whose departure was handed over."""
    return {one.child.bsn.reveal() for facts in world.notifier.taken for one in facts.children}


def _kept(world: World) -> dict[bytes, Any]:
    """What lies before an operator, by what it says."""
    keyring = world.application.service.privacy.keyring
    return {
        keyring.open(row.content, table="unreadable", column="content", row_id=row.id): row
        for row in world.rows(select(UNREADABLE))
    }


def _wrong(**data: object) -> dict[str, Any]:
    sent = declared(Family())
    return sent | {"data": sent["data"] | data}


def test_an_event_in_headers_is_established_like_any_other(world: World) -> None:
    family = Family()
    world.bring(family.persons)

    answer = send_binary(world, declared(family))

    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == f"/v1/meldingen/{answer.json()['id']}"
    world.work()
    assert family.child in _told_of(world)


def test_one_event_in_all_modes_at_once_is_one_row_and_one_answer(world: World) -> None:
    """Also in batches that hold the same events in another order: none waits for the other."""
    events = [declared(Family()) for _ in range(8)]

    def push(number: int) -> list[str]:
        if number % 4 == 0:
            return [world.send(one).json()["id"] for one in events]
        if number % 4 == 1:
            return [send_binary(world, one).json()["id"] for one in events]
        order = events if number % 4 == 2 else events[::-1]
        answer = send_batch(world, order).json()["gebeurtenissen"]
        found = {one["id"]: kept["id"] for one, kept in zip(order, answer, strict=True)}
        return [found[one["id"]] for one in events]

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(push, range(12)))

    assert _stored(world, *events) == len(events)
    assert {tuple(answer) for answer in answers} == {tuple(answers[0])}
    assert len(world.rings) == len(events)


def test_other_content_in_another_mode_is_a_conflict(world: World) -> None:
    sent = declared(Family())
    assert world.send(sent).status_code == 202
    sent["data"]["veiligTeInformeren"] = False
    assert send_binary(world, sent).status_code == 409
    assert send_batch(world, [sent]).json()["gebeurtenissen"][0]["code"] == "event_conflict"


def test_a_batch_is_answered_in_its_order(world: World) -> None:
    first, second = declared(Family()), declared(Family())
    answer = send_batch(world, [first, second, first])

    assert answer.status_code == 202
    told = answer.json()["gebeurtenissen"]
    assert [one["status"] for one in told] == ["ontvangen"] * 3
    assert told[0] == told[2] != told[1]
    assert [str(world.inbox(one["id"]).external_id) for one in told[:2]] == [
        first["id"],
        second["id"],
    ]
    assert send_batch(world, [first, second, first]).json() == answer.json()
    assert "location" not in answer.headers
    assert send_batch(world, []).json() == {"gebeurtenissen": []}


def test_of_a_batch_what_is_right_is_kept_and_what_is_wrong_is_named(world: World) -> None:
    right, last = declared(Family()), declared(Family())
    elsewhere = declared(Family()) | {"source": f"urn:nld:oin:{OTHER_OIN}:systeem:x"}
    other = right | {"data": right["data"] | {"vertrekdatum": "2199-01-01"}}
    bad = _wrong(vertrekdatum="31-12", personen=[MARKER, "999993654"])
    sent = [right, bad, event("nl.brp.geboren", {}), elsewhere, other, MARKER, last]

    answer = send_batch(world, sent)

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == "events_refused"
    told = problem["gebeurtenissen"]
    assert [one.get("code", one["status"]) for one in told] == [
        "ontvangen",
        "invalid_event",
        "unknown_event_type",
        "source_not_yours",
        "event_conflict",
        "invalid_event",
        "ontvangen",
    ]
    names = {param["name"]: param["code"] for param in problem["invalidParams"]}
    assert names == {
        "1.data.personen.1": "bsn",
        "1.data.vertrekdatum": "date",
        "2.type": "unknown",
        "3": "source_not_yours",
        "4": "event_conflict",
        "5.(bericht)": "json",
    }
    assert MARKER not in answer.text
    assert _stored(world, *(one for one in sent if isinstance(one, dict))) == 2
    kept = {json.dumps(json.loads(content)) for content in _kept(world)}
    assert kept >= {json.dumps(one) for one in (bad, sent[2], sent[5])}
    assert json.dumps(elsewhere) not in kept
    # A sender that only knows how to send all of it again changes nothing by it.
    assert send_batch(world, sent).json()["gebeurtenissen"] == told


def test_a_batch_of_which_the_commit_fails_keeps_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = [declared(Family()), declared(Family())]

    def breaks(name: str) -> None:
        failpoint(name)
        if name == "accept_batch.written":
            raise DatabaseUnavailable

    with monkeypatch.context() as broken:
        broken.setattr("foundation.database.failpoint", breaks)
        assert send_batch(world, sent).status_code == 503
    assert _stored(world, *sent) == 0
    assert world.rings == []
    assert send_batch(world, sent).status_code == 202


def test_a_batch_whose_answer_is_lost_is_there_and_comes_again_as_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process ends between the commit and the answer: the sweep rings for what is there."""
    families = [Family(), Family()]
    for family in families:
        world.bring(family.persons)
    sent = [declared(family) for family in families]

    def dies(name: str) -> None:
        failpoint(name)
        if name == "accept_batch.committed":
            raise DatabaseUnavailable

    with monkeypatch.context() as broken:
        broken.setattr("foundation.database.failpoint", dies)
        assert send_batch(world, sent).status_code == 503
    assert (_stored(world, *sent), world.rings) == (2, [])
    world.work()
    assert _told_of(world) >= {family.child for family in families}
    world.rings.clear()

    again = send_batch(world, sent)

    assert again.status_code == 202
    assert _stored(world, *sent) == 2
    assert world.rings == []


def test_what_is_too_large(world: World) -> None:
    right, large = declared(Family()), _wrong(x="y" * LARGEST_EVENT)
    answer = send_batch(world, [right, large])
    assert answer.status_code == 400
    (fault,) = answer.json()["invalidParams"]
    assert (fault["name"], fault["code"]) == ("1.(bericht)", "maxLength")
    assert _stored(world, right) == 1

    many = send_batch(world, [right] * (MOST_EVENTS + 1))
    assert (many.status_code, many.json()["code"]) == (413, "too_many_events")

    def chunked(size: int, **headers: str) -> tuple[int, str]:
        body = (b" " * 8192 for _ in range(size // 8192 + 1))
        given = {"Authorization": world.token("gebeurtenissen:schrijven"), **headers}
        answer = world.intake.post("/v1/gebeurtenissen", content=body, headers=given)
        return answer.status_code, answer.json()["detail"]

    for headers in ({"Content-Type": ACCEPTED[0]}, {"Content-Type": ACCEPTED[2], "ce-id": "x"}):
        status, detail = chunked(LARGEST_EVENT, **headers)
        assert (status, detail[-6:]) == (413, "64 KB.")
    status, detail = chunked(LARGEST_BATCH, **{"Content-Type": BATCH})
    assert (status, detail[-8:]) == (413, "1024 KB.")
    declared_long = world.send(b" " * (LARGEST_BATCH + 1))
    assert declared_long.status_code == 413


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": ""},
        {"Content-Type": "application/json"},
        {"Content-Type": "application/cloudevents+xml"},
        {"Content-Type": "application/cloudevents+json; charset=iso-8859-1"},
        {"Content-Type": "application/cloudevents-batch+json; charset=utf-16"},
        {"Content-Type": "text/json", "ce-id": "x"},
        {"Content-Type": "application/json; charset=latin1", "ce-id": "x"},
        {"Content-Encoding": "gzip"},
    ],
)
def test_another_form_is_415_and_says_which_there_are(
    world: World, headers: dict[str, str]
) -> None:
    answer = world.send(declared(Family()), **headers)
    assert answer.status_code == 415
    assert answer.headers["accept"] == ", ".join(ACCEPTED)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "content_type",
    ['Application/CloudEvents+JSON; Charset="UTF-8"', "application/cloudevents+json;x=y"],
)
def test_media_types_may_be_spelt_as_http_allows(world: World, content_type: str) -> None:
    answer = world.send(declared(Family()), **{"Content-Type": content_type})
    assert answer.status_code == 202


def test_a_bad_binary_event_is_kept_without_its_token(world: World) -> None:
    sent = _wrong(vertrekdatum="gisteren")
    headers, body = in_headers(sent)

    refused = world.send(body, **{"Content-Type": "application/json", **headers})
    garbage = world.send(
        b"{" + MARKER.encode(), **{"Content-Type": "application/json", **headers, "ce-id": "%"}
    )

    assert (refused.status_code, garbage.status_code) == (400, 400)
    assert {one["name"] for one in garbage.json()["invalidParams"]} == {"id", "data"}
    assert MARKER not in garbage.text
    kept = _kept(world)
    assert any(b'"gisteren"' in content and content[:1] == b"{" for content in kept)
    (as_sent,) = (content for content in kept if content.endswith(b"{" + MARKER.encode()))
    assert b"Bearer" not in as_sent
    assert b"authorization" not in as_sent.lower()
    assert kept[as_sent].reason == "id:encoding data:json"
