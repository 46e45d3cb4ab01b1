"""BRP API Gebeurtenissen of the sandbox, against the official OpenAPI of RvIG."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from sandbox.settings import TEST_EVENTS_CLIENT, TEST_EVENTS_SECRET
from tests.contract.sandbox.running import Sandbox

CONTROL = "/sandbox/bronnen/gebeurtenissen"
DEPARTED = "nl.brp.verhuisd.naar-buitenland"
CHILD, OTHER = "999990019", "999990020"
Valid = Callable[[str, object], None]


@pytest.fixture
def api(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """As the test municipality; nobody subscribed yet."""
    sandbox.http.delete(CONTROL).raise_for_status()
    form = {
        "grant_type": "client_credentials",
        "client_id": TEST_EVENTS_CLIENT,
        "client_secret": TEST_EVENTS_SECRET,
    }
    token = sandbox.http.post("/token", data=form).raise_for_status().json()["access_token"]
    with httpx.Client(
        base_url=f"{sandbox.url}/api/brp", headers={"Authorization": f"Bearer {token}"}
    ) as client:
        yield client


def command(api: httpx.Client, what: str, bsn: str, kind: str | None = DEPARTED) -> httpx.Response:
    told = {"type": what, "burgerservicenummer": bsn}
    kinds = {} if kind is None else {"gebeurtenisType": kind}
    return api.post("/abonnees/ika/abonnementen", json=told | kinds)


def subscribed(api: httpx.Client, *bsns: str) -> None:
    api.post("/abonnees", json={"abonneeNaam": "ika"})
    for bsn in bsns:
        command(api, "AbonneerOpGebeurtenisTypeVanPersoon", bsn).raise_for_status()


def happen(sandbox: Sandbox, bsn: str, **what: object) -> str:
    answer = sandbox.http.post(f"{CONTROL}/gebeurtenis", json={"burgerservicenummer": bsn, **what})
    return str(answer.raise_for_status().json()["id"])


def ids(answer: httpx.Response) -> list[str]:
    return [one["id"] for one in answer.raise_for_status().json()["gebeurtenissen"]]


def wrong(answer: httpx.Response) -> list[tuple[str, str]]:
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    return [(one["name"], one["code"]) for one in answer.json()["invalidParams"]]


def test_a_subscriber_from_beginning_to_end(api: httpx.Client, valid_subscriptions: Valid) -> None:
    assert api.post("/abonnees", json={"abonneeNaam": "ika"}).status_code == 201
    again = api.post("/abonnees", json={"abonneeNaam": "ika"})
    assert again.status_code == 409
    valid_subscriptions("Foutbericht", again.json())
    found = api.get("/abonnees")
    assert found.json() == {"abonnees": [{"naam": "ika"}]}
    valid_subscriptions("RaadpleegAbonneesResponse", found.json())
    assert api.delete("/abonnees/ika").status_code == 204
    gone = api.delete("/abonnees/ika")
    assert gone.status_code == 404
    valid_subscriptions("Foutbericht", gone.json())


def test_subscriptions_are_made_once_and_ended_once(
    api: httpx.Client, valid_subscriptions: Valid
) -> None:
    subscribed(api, CHILD, OTHER)
    assert command(api, "AbonneerOpGebeurtenisTypeVanPersoon", CHILD).status_code == 409
    command(api, "AbonneerOpGebeurtenisTypeVanPersoon", CHILD, "nl.brp.overleden")
    found = api.get("/abonnees/ika/abonnementen", params={"limit": 2}).json()
    valid_subscriptions("RaadpleegAbonnementenResponse", found)
    cursor = found["abonnementen"][-1]["id"]
    rest = api.get("/abonnees/ika/abonnementen", params={"cursor": cursor}).json()
    assert [one["gebeurtenisType"] for one in rest["abonnementen"]] == ["nl.brp.overleden"]
    assert command(api, "ZegOpAbonnementenOpPersoon", CHILD, None).status_code == 204
    end_one = "ZegOpAbonnementOpGebeurtenisTypeVanPersoon"
    assert command(api, end_one, CHILD).status_code == 404
    assert command(api, end_one, OTHER).status_code == 204


def test_events_come_oldest_first_and_only_to_who_is_subscribed(
    api: httpx.Client, sandbox: Sandbox, valid_events: Valid
) -> None:
    subscribed(api, OTHER)
    happen(sandbox, CHILD, datum="2026-01-12")
    subscribed(api, CHILD)
    partial = {"type": "JaarDatum", "jaar": 2025, "langFormaat": "2025"}
    events = [happen(sandbox, CHILD, datum=when) for when in ("2026-01-12", partial, None) * 5]
    path = "/abonnees/ika/gebeurtenissen"
    first = api.get(path)
    valid_events("GebeurtenissenBevragenResponse", first.json())
    assert ids(first) == events[:10]
    assert ids(api.get(path)) == events[:10]
    assert ids(api.get(path, params={"cursor": events[9]})) == events[10:]
    assert ids(api.get(path, params={"cursor": events[0], "limit": 2})) == events[1:3]
    assert ids(api.get(path, params={"cursor": events[-1]})) == []
    died = happen(sandbox, CHILD, type="nl.brp.overleden", datum="2026-02-01")
    assert died not in ids(api.get(path, params={"cursor": events[-2]}))


def test_where_the_server_remembers_everything_comes_once(
    api: httpx.Client, sandbox: Sandbox
) -> None:
    subscribed(api, CHILD)
    sandbox.http.put(CONTROL, json={"leeswijze": "ongelezen"}).raise_for_status()
    events = [happen(sandbox, CHILD) for _ in range(12)]
    path = "/abonnees/ika/gebeurtenissen"
    assert [ids(api.get(path)) for _ in range(3)] == [events[:10], events[10:], []]


def test_every_fault_is_said_in_the_words_of_the_specification(
    api: httpx.Client, sandbox: Sandbox, valid_subscriptions: Valid
) -> None:
    subscribed(api, CHILD)
    path = "/abonnees/ika/gebeurtenissen"
    no_uuid = api.get(path, params={"cursor": "x"})
    assert wrong(no_uuid) == [("cursor", "uuid")]
    assert no_uuid.json()["detail"] == "De foutieve parameter(s) zijn: cursor."
    assert no_uuid.json()["invalidParams"][0]["reason"] == "Waarde is geen uuid."
    unknown = api.get(path, params={"cursor": str(uuid4())})
    assert wrong(unknown) == [("cursor", "unknown")]
    reason = unknown.json()["invalidParams"][0]
    assert reason["reason"] == "Cursor is geen correcte gebeurtenis id."
    valid_subscriptions("InvalidParam", reason)
    limits = {"0": "minimum", "11": "maximum", "x": "integer"}
    for limit, code in limits.items():
        assert wrong(api.get(path, params={"limit": limit})) == [("limit", code)]
    names = ("a", "Ika", "i--ka", "abcdefghijk")
    found = [api.post("/abonnees", json={"abonneeNaam": name}) for name in names]
    assert [wrong(one) for one in found] == [[("abonneeNaam", "pattern")]] * 4
    assert wrong(api.post("/abonnees", json={})) == [("abonneeNaam", "required")]
    assert wrong(command(api, "x", "1", "y")) == [
        ("type", "value"), ("burgerservicenummer", "pattern"), ("gebeurtenisType", "enum"),
    ]  # fmt: skip
    for status in (401, 403, 500):
        sandbox.fail("gebeurtenissen", "status", status=status, aantal=1)
        valid_subscriptions("Foutbericht", api.get("/abonnees").json())
    nobody = sandbox.http.get("/api/brp/abonnees")
    assert (nobody.status_code, nobody.json()["code"]) == (401, "authentication")
    assert api.get("/abonnees/oka/gebeurtenissen").status_code == 404


def test_more_commands_than_agreed_have_to_wait(api: httpx.Client, sandbox: Sandbox) -> None:
    api.post("/abonnees", json={"abonneeNaam": "ika"})
    sandbox.http.put(CONTROL, json={"tempo": 2}).raise_for_status()
    made = [
        command(api, "AbonneerOpGebeurtenisTypeVanPersoon", bsn)
        for bsn in (CHILD, OTHER, "999990032")
    ]
    assert [one.status_code for one in made] == [201, 201, 429]
    assert 0 < int(made[-1].headers["Retry-After"]) <= 60


def test_what_happens_can_be_seen_in_the_brp_too(api: httpx.Client, sandbox: Sandbox) -> None:
    subscribed(api, CHILD)
    happen(sandbox, CHILD, datum="2026-01-12", landcode="7028")
    answer: dict[str, Any] = sandbox.ask([CHILD], ["verblijfplaats"]).json()
    assert answer["personen"][0]["verblijfplaats"]["verblijfadres"]["land"]["code"] == "7028"
    nobody = {"burgerservicenummer": "999999990", "datum": "2026-01-12", "landcode": "7028"}
    assert sandbox.http.post(f"{CONTROL}/gebeurtenis", json=nobody).status_code == 400
