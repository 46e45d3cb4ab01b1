"""A municipality whose NRC tells us, with the resource server of the sandbox behind it."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import Any

import httpx
from pydantic import SecretStr
from sqlalchemy import select

from brp_adapter.application import Application
from brp_adapter.connections.connected import Connected
from brp_adapter.connections.nlgov import NlGov
from brp_adapter.connections.notificaties import Notificaties
from brp_adapter.connections.pace import Pace
from brp_adapter.fetch_resources import fetch_resources
from brp_adapter.fetching.access import access_of
from brp_adapter.fetching.fetcher import TIMEOUT, Fetcher
from brp_adapter.nrc.client import NrcClient
from brp_adapter.service import Service
from brp_adapter.storage.source_tables import TO_FETCH
from brp_adapter.web import build_for
from sandbox.settings import (
    TEST_NRC_AUTH,
    TEST_NRC_CLIENT,
    TEST_NRC_SECRET,
    TEST_RESOURCE_SECRET,
)
from tests.integration.brp_adapter.families import OIN
from tests.integration.brp_adapter.running import World, listening, served_on

BEFORE = "Bearer een-geheim-van-hiervoor-0123456789"
SECRETS = {
    "nrc-auth": TEST_NRC_AUTH,
    "nrc-auth-vorig": BEFORE,
    "nrc": TEST_NRC_SECRET,
    "bron": TEST_RESOURCE_SECRET,
}


class _Sometimes(Pace):
    """Takes nothing while it is told so."""

    def __init__(self, full: threading.Event) -> None:
        super().__init__(None)
        self._full = full

    def take(self, source: str, *, per_minute: int, messages: int = 1) -> int | None:
        del source, per_minute, messages
        return 60 if self._full.is_set() else None


@dataclass
class Notified:
    """The adapter with such a connection, beside the world that it belongs to."""

    world: World
    service: Service
    intake: httpx.Client
    connection: Notificaties
    outage: threading.Event
    """While it is set nothing is taken: 429."""

    def callback(
        self, message: object, authorization: str | None = TEST_NRC_AUTH
    ) -> httpx.Response:
        headers = {} if authorization is None else {"Authorization": authorization}
        return self.intake.post("/v1/notificaties", json=message, headers=headers)

    def resource(self, path: str, content: object) -> str:
        """Put it at the municipality; its address."""
        answer = self.world.sandbox.put(
            f"/sandbox/bronnen/notificaties/resources/{path}", json=content
        )
        return str(answer.raise_for_status().json()["url"])

    def rows(self) -> list[Any]:
        return self.world.rows(select(TO_FETCH).order_by(TO_FETCH.c.created_at))

    def fetch(self) -> int:
        return fetch_resources(self.service)


def told(url: str, **more: object) -> dict[str, Any]:
    """A notification about what lies there."""
    return {
        "kanaal": "personen",
        "hoofdObject": url,
        "resource": "persoon",
        "resourceUrl": url,
        "actie": "partial_update",
        "aanmaakdatum": "2026-01-12T09:30:15+01:00",
        "kenmerken": {"gebeurtenis": "emigratie"},
        **more,
    }


def host_of(url: str) -> str:
    return httpx.URL(url).netloc.decode()


@contextmanager
def notified(application: Application, world: World, **changes: object) -> Iterator[Notified]:
    """``changes`` to the connection."""
    sandbox = str(world.sandbox.base_url).rstrip("/")
    listener = listening()
    intake = f"http://127.0.0.1:{listener.getsockname()[1]}"
    where = {
        "hosts": [host_of(sandbox)],
        "intern": True,
        "toegang": "zgw",
        "client_id": TEST_NRC_CLIENT,
        "geheim": "bron",
    }
    given = {
        "naam": "proef-nrc",
        "soort": "notificaties",
        "gemeente": OIN,
        "geheim": "nrc-auth",
        "geheim_vorig": "nrc-auth-vorig",
        "kanalen": [{"naam": "personen", "filters": {"gebeurtenis": "emigratie"}}],
        "levert": "persoon",
        "ophalen": where,
        "nrc": {
            "url": f"{sandbox}/nrc/api/v1",
            "callback": f"{intake}/v1/notificaties",
            "client_id": TEST_NRC_CLIENT,
            "geheim": "nrc",
        },
        **changes,
    }
    connection = Notificaties.model_validate(given)
    pushing = NlGov.model_validate(
        {"naam": "proef-push", "soort": "nlgov", "gemeente": OIN, "ophalen": given["ophalen"]}
    )
    secrets = {name: SecretStr(value) for name, value in SECRETS.items()}
    connected = Connected((connection, pushing), secrets)
    client = httpx.Client(timeout=TIMEOUT, trust_env=False)
    access = access_of(connected, client, application.service.now)
    fetcher = Fetcher(client, access, plain_allowed=True)
    outage = threading.Event()
    service = replace(
        application.service, connected=connected, resources=fetcher, pace=_Sometimes(outage)
    )
    # Its end must not end the module's own.
    changed = replace(application, service=service, _clients=())
    with served_on(listener, build_for(changed)) as url, httpx.Client(base_url=url) as http:
        yield Notified(world, service, http, connection, outage)
    client.close()


@contextmanager
def nrc_of(here: Notified, secret: str = TEST_NRC_SECRET) -> Iterator[NrcClient]:
    """The NRC as the connection knows it."""
    assert here.connection.nrc is not None
    name, now = here.connection.naam, here.service.now
    with closing(NrcClient.at(here.connection.nrc, name, secret, now)) as nrc:
        yield nrc
