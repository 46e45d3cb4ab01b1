"""Partner organisations as they come in over HTTP."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx

from contracts.values.bsn import Bsn
from notifier.reconsider_cases import reconsider_cases
from notifier.web import build_for
from tests.integration.notifier.world import World, served_on


@dataclass
class Partners:
    """Everybody who may send, each with the token of the sandbox's issuer."""

    world: World
    api: httpx.Client

    def token(self, client: str, scope: str) -> dict[str, str]:
        answer = self.world.sandbox.post(
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

    def post(self, client: str, path: str, body: object = None) -> httpx.Response:
        scope = "signalen:schrijven antwoorden:schrijven zaken:schrijven"
        headers = self.token(client, scope)
        return self.api.post(f"/v1{path}", json=body, headers=headers)

    def get(self, client: str, path: str) -> httpx.Response:
        headers = self.token(client, "signalen:schrijven zaken:lezen")
        return self.api.get(f"/v1{path}", headers=headers)

    def get_package(self, transfer_id: object, client: str = "ca-ika") -> httpx.Response:
        headers = self.token(client, "zaken:schrijven")
        return self.api.get(f"/v1/overdrachten/{transfer_id}", headers=headers)

    def report(self, client: str, kind: str, **members: Any) -> UUID:  # noqa: ANN401 -- members of a report
        """Send a report, and look again at the cases that it touches."""
        body = report(kind, **members)
        answer = self.post(client, "/signalen", body)
        assert answer.status_code == 202, answer.text
        reconsider_cases(self.world.service)
        return UUID(answer.json()["id"])

    def answer(self, reference: str, answer: str, client: str = "vertrekmelding") -> None:
        body = {
            "eigenKenmerk": f"a-{uuid4()}",
            "antwoord": answer,
            "berichtkenmerk": reference,
        }
        given = self.post(client, "/antwoorden", body)
        assert given.status_code == 202, given.text
        reconsider_cases(self.world.service)


def report(kind: str, **members: Any) -> dict[str, Any]:  # noqa: ANN401 -- members of a report
    shown = {
        name: value.reveal() if isinstance(value, Bsn) else value for name, value in members.items()
    }
    return {"eigenKenmerk": f"r-{uuid4()}", "soort": kind, **shown}


@contextmanager
def partners_of(world: World) -> Iterator[Partners]:
    listener = socket.create_server(("127.0.0.1", 0))
    with (
        served_on(listener, build_for(world.application)) as url,
        httpx.Client(base_url=url, timeout=10) as client,
    ):
        yield Partners(world, client)
