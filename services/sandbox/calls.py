"""Signed webhooks, text messages and e-mails that the outside world received."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sandbox.clock import Clock, stamp
from sandbox.journal import Journal

WEBHOOK = "oproep"
SMS = "sms"
EMAIL = "email"


@dataclass
class Call:
    """One call. A webhook that comes again under its id is counted at the first; a text is not.

    `reference` is the sender's id. `content` is the event, or the id of the template; `words` are
    those that stand in its places.
    """

    kind: str
    id: str
    reference: str
    receiver: str
    content: Any
    received_at: datetime
    deliveries: int = 1
    words: dict[str, str] = field(default_factory=dict)


class Calls:
    """Keeps what came in: on disk before the sender hears of it."""

    def __init__(self, data: Path, clock: Clock) -> None:
        self._clock = clock
        self._journal = Journal(data / "oproepen.jsonl")
        self.in_order: list[Call] = []
        for entry in self._journal.entries():
            self._replay(entry)

    async def take(
        self,
        kind: str,
        reference: str,
        receiver: str,
        content: Any,  # noqa: ANN401 - JSON
        words: dict[str, str] | None = None,
    ) -> Call:
        """Keep one, and answer it as it is kept."""
        entry = {
            "soort": kind,
            "id": str(uuid.uuid4()),
            "referentie": reference,
            "ontvanger": receiver,
            "inhoud": content,
            "woorden": words or {},
            "tijdstip": self._clock().isoformat(),
        }
        await self._journal.append(entry)
        return self._replay(entry)

    def texts(self, reference: str | None, kind: str = SMS) -> list[Call]:
        """Text messages or e-mails, newest first; with this reference where one is given."""
        texts = [one for one in reversed(self.in_order) if one.kind == kind]
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
            words=entry.get("woorden", {}),
        )
        self.in_order.append(call)
        return call


def _described(call: Call) -> dict[str, Any]:
    shown = {}
    if call.kind == WEBHOOK:
        text = call.content["data"]["tekst"]
    else:
        text = call.words.get("bericht", f"sjabloon {call.content}")
        shown = {"onderwerp": call.words["onderwerp"]} if "onderwerp" in call.words else {}
    return {
        **shown,
        "soort": call.kind,
        "id": call.id,
        "referentie": call.reference,
        "ontvanger": call.receiver,
        "tekst": text,
        "tijdstip": stamp(call.received_at),
        "aantal": call.deliveries,
        "inhoud": call.content,
    }
