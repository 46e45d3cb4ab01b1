"""Calls to people on duty that the outside world received: signed webhooks and text messages."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sandbox.clock import Clock, stamp
from sandbox.journal import Journal

WEBHOOK = "oproep"
SMS = "sms"


@dataclass
class Call:
    """One call. A webhook that comes again under its id is counted at the first; a text is not.

    `reference` is the sender's id. `content` is the event, or the id of the template.
    """

    kind: str
    id: str
    reference: str
    receiver: str
    content: Any
    received_at: datetime
    deliveries: int = 1


class Calls:
    """Keeps what came in: on disk before the sender hears of it."""

    def __init__(self, data: Path, clock: Clock) -> None:
        self._clock = clock
        self._journal = Journal(data / "oproepen.jsonl")
        self.in_order: list[Call] = []
        for entry in self._journal.entries():
            self._replay(entry)

    async def take(self, kind: str, reference: str, receiver: str, content: Any) -> Call:  # noqa: ANN401 - JSON
        """Keep one, and answer it as it is kept."""
        entry = {
            "soort": kind,
            "id": str(uuid.uuid4()),
            "referentie": reference,
            "ontvanger": receiver,
            "inhoud": content,
            "tijdstip": self._clock().isoformat(),
        }
        await self._journal.append(entry)
        return self._replay(entry)

    def texts(self, reference: str | None) -> list[Call]:
        """Text messages, newest first; those with this reference where one is given."""
        texts = [one for one in reversed(self.in_order) if one.kind == SMS]
        return [one for one in texts if reference in (None, one.reference)]

    def clear(self) -> None:
        """Forget all that was received, on disk too."""
        self._journal.clear()
        self.in_order = []

    def described(self) -> list[dict[str, Any]]:
        """All of them in the shape of GET /sandbox/bezorgd."""
        return [_described(one) for one in self.in_order]

    def _replay(self, entry: dict[str, Any]) -> Call:
        if entry["soort"] == WEBHOOK:
            for known in self.in_order:
                if (known.kind, known.reference) == (WEBHOOK, entry["referentie"]):
                    known.deliveries += 1
                    return known
        call = Call(
            kind=entry["soort"],
            id=entry["id"],
            reference=entry["referentie"],
            receiver=entry["ontvanger"],
            content=entry["inhoud"],
            received_at=datetime.fromisoformat(entry["tijdstip"]),
        )
        self.in_order.append(call)
        return call


def _described(call: Call) -> dict[str, Any]:
    text = call.content["data"]["tekst"] if call.kind == WEBHOOK else f"sjabloon {call.content}"
    return {
        "soort": call.kind,
        "id": call.id,
        "referentie": call.reference,
        "ontvanger": call.receiver,
        "tekst": text,
        "tijdstip": stamp(call.received_at),
        "aantal": call.deliveries,
        "inhoud": call.content,
    }
