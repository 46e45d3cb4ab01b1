"""How the sandbox's BRP refuses and fails, in the official bodies."""

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.settings import TEST_API_KEY
from tests.contract.sandbox.running import Sandbox

NOOR = "999990019"
PERSONEN = "/haalcentraal/api/brp/personen"
SOUND = {
    "type": "RaadpleegMetBurgerservicenummer",
    "burgerservicenummer": [NOOR],
    "fields": ["naam"],
}


@pytest.mark.parametrize(
    ("change", "name", "code"),
    [
        ({"fields": ["geheimhoudingPersoonsgegevens"]}, "fields[0]", "fields"),
        ({"fields": ["naam", "naam.inOnderzoek"]}, "fields[1]", "fields"),
        ({"fields": ["Naam"]}, "fields[0]", "fields"),
        ({"fields": ["naam voornamen"]}, "fields[0]", "pattern"),
        ({"fields": []}, "fields", "minItems"),
        ({"fields": ["naam"] * 131}, "fields", "maxItems"),
        ({"fields": "naam"}, "fields", "array"),
        ({"fields": None}, "fields", "required"),
        ({"burgerservicenummer": []}, "burgerservicenummer", "minItems"),
        ({"burgerservicenummer": [NOOR] * 21}, "burgerservicenummer", "maxItems"),
        ({"burgerservicenummer": [NOOR, "12"]}, "burgerservicenummer[1]", "pattern"),
        ({"type": None}, "type", "required"),
        ({"type": "ZoekMetBsn"}, "type", "value"),
        ({"gemeenteVanInschrijving": "51"}, "gemeenteVanInschrijving", "pattern"),
        ({"doelbinding": "x"}, "doelbinding", "unknownParam"),
    ],
)
def test_names_the_fault_in_a_question(
    sandbox: Sandbox, change: dict[str, Any], name: str, code: str
) -> None:
    question = {key: value for key, value in (SOUND | change).items() if value is not None}
    answer = sandbox.http.post(PERSONEN, json=question, headers={"X-API-KEY": TEST_API_KEY})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert [(one["name"], one["code"]) for one in body["invalidParams"]] == [(name, code)]
    assert body["code"] == ("paramsCombination" if code == "required" else "paramsValidation")
    assert body["instance"] == PERSONEN


def test_names_all_faults_at_once(sandbox: Sandbox) -> None:
    answer = sandbox.ask(["12"], ["rni", "anummer"], onbekend=1)
    names = {one["name"] for one in answer.json()["invalidParams"]}
    assert names == {"burgerservicenummer[0]", "fields[0]", "fields[1]", "onbekend"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"X-API-KEY": "fout"}, 401),
        ({b"X-API-KEY": "é".encode()}, 401),
        ({"Authorization": "Bearer x.y.z"}, 401),
        ({"X-API-KEY": TEST_API_KEY, "Accept": "application/xml"}, 406),
        ({"X-API-KEY": TEST_API_KEY, "Content-Type": "text/plain"}, 415),
        ({"X-API-KEY": TEST_API_KEY, "Content-Type": "application/json; charset=latin1"}, 415),
    ],
)
def test_checks_the_headers(sandbox: Sandbox, headers: dict[str, str], status: int) -> None:
    answer = sandbox.http.post(PERSONEN, json=SOUND, headers=headers)
    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_takes_a_bearer_token_of_its_own(sandbox: Sandbox) -> None:
    form = {
        "grant_type": "client_credentials",
        "client_id": "vertrekmelding",
        "client_secret": "geheim-vertrekmelding",
        "resourceServer": "ResourceServer01",
    }
    token = sandbox.http.post("/token", data=form).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    for _ in range(2):
        assert sandbox.http.post(PERSONEN, json=SOUND, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (401, "authentication"),
        (403, "autorisation"),
        (406, "notAcceptable"),
        (429, "tooManyRequests"),
        (500, "serverError"),
        (503, "notAvailable"),
    ],
)
def test_fails_with_the_official_body(
    sandbox: Sandbox, valid_brp: Callable[[str, object], None], status: int, code: str
) -> None:
    sandbox.fail("brp", "status", status=status, aantal=1)
    answer = sandbox.ask([NOOR], ["naam"])
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    valid_brp("Foutbericht", answer.json())
    assert sandbox.ask([NOOR], ["naam"]).status_code == 200


def test_logs_questions_without_saying_about_whom(sandbox: Sandbox) -> None:
    sandbox.fail("brp", "status", status=503, aantal=1)
    sandbox.ask([NOOR, "999990020"], ["naam", "gezag"])
    log = sandbox.http.get("/sandbox/vragen")
    assert NOOR not in log.text
    entry = log.json()[-1]
    assert (entry["aantal"], entry["fields"], entry["storing"]) == (2, ["naam", "gezag"], "status")
