"""Who may push, how fast, until when; and the question beforehand whether a system may."""

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
import redis
from sqlalchemy import func, select

from brp_adapter.api.handshake import PER_MINUTE
from brp_adapter.application import Application
from brp_adapter.connections.connected import Connected
from brp_adapter.connections.nlgov import NlGov
from brp_adapter.connections.pace import Pace
from brp_adapter.storage.source_tables import UNREADABLE
from brp_adapter.web import build_for
from tests.integration.brp_adapter.families import OIN, OTHER_OIN, Family, day, declared
from tests.integration.brp_adapter.pushing import send_batch, send_binary
from tests.integration.brp_adapter.running import World, served

ORIGIN = "gebeurtenissen.leverancier.example"


def _connected(application: Application, pace: Pace, **changes: object) -> Application:
    """The municipality with a file of sources; ``changes`` to its connection."""
    own = NlGov.model_validate(
        {"naam": "proef", "soort": "nlgov", "gemeente": OIN, "oorsprongen": (ORIGIN,), **changes}
    )
    other = NlGov.model_validate(
        {
            "naam": "elders",
            "soort": "nlgov",
            "gemeente": OTHER_OIN,
            "oorsprongen": ("elders.example", "gedeeld.example"),
            "tempo": 30,
        }
    )
    shared = NlGov.model_validate(
        {
            "naam": "derde",
            "soort": "nlgov",
            "gemeente": OTHER_OIN[:-1] + "2",
            "oorsprongen": ("gedeeld.example",),
            "tempo": 20,
        }
    )
    service = replace(application.service, connected=Connected((own, other, shared)), pace=pace)
    return replace(application, service=service)


@pytest.fixture
def pace(redis_url: str) -> Pace:
    """Nothing was counted before."""
    with redis.Redis.from_url(redis_url) as client:
        client.flushdb()
    return Pace(redis_url)


@pytest.fixture
def connected(world: World, pace: Pace) -> Iterator[World]:
    application = _connected(world.application, pace)
    with served(build_for(application)) as url, httpx.Client(base_url=url) as intake:
        yield replace(world, application=application, intake=intake)


def _with(world: World, pace: Pace, **changes: object) -> Iterator[World]:
    application = _connected(world.application, pace, **changes)
    with served(build_for(application)) as url, httpx.Client(base_url=url) as intake:
        yield replace(world, application=application, intake=intake)


@pytest.fixture
def retired(world: World, pace: Pace) -> Iterator[World]:
    yield from _with(world, pace, einde=day(-1))


@pytest.fixture
def slow(world: World, pace: Pace) -> Iterator[World]:
    yield from _with(world, pace, tempo=3)


def _ask(world: World, origin: str | None = ORIGIN, **headers: str) -> httpx.Response:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    if origin is not None:
        given["WebHook-Request-Origin"] = origin
    return world.intake.options("/v1/gebeurtenissen", headers=given)


def test_a_system_that_is_named_may_send(connected: World) -> None:
    answer = _ask(connected, WebHook_Request_Rate="100")

    assert answer.status_code == 200
    assert answer.headers["webhook-allowed-origin"] == ORIGIN
    assert answer.headers["webhook-allowed-rate"] == "100"
    assert "POST" in answer.headers["allow"].split(", ")
    assert answer.content == b""
    assert _ask(connected, WebHook_Request_Rate="99999").headers["webhook-allowed-rate"] == "600"
    assert _ask(connected).headers["webhook-allowed-rate"] == "600"
    assert _ask(connected, ORIGIN.upper()).headers["webhook-allowed-origin"] == ORIGIN.upper()
    # Of a supplier for two municipalities: as fast as both of them take it.
    assert _ask(connected, "gedeeld.example").headers["webhook-allowed-rate"] == "20"


def test_a_callback_is_never_called(connected: World) -> None:
    """The sandbox would have written it down."""
    url = f"{connected.sandbox.base_url}/oproepen"
    for origin in (ORIGIN, "vreemd.example"):
        _ask(connected, origin, WebHook_Request_Callback=url)
    assert connected.sandbox.get("/sandbox/bezorgd").json() == []


@pytest.mark.parametrize(
    "origin", ["vreemd.example", "*", f"x.{ORIGIN}", f"{ORIGIN}.", "a" * 5000, "'; --"]
)
def test_another_system_may_not_and_learns_nothing(connected: World, origin: str) -> None:
    answer = _ask(connected, origin)
    assert (answer.status_code, answer.json()["code"]) == (403, "origin_unknown")
    assert not [name for name in answer.headers if name.startswith("webhook")]
    assert origin not in answer.text
    assert ORIGIN not in answer.text


def test_a_question_that_is_none(connected: World) -> None:
    missing = _ask(connected, None)
    assert missing.status_code == 400
    assert missing.json()["invalidParams"][0]["name"] == "WebHook-Request-Origin"
    for rate in ("0", "-1", "1.5", "ten", "9" * 30, ""):
        answer = _ask(connected, WebHook_Request_Rate=rate)
        assert answer.status_code == 400, rate
        assert answer.json()["invalidParams"][0]["name"] == "WebHook-Request-Rate"


def test_who_asks_too_often_waits_and_strangers_keep_nobody_out(connected: World) -> None:
    answers = [_ask(connected, f"x{number}.example") for number in range(PER_MINUTE + 1)]
    assert answers[-1].status_code == 429
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 120
    assert _ask(connected).status_code == 200


def test_without_a_file_nobody_is_named(world: World) -> None:
    assert _ask(world).status_code == 403


def test_a_source_whose_last_day_is_over(retired: World) -> None:
    sent = declared(Family())
    for answer in (retired.send(sent), send_binary(retired, sent), send_batch(retired, [sent])):
        assert (answer.status_code, answer.json()["code"]) == (410, "connection_retired")
    garbage = send_batch(retired, b"x")
    assert garbage.status_code == 410
    assert _ask(retired).status_code == 403


def test_who_is_not_connected_brings_nothing(connected: World) -> None:
    """A token alone is not enough; and garbage of a stranger fills no table of ours."""
    before = connected.rows(select(func.count()).select_from(UNREADABLE))
    token = connected.token("gebeurtenissen:schrijven", "school")
    for answer in (
        connected.send(declared(Family()), Authorization=token),
        send_batch(connected, b"garbage", Authorization=token),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "sender_unknown")
    assert connected.rows(select(func.count()).select_from(UNREADABLE)) == before


def test_a_pace_counts_events_whatever_they_come_in(slow: World) -> None:
    events = [declared(Family()) for _ in range(3)]
    assert send_batch(slow, events[:2]).status_code == 202
    refused = send_batch(slow, events)

    assert (refused.status_code, refused.json()["code"]) == (429, "too_many_messages")
    assert 1 <= int(refused.headers["retry-after"]) <= 120
    assert send_binary(slow, events[2]).status_code == 202
    assert slow.send(events[0]).status_code == 429


def test_a_batch_larger_than_the_pace_is_not_refused_for_ever(slow: World) -> None:
    assert send_batch(slow, [declared(Family()) for _ in range(5)]).status_code == 202
    assert slow.send(declared(Family())).status_code == 429


def test_when_redis_is_away_everything_is_taken(world: World) -> None:
    for away in _with(world, Pace("redis://127.0.0.1:1/0"), tempo=1):
        for _ in range(3):
            assert away.send(declared(Family())).status_code == 202
        assert send_batch(away, [declared(Family())] * 4).status_code == 202
        assert _ask(away).status_code == 200
