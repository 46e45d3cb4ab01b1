"""What the outside world received: letters, messages in personal boxes, events."""

import asyncio
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sandbox.clock import Clock
from sandbox.journal import Journal, write_durably


@dataclass(frozen=True)
class Letter:
    """One letter that will be printed; NotifyNL makes two of a reference that comes in twice."""

    id: str
    reference: str
    postage: str
    received_at: datetime
    file: Path


@dataclass
class Flag:
    """One event at one receiver, and how often it was delivered."""

    receiver: str
    event: dict[str, Any]
    received_at: datetime
    deliveries: int = 1


@dataclass(frozen=True)
class BoxAttachment:
    """A file in a personal box, with the name under which the person sees it."""

    name: str
    file: Path


@dataclass
class BoxMessage:
    """One message in a Berichtenbox. One that comes again under its BerichtID is only counted."""

    id: str
    bsn: str = field(repr=False)
    subject: str
    text: str = field(repr=False)
    received_at: datetime
    attachments: tuple[BoxAttachment, ...]
    deliveries: int = 1


class Received:
    """Keeps what came in: on disk before the sender hears of it, in memory to look it up fast."""

    def __init__(self, data: Path, clock: Clock) -> None:
        self._folder = data / "brieven"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._clock = clock
        self._journal = Journal(data / "ontvangen.jsonl")
        self._forget()
        for entry in self._journal.entries():
            self._replay(entry)

    def _forget(self) -> None:
        self.in_order: list[Letter | Flag | BoxMessage] = []
        self.boxes: dict[str, BoxMessage] = {}
        self.letters: dict[str, Letter] = {}
        self._flags: dict[tuple[str, str, str], Flag] = {}

    async def take_letter(self, reference: str, pdf: bytes, postage: str) -> Letter:
        """Keep the PDF and its entry on disk, then count the letter."""
        letter_id = str(uuid.uuid4())
        await asyncio.to_thread(write_durably, self._file_of(letter_id), pdf)
        entry = {
            "soort": "brief",
            "id": letter_id,
            "referentie": reference,
            "frankering": postage,
            "tijdstip": self._clock().isoformat(),
        }
        await self._journal.append(entry)
        self._replay(entry)
        return self.letters[letter_id]

    async def take_flag(self, receiver: str, event: dict[str, Any]) -> None:
        """Keep one delivery; a repeated (source, id) is counted at the first."""
        entry = {
            "soort": "vlag",
            "ontvanger": receiver,
            "inhoud": event,
            "tijdstip": self._clock().isoformat(),
        }
        await self._journal.append(entry)
        self._replay(entry)

    def show(self, message: BoxMessage) -> None:
        """Count a message that ebms-core keeps in a journal of its own."""
        self.boxes[message.id] = message
        self.in_order.append(message)

    def sort(self) -> None:
        """Put what came out of several journals in order of arrival."""
        self.in_order.sort(key=lambda item: item.received_at)

    def clear(self) -> None:
        """Forget all that was received, on disk too."""
        self._journal.clear()
        for letter in self.letters.values():
            letter.file.unlink(missing_ok=True)
        self._forget()

    def _replay(self, entry: dict[str, Any]) -> None:
        moment = datetime.fromisoformat(entry["tijdstip"])
        if entry["soort"] == "brief":
            letter_id = entry["id"]
            letter = Letter(
                id=letter_id,
                reference=entry["referentie"],
                postage=entry["frankering"],
                received_at=moment,
                file=self._file_of(letter_id),
            )
            self.letters[letter_id] = letter
            self.in_order.append(letter)
            return
        event = entry["inhoud"]
        key = (entry["ontvanger"], event["source"], event["id"])
        if known := self._flags.get(key):
            known.deliveries += 1
            return
        flag = Flag(receiver=entry["ontvanger"], event=event, received_at=moment)
        self._flags[key] = flag
        self.in_order.append(flag)

    def _file_of(self, letter_id: str) -> Path:
        return self._folder / f"{letter_id}.pdf"
