"""Each kind of fault as a client sees it on the wire."""

import time

import httpx
import pytest

from tests.contract.sandbox.running import Sandbox

NOOR, SAM = "999990019", "999990020"

BROKEN = (httpx.RemoteProtocolError, httpx.ReadError)
"""Closed before the request was read the system resets a connection, else it ends it: a client sees
the one or the other, and neither has an answer."""


@pytest.mark.parametrize(
    ("kind", "taken"),
    [("onderbroken", 0), ("aannemen_zonder_antwoord", 1), ("half_antwoord", 1)],
)
def test_breaks_the_connection_before_or_after_taking(
    sandbox: Sandbox, kind: str, taken: int
) -> None:
    sandbox.fail("rvdk", kind, aantal=1)
    with pytest.raises(BROKEN):
        sandbox.flag()
    assert len(sandbox.delivered()) == taken
    assert sandbox.flag().status_code == 202


def test_hangs_until_the_client_gives_up(sandbox: Sandbox) -> None:
    sandbox.fail("ca_ika", "hang", aantal=1)
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{sandbox.url}/ca-ika/gebeurtenissen", timeout=0.2)
    assert sandbox.delivered() == []


def test_a_hanging_call_ends_when_that_was_ordered(sandbox: Sandbox) -> None:
    sandbox.fail("brp", "hang", aantal=1, vertragingSeconden=0.2)
    with pytest.raises(BROKEN):
        sandbox.ask([NOOR], ["naam"])


def test_sends_half_an_answer(sandbox: Sandbox) -> None:
    sandbox.fail("brp", "half_antwoord", aantal=1)
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        sandbox.ask([NOOR], ["naam"])


def test_answers_what_breaks_the_schema(sandbox: Sandbox) -> None:
    sandbox.fail("brp", "ongeldig_schema", aantal=1)
    answer = sandbox.ask([NOOR], ["naam"])
    assert answer.status_code == 200
    assert answer.json()["personen"][0]["burgerservicenummer"] == 1


def test_can_be_slow(sandbox: Sandbox) -> None:
    sandbox.fail("brp", "vertraging", vertragingSeconden=0.2, aantal=1)
    start = time.monotonic()
    assert sandbox.ask([NOOR], ["naam"]).status_code == 200
    assert time.monotonic() - start >= 0.2


def test_fails_for_one_person_only(sandbox: Sandbox) -> None:
    sandbox.fail("brp", "status", status=503, burgerservicenummers=[SAM])
    assert sandbox.ask([NOOR], ["naam"]).status_code == 200
    assert sandbox.ask([NOOR, SAM], ["naam"]).status_code == 503
    sandbox.http.delete("/sandbox/storing")
    assert sandbox.ask([NOOR, SAM], ["naam"]).status_code == 200


def test_fails_for_a_time(sandbox: Sandbox) -> None:
    sandbox.fail("brp", "status", status=500, seconden=0.3)
    assert sandbox.ask([NOOR], ["naam"]).status_code == 500
    time.sleep(0.35)
    assert sandbox.ask([NOOR], ["naam"]).status_code == 200


def test_can_refuse_tokens(sandbox: Sandbox) -> None:
    sandbox.fail("token", "status", status=503, retryAfter=2, aantal=1)
    answer = sandbox.http.post("/token", data={"grant_type": "client_credentials"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")


def test_shows_what_is_in_force(sandbox: Sandbox) -> None:
    sandbox.fail("rvdk", "status", status=503, aantal=2)
    assert sandbox.flag().status_code == 503
    shown = {"onderdeel": "rvdk", "soort": "status", "status": 503, "aantal": 1}
    assert sandbox.http.get("/sandbox/storing").json() == [shown]
    sandbox.flag()
    assert sandbox.http.get("/sandbox/storing").json() == []


@pytest.mark.parametrize(
    ("order", "place"),
    [
        ({"onderdeel": "post", "soort": "hang"}, "onderdeel"),
        ({"onderdeel": "brp", "soort": "status"}, "status"),
        ({"onderdeel": "brp", "soort": "hang", "aantel": 1}, "aantel"),
        ({"onderdeel": "rvdk", "soort": "hang", "burgerservicenummers": [SAM]}, "onderdeel 'brp'"),
    ],
)
def test_says_what_is_wrong_with_an_order(
    sandbox: Sandbox, order: dict[str, object], place: str
) -> None:
    answer = sandbox.http.post("/sandbox/storing", json=order)
    assert answer.status_code == 400
    assert place in answer.json()["detail"]
    assert SAM not in answer.text
