"""One family at a time, from its declaration to whatever becomes of what it is told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import select

from brp_adapter.application import Application as Adapter
from brp_adapter.establish_departure import establish_departures
from brp_adapter.hand_over_facts import hand_over_facts
from contracts.settable_clock import read_ahead, set_ahead
from notifier.application import Application as Notifier
from notifier.decide_case import decide_cases
from notifier.deliver_message import deliver_messages
from notifier.delivery.message_state import OPEN
from notifier.review.worklist.undelivered import letter_matters
from notifier.storage.cases import ZAAK
from notifier.storage.messages import MESSAGE
from tests.integration.faults.dying import work_off
from tests.stack.families import declared, family

ROUNDS = 60
"""Longer than the schedule of a letter and every look-up after it."""


@dataclass(frozen=True)
class Ended:
    """One message, at the end: what lies out there of it, and whether it waits for somebody."""

    channel: str
    state: str
    reason: str | None
    received: int
    is_task: bool


@dataclass(frozen=True)
class Both:
    """The adapter and the notifier, and the hand of whoever turns the clock."""

    adapter: Adapter
    notifier: Notifier
    sandbox: httpx.Client
    intake: str
    clock: Path

    def faults(self, orders: Iterable[dict[str, Any]]) -> None:
        for order in orders:
            self.sandbox.post("/sandbox/storing", json=order).raise_for_status()

    def results(self, codes: Iterable[str]) -> None:
        """What MijnOverheid is to say of the next messages."""
        for code in codes:
            order = {"uitslag": code}
            self.sandbox.post("/sandbox/berichtenbox/uitslag", json=order).raise_for_status()

    def hear(self) -> None:
        """What became of it comes in, and is followed."""
        self.later(minutes=10)
        work_off(self.notifier.service)

    def mend(self) -> None:
        self.sandbox.delete("/sandbox/storing").raise_for_status()

    def later(self, **by: float) -> None:
        set_ahead(self.clock, read_ahead(self.clock) + timedelta(**by))

    def plan_messages(self) -> list[Any]:
        """A family is declared; its messages wait, on facts that are too old to send on."""
        before = {row.id for row in self._messages()}
        one = family()
        self.sandbox.put("/sandbox/personen", json=one.register()).raise_for_status()
        day = (self.notifier.service.clock() + timedelta(days=60)).date()
        headers = {
            "Authorization": self._token("gebeurtenissen:schrijven"),
            "Content-Type": "application/cloudevents+json",
        }
        sent = httpx.post(
            f"{self.intake}/v1/gebeurtenissen", json=declared(one, on=day), headers=headers
        )
        assert sent.status_code == 202, sent.text
        establish_departures(self.adapter.service)
        hand_over_facts(self.adapter.service)
        decide_cases(self.notifier.service)
        self.later(hours=2)
        return [row.id for row in self._messages() if row.id not in before]

    def deliver_once(self) -> None:
        deliver_messages(self.notifier.service)

    def work_until_done(self, messages: list[Any]) -> None:
        """Until none of them is work for the program any more."""
        for _ in range(ROUNDS):
            work_off(self.notifier.service)
            if not any(row.message_state in OPEN for row in self._messages(messages)):
                return
            self.later(minutes=10)
        raise AssertionError([row.message_state for row in self._messages(messages)])

    def ended(self, messages: list[Any]) -> dict[str, Ended]:
        """By channel."""
        listed = self.sandbox.get("/sandbox/bezorgd").raise_for_status().json()
        received = Counter[str]()
        for one in listed:
            received[one["referentie"]] += one.get("aantal") or 1
        with self.notifier.service.database.transaction() as connection:
            waiting = set(
                connection.execute(
                    select(MESSAGE.c.id)
                    .join(ZAAK, ZAAK.c.id == MESSAGE.c.zaak_id)
                    .where(letter_matters())
                ).scalars()
            )
        return {
            row.channel: Ended(
                row.channel,
                row.message_state,
                row.reason,
                received[str(row.id)],
                row.id in waiting,
            )
            for row in self._messages(messages)
        }

    def _messages(self, ids: list[Any] | None = None) -> list[Any]:
        query = select(MESSAGE) if ids is None else select(MESSAGE).where(MESSAGE.c.id.in_(ids))
        with self.notifier.service.database.transaction() as connection:
            return list(connection.execute(query))

    def _token(self, scope: str) -> str:
        answer = self.sandbox.post(
            "/token",
            data={
                "grant_type": "client_credentials",
                "client_id": "gemeente",
                "client_secret": "geheim-gemeente",
                "scope": scope,
                "audience": "vertrekmelding",
            },
        )
        return f"Bearer {answer.raise_for_status().json()['access_token']}"
