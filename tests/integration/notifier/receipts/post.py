"""What NotifyNL says, and what the notifier makes of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx

from contracts.messages.facts import DepartureFacts
from notifier.ask_receipts import ask_receipts
from notifier.deliver_message import deliver_messages
from notifier.reconsider_cases import reconsider_cases
from notifier.storage.messages import MESSAGE
from notifier.storage.oncall import CALL_MESSAGE
from notifier.storage.receipts import AWAITED, RECEIPT
from notifier.take_receipts import take_receipts
from sandbox.settings import TEST_CALLBACK_TOKEN
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World
from tests.patience import looks

TO = "+31612345678"
_PATIENCE = 10.0


@dataclass
class Post:
    """One notifier whose callbacks are open."""

    world: World
    door: httpx.Client

    def sent_letter(self) -> DepartureFacts:
        """Facts of a family whose father was just written to."""
        family = Family(self.world.clock())
        facts = family.facts(family.child("Sanne"))
        self.world.establish(facts)
        self.world.clock.advance(hours=2)
        deliver_messages(self.world.service)
        return facts

    def message(self) -> Any:  # noqa: ANN401 -- a row
        (row,) = self.world.rows(MESSAGE)
        return row

    def state(self) -> str:
        return str(self.message().message_state)

    def receipts(self) -> list[tuple[str, str, str | None]]:
        rows = self.world.rows(RECEIPT)
        return sorted((row.status, row.state, row.reason) for row in rows)

    def awaited(self) -> Any:  # noqa: ANN401 -- a row
        (row,) = self.world.rows(AWAITED)
        return row

    def becomes(self, status: str) -> None:
        """From now on the letter stands so at NotifyNL."""
        address = f"/sandbox/verloop/{self.message().id}"
        self.world.sandbox.put(address, json={"status": status}).raise_for_status()

    def asks(self, **later: float) -> None:
        """After a while everything that is due is asked about, and followed."""
        self.world.clock.advance(**later)
        ask_receipts(self.world.service)
        self.follows()

    def follows(self) -> None:
        take_receipts(self.world.service)
        reconsider_cases(self.world.service)

    def says(self, status: str, *, medium: str = "letter", token: str = TEST_CALLBACK_TOKEN,
             reference: UUID | str | None = None, **more: object) -> httpx.Response:  # fmt: skip
        """A callback, as NotifyNL makes it."""
        body = {
            "id": more.pop("id", None) or str(uuid4()),
            "reference": None if reference is None else str(reference),
            "to": TO,
            "status": status,
            "created_at": "2026-01-02T03:04:05.000006Z",
            "completed_at": "2026-01-02T03:04:06.000006Z",
            "sent_at": None,
            "notification_type": medium,
            "template_id": str(uuid4()),
            "template_version": 1,
            **more,
        }
        headers = {"Authorization": f"Bearer {token}"}
        return self.door.post("/v1/afleverstatussen/notifynl", json=body, headers=headers)

    def called_back(self, count: int) -> list[dict[str, Any]]:
        """Until NotifyNL called so often about our messages, and what it was answered."""
        ours = {str(row.id) for row in self.world.rows(CALL_MESSAGE)}
        made: list[dict[str, Any]] = []
        for _ in looks(_PATIENCE, every=0.02):
            all_made = self.world.sandbox.get("/sandbox/terugmeldingen").json()
            made = [one for one in all_made if one["reference"] in ours]
            if len(made) >= count:
                return made
        message = f"NotifyNL called {len(made)} times, not {count}"
        raise AssertionError(message)
