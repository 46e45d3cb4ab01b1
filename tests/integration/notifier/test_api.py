"""The HTTP surface over a real server."""

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from sqlalchemy import func, select

from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import DEPARTURE_FACTS
from notifier.decide_case import decide_cases
from notifier.storage.shared import AUDIT, INBOX
from notifier.web import build_for
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World, served_on

_CONTRACTS = Path(__file__).parents[3] / "contracts"


@pytest.fixture
def api(world: World) -> Iterator[httpx.Client]:
    listener = socket.create_server(("127.0.0.1", 0))
    with (
        served_on(listener, build_for(world.application)) as url,
        httpx.Client(base_url=url, timeout=10) as client,
    ):
        yield client


@pytest.fixture
def facts(world: World) -> DepartureFacts:
    family = Family(world.clock())
    return family.facts(family.child("Sanne"))


def token(world: World, scope: str, client: str = "vertrekmelding") -> dict[str, str]:
    answer = world.sandbox.post(
        "/token",
        data={
            "grant_type": "client_credentials",
            "client_id": client,
            "client_secret": f"geheim-{client}",
            "scope": scope,
            "audience": "notifier",
        },
    )
    return {"Authorization": f"Bearer {answer.raise_for_status().json()['access_token']}"}


def post_facts(world: World, api: httpx.Client, body: bytes) -> httpx.Response:
    return api.post(
        "/v1/vertrekfeiten", content=body, headers=token(world, "vertrekfeiten:schrijven")
    )


def test_facts_are_taken_once(world: World, api: httpx.Client, facts: DepartureFacts) -> None:
    body = DEPARTURE_FACTS.encode(facts)
    first, second = post_facts(world, api, body), post_facts(world, api, body)
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json() == second.json()
    assert first.json()["status"] == "ontvangen"
    assert first.headers["API-Version"] == "1.0.0"
    assert len(world.rows(INBOX)) == 1
    assert world.rings[0][0] == "notifier.decide"


def test_the_same_id_with_other_content_is_refused(
    world: World, api: httpx.Client, facts: DepartureFacts
) -> None:
    post_facts(world, api, DEPARTURE_FACTS.encode(facts))
    other = replace(facts, municipality=None)
    answer = post_facts(world, api, DEPARTURE_FACTS.encode(other))
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"


def test_what_is_wrong_is_named_and_not_repeated(
    world: World, api: httpx.Client, facts: DepartureFacts
) -> None:
    marker = facts.children[0].child.bsn.reveal()
    body = json.loads(DEPARTURE_FACTS.encode(facts))
    body["established_at"] = f"{marker}x"
    answer = post_facts(world, api, json.dumps(body).encode())
    assert answer.status_code == 400
    assert answer.json()["invalidParams"][0]["name"] == "established_at"
    assert marker not in answer.text


def test_a_moment_without_a_zone_is_refused(
    world: World, api: httpx.Client, facts: DepartureFacts
) -> None:
    body = json.loads(DEPARTURE_FACTS.encode(facts))
    body["established_at"] = "2026-03-01T12:00:00"
    assert post_facts(world, api, json.dumps(body).encode()).status_code == 400


def test_in_test_mode_only_invented_people(
    world: World, api: httpx.Client, facts: DepartureFacts
) -> None:
    marker = facts.children[0].child.bsn.reveal()
    body = DEPARTURE_FACTS.encode(facts).replace(marker.encode(), b"123456782")
    answer = post_facts(world, api, body)
    assert (answer.status_code, answer.json()["code"]) == (400, "not_fictitious")


def test_no_token_no_facts(api: httpx.Client, world: World, facts: DepartureFacts) -> None:
    body = DEPARTURE_FACTS.encode(facts)
    assert api.post("/v1/vertrekfeiten", content=body).status_code == 401
    wrong = token(world, "zaken:lezen")
    assert api.post("/v1/vertrekfeiten", content=body, headers=wrong).status_code == 403


def audited(world: World) -> int:
    with world.service.database.transaction() as connection:
        return connection.execute(select(func.count()).select_from(AUDIT)).scalar_one()


def test_a_case_is_shown_to_its_municipality_and_to_rvdk_and_every_look_is_written_down(
    world: World, api: httpx.Client, facts: DepartureFacts
) -> None:
    world.establish(facts)
    case_id = world.case_of(facts).id
    before = audited(world)
    for client in ("gemeente", "rvdk", "ca-ika"):
        answer = api.get(f"/v1/zaken/{case_id}", headers=token(world, "zaken:lezen", client))
        assert answer.status_code == 200, client
        assert answer.headers["cache-control"] == "no-store"
    refused = api.get(f"/v1/zaken/{case_id}", headers=token(world, "zaken:lezen", "gemeente-2"))
    assert refused.status_code == 404
    assert audited(world) == before + 4
    shown = answer.json()
    assert shown["besluit"]["uitkomst"] == "NOTIFY"
    assert {reason["code"] for reason in shown["besluit"]["redenen"]} == {"S01"}
    assert shown["berichten"][0]["status"] == "planned"
    for child in facts.children:
        for person in (child.child, *child.persons):
            assert person.bsn.reveal() not in answer.text
            assert str(person.full_name) not in answer.text
    _same_shape_as_the_example(shown)


def _same_shape_as_the_example(shown: dict[str, Any]) -> None:
    example = json.loads((_CONTRACTS / "examples/zaken/zaak.json").read_text())
    assert shown.keys() == example.keys()
    assert shown["besluit"].keys() == example["besluit"].keys()
    assert shown["berichten"][0].keys() == example["berichten"][0].keys()


def test_a_shadow_case_does_not_exist_for_anyone(
    world: World, api: httpx.Client, facts: DepartureFacts
) -> None:
    world.establish(replace(facts, municipality=None))
    case_id = world.case_of(facts).id
    answer = api.get(f"/v1/zaken/{case_id}", headers=token(world, "zaken:lezen", "rvdk"))
    assert answer.status_code == 404


def test_cases_are_found_by_a_number_in_the_body(
    world: World, api: httpx.Client, facts: DepartureFacts
) -> None:
    world.establish(facts)
    case_id = str(world.case_of(facts).id)
    headers = token(world, "zaken:lezen", "rvdk")
    child = facts.children[0]
    holder = child.persons[1].bsn
    for question in (
        {"burgerservicenummer": child.child.bsn.reveal()},
        {"burgerservicenummer": holder.reveal()},
        {"vertrekId": str(child.departure_id)},
    ):
        answer = api.post("/v1/zaken/_zoek", json=question, headers=headers)
        assert answer.json() == {"zaken": [case_id]}
    nobody = api.post("/v1/zaken/_zoek", json={"vertrekId": str(uuid4())}, headers=headers)
    assert nobody.json() == {"zaken": []}
    other = token(world, "zaken:lezen", "gemeente-2")
    hidden = api.post("/v1/zaken/_zoek", json={"vertrekId": str(child.departure_id)}, headers=other)
    assert hidden.json() == {"zaken": []}


def test_a_search_that_makes_no_sense_is_refused_without_an_echo(
    world: World, api: httpx.Client
) -> None:
    headers = token(world, "zaken:lezen", "rvdk")
    for question in ({}, {"burgerservicenummer": "999900001"}, {"onbekend": "999900001"}):
        answer = api.post("/v1/zaken/_zoek", json=question, headers=headers)
        assert answer.status_code == 400
        assert "999900001" not in answer.text


def test_the_published_document_is_the_one_that_is_served(api: httpx.Client) -> None:
    answer = api.get("/v1/openapi.json")
    assert answer.headers["access-control-allow-origin"] == "*"
    served = answer.json()
    validate(served)
    published = json.loads((_CONTRACTS / "openapi/notifier.json").read_text())
    published["servers"] = served["servers"]
    assert served == published


def test_the_example_fits_the_published_document() -> None:
    document = json.loads((_CONTRACTS / "openapi/notifier.json").read_text())
    for name, file in (
        ("Zaak", "zaken/zaak.json"),
        ("Zoekvraag", "zaken/zoekvraag.json"),
        ("Uitkomst", "zaken/uitkomst.json"),
        ("Bevinding", "bevindingen/bevestigd.json"),
        ("Bevinding", "bevindingen/gecorrigeerd.json"),
        ("Signaal", "signalen/contactverbod.json"),
        ("Signaal", "signalen/namens-ouder.json"),
        ("Controle", "signalen/controle.json"),
        ("Antwoord", "antwoorden/op-een-brief.json"),
        ("Antwoord", "antwoorden/vooraf.json"),
    ):
        schema = {
            "$ref": f"#/components/schemas/{name}",
            "components": document["components"],
        }
        example = json.loads((_CONTRACTS / "examples" / file).read_text())
        Draft202012Validator(schema).validate(example)


def test_health(world: World, api: httpx.Client, facts: DepartureFacts) -> None:
    assert api.get("/health/live").status_code == 200
    assert api.get("/health/ready").json()["status"] == "ok"
    post_facts(world, api, DEPARTURE_FACTS.encode(facts))
    world.clock.advance(minutes=5)
    assert "inbox" in api.get("/health/ready").json()["late"]
    decide_cases(world.service)
    assert "inbox" not in api.get("/health/ready").json()["late"]
