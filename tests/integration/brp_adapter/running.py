"""The parts of a running adapter that tests reach into."""

import base64
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import uvicorn
from fastapi import FastAPI, Request, Response
from sqlalchemy import Row, Select, select

from brp_adapter.application import Application
from brp_adapter.establish_departure import establish_departures
from brp_adapter.hand_over_facts import hand_over_facts
from brp_adapter.storage.tables import INBOX, OUTBOX
from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import DEPARTURE_FACTS
from foundation.clock import system_clock

KEY = base64.b64encode(bytes(range(32))).decode()
INDEX_KEY = base64.b64encode(bytes(range(1, 33))).decode()


class MovableClock:
    """The real time plus what a test adds to it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return system_clock() + self.ahead

    def advance(self, **by: float) -> None:
        self.ahead += timedelta(**by)


@dataclass
class NotifierStub:
    """Stands where the notifier stands; answers what it is told to."""

    taken: list[DepartureFacts] = field(default_factory=list)
    calls: int = 0
    answers: list[int] = field(default_factory=list)
    authorization: str | None = None

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.post("/v1/vertrekfeiten")
        async def take(request: Request) -> Response:
            self.calls += 1
            self.authorization = request.headers.get("authorization")
            status = self.answers.pop(0) if self.answers else 202
            if status < 300:
                self.taken.append(DEPARTURE_FACTS.decode(await request.body()))
            return Response(status_code=status)

        return app


def listening() -> socket.socket:
    """A socket on a free port.

    Of protocol TCP and not of its default: else asyncio leaves out TCP_NODELAY and every answer
    waits 40 ms for the acknowledgement of its headers.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    return listener


def address_of(listener: socket.socket) -> str:
    """Base address of what is served on it."""
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The application over real HTTP, in a thread of this process."""
    with served_on(listening(), app) as url:
        yield url


@contextmanager
def served_on(listener: socket.socket, app: FastAPI) -> Iterator[str]:
    """The same on a socket whose address is known beforehand."""
    server = uvicorn.Server(
        uvicorn.Config(app, log_config=None, ws="none", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.005)
    try:
        yield address_of(listener)
    finally:
        server.should_exit = True
        thread.join()


@dataclass
class World:
    """One adapter with everything around it."""

    application: Application
    intake: httpx.Client
    sandbox: httpx.Client
    notifier: NotifierStub
    clock: MovableClock
    rings: list[tuple[str, UUID]]

    def bring(self, persons: list[dict[str, Any]]) -> None:
        """Put people into the sandbox BRP."""
        self.sandbox.put("/sandbox/personen", json=persons).raise_for_status()

    def fault(self, **order: object) -> None:
        """Make the outside world fail."""
        self.sandbox.post("/sandbox/storing", json=order).raise_for_status()

    def token(self, scope: str, client: str = "gemeente", audience: str = "brp_adapter") -> str:
        answer = self.sandbox.post(
            "/token",
            data={
                "grant_type": "client_credentials",
                "client_id": client,
                "client_secret": f"geheim-{client}",
                "scope": scope,
                "audience": audience,
            },
        )
        return f"Bearer {answer.raise_for_status().json()['access_token']}"

    def send(self, event: dict[str, Any] | bytes, **headers: str) -> httpx.Response:
        """Post an event as the test municipality."""
        given = {
            "Authorization": self.token("gebeurtenissen:schrijven"),
            "Content-Type": "application/cloudevents+json; charset=utf-8",
            **headers,
        }
        if isinstance(event, bytes):
            return self.intake.post("/v1/gebeurtenissen", content=event, headers=given)
        return self.intake.post("/v1/gebeurtenissen", json=event, headers=given)

    def report(self, event: dict[str, Any]) -> UUID:
        """Post an event that is taken; its id."""
        answer = self.send(event)
        assert answer.status_code == 202, answer.text
        return UUID(answer.json()["id"])

    def work(self) -> None:
        """What the workers do when they are rung."""
        establish_departures(self.application.service)
        hand_over_facts(self.application.service)

    def inbox(self, row_id: UUID) -> Row[Any]:
        with self.application.service.database.transaction() as connection:
            return connection.execute(select(INBOX).where(INBOX.c.id == row_id)).one()

    def outbox(self) -> list[Any]:
        with self.application.service.database.transaction() as connection:
            return list(connection.execute(select(OUTBOX).order_by(OUTBOX.c.created_at)))

    def rows(self, statement: Select[Any]) -> list[Any]:
        with self.application.service.database.transaction() as connection:
            return list(connection.execute(statement))
