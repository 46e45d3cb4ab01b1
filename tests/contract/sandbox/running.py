"""A running sandbox and the ways in which the tests talk to it."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from sandbox.settings import TEST_API_KEY

PERSONEN = "/haalcentraal/api/brp/personen"


@dataclass
class Sandbox:
    """A running sandbox and ways to talk to it."""

    url: str
    data: Path
    http: httpx.Client = field(repr=False)

    def ask(self, bsns: list[str], fields: list[str], **more: object) -> httpx.Response:
        question = {
            "type": "RaadpleegMetBurgerservicenummer",
            "burgerservicenummer": bsns,
            "fields": fields,
        }
        return self.http.post(PERSONEN, json=question | more, headers={"X-API-KEY": TEST_API_KEY})

    def fail(self, part: str, kind: str, **more: object) -> None:
        order = {"onderdeel": part, "soort": kind} | more
        answer = self.http.post("/sandbox/storing", json=order)
        assert answer.status_code == 201, answer.text

    def delivered(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.http.get("/sandbox/bezorgd").json()
        return found

    def flag(self, event_id: str = "f-1", receiver: str = "rvdk") -> httpx.Response:
        event = {
            "specversion": "1.0",
            "id": event_id,
            "source": "urn:nld:oin:00000009900000000004:systeem:vertrekmelding",
            "type": "nl.vertrekmelding.zaak.gemarkeerd",
            "data": {"zaak": "Z-1"},
        }
        return self.http.post(
            f"/{receiver}/gebeurtenissen",
            content=json.dumps(event),
            headers={"Content-Type": "application/cloudevents+json; charset=utf-8"},
        )
