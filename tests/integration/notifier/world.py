"""A whole notifier, with a stand-in for the adapter and the sandbox as the world outside."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import uvicorn
from fastapi import FastAPI
from sqlalchemy import Table, select

from contracts.messages.facts import DepartureFacts
from contracts.messages.finding import Finding
from contracts.messages.wire import DEPARTURE_FACTS, FINDING
from foundation.clock import system_clock
from foundation.provider_errors import ProviderError
from notifier.accept_facts import accept_facts
from notifier.application import Application
from notifier.cases.case_view import CaseView, read_case_view
from notifier.decide_case import decide_cases
from notifier.deliver_message import deliver_messages
from notifier.delivery.channel import MessageChannel
from notifier.hand_over_flag import hand_over_flags
from notifier.service import Service
from notifier.storage.cases import ZAAK_CHILD
from notifier.storage.messages import Channel


class MovableClock:
    """The real time plus what a test adds to it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return system_clock() + self.ahead

    def advance(self, **by: float) -> None:
        self.ahead += timedelta(**by)


@dataclass
class FakeRegister:
    """The adapter: what it last established, as of now."""

    clock: Callable[[], datetime]
    known: dict[UUID, DepartureFacts] = field(default_factory=dict)
    failures: list[ProviderError] = field(default_factory=list)
    asked: int = 0
    findings: list[Finding] = field(default_factory=list)

    def hand_over_finding(self, body: bytes) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.findings.append(FINDING.decode(body))

    def establish_again(self, departure_ids: tuple[UUID, ...]) -> tuple[DepartureFacts, ...]:
        self.asked += 1
        if self.failures:
            raise self.failures.pop(0)
        messages = {
            id(self.known[one]): self.known[one] for one in departure_ids if one in self.known
        }
        return tuple(
            replace(message, facts_id=uuid4(), established_at=self.clock())
            for message in messages.values()
        )

    def learns(self, facts: DepartureFacts) -> None:
        for child in facts.children:
            self.known[child.departure_id] = facts


@contextmanager
def served_on(listener: socket.socket, app: FastAPI) -> Iterator[str]:
    """The application over real HTTP, in a thread of this process."""
    server = uvicorn.Server(
        uvicorn.Config(app, log_config=None, ws="none", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.005)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@dataclass
class World:
    """One notifier with everything around it."""

    application: Application
    register: FakeRegister
    sandbox: httpx.Client
    clock: MovableClock
    rings: list[tuple[str, UUID]]

    @property
    def service(self) -> Service:
        return self.application.service

    def with_service(self, **changed: object) -> None:
        """Exchange a part of the service for the rest of the test."""
        service = replace(self.service, **changed)  # type: ignore[arg-type]
        self.application = replace(self.application, service=service)

    @property
    def paper(self) -> MessageChannel:
        """The provider that prints letters; another can be put in its place."""
        return self.service.channels[Channel.LETTER]

    @paper.setter
    def paper(self, channel: MessageChannel) -> None:
        self.with_service(channels={**self.service.channels, Channel.LETTER: channel})

    def establish(self, facts: DepartureFacts) -> None:
        """Facts come in and are decided on; the adapter knows the same."""
        self.register.learns(facts)
        self.hand_in(facts)

    def hand_in(self, facts: DepartureFacts) -> None:
        accept_facts(
            self.service, DEPARTURE_FACTS.encode(facts), sender="brp_adapter", test_mode=True
        )
        decide_cases(self.service)

    def deliver(self) -> None:
        """After the settling window, everything that is due leaves."""
        self.clock.advance(hours=2)
        deliver_messages(self.service)
        hand_over_flags(self.service)

    def case_of(self, facts: DepartureFacts) -> CaseView:
        with self.service.database.transaction() as connection:
            zaak_id = connection.execute(
                select(ZAAK_CHILD.c.zaak_id).where(
                    ZAAK_CHILD.c.departure_id == facts.children[0].departure_id
                )
            ).scalar_one()
            view = read_case_view(connection, self.service, zaak_id)
        assert view is not None
        return view

    def states(self, facts: DepartureFacts) -> list[tuple[str, str]]:
        return [(message.kind, message.state) for message in self.case_of(facts).messages]

    def letters(self) -> list[dict[str, Any]]:
        return [one for one in self.delivered() if one["soort"] == "brief"]

    def delivered(self) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = self.sandbox.get("/sandbox/bezorgd").json()
        return listed

    def fault(self, **order: object) -> None:
        self.sandbox.post("/sandbox/storing", json=order).raise_for_status()

    def rows(self, table: Table) -> list[Any]:
        with self.service.database.transaction() as connection:
            return list(connection.execute(select(table)))
