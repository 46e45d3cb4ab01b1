"""ebms-core: takes messages in, carries them to MijnOverheid, and keeps the results for us.

Everything lies in one journal, so that after a crash what was taken in is still taken in.
"""

import asyncio
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sandbox.clock import Clock
from sandbox.ebms.carried import Carried, carried_of, shown_of
from sandbox.ebms.mijnoverheid import TEST_OIN, judge_payload
from sandbox.ebms.orders import NOT_CARRIED, UNREADABLE, Orders
from sandbox.ebms.request import MessageRequest
from sandbox.ebms.result import result_xml
from sandbox.journal import Journal, write_durably
from sandbox.received import Received

TEST_CPA: Final = "cpa-sandbox"
"""The agreement between us and MijnOverheid that the sandbox knows: a published test value."""

AGREED: Final = {
    "cpaId": TEST_CPA,
    "fromPartyId": f"urn:osb:oin:{TEST_OIN}",
    "fromRole": "SR",
    "service": "urn:osb:services:MIJNOVERHEID.ebMS.BB.2.0",
    "action": "GLOBE-R-BV-Request",
}


class AlreadyThere(Exception):
    """A message with this id was stored before; ebms-core runs into its own database."""


class UnknownAgreement(Exception):
    """No CPA under this id has these parties."""


class EbmsCore:
    """Keeps what it took in: on disk before the sender hears of it.

    ``clock`` is that of the sandbox; ``stamps`` that of the machine, by which the client library
    writes the moment of making, however our clock is set.
    """

    def __init__(
        self, data: Path, received: Received, clock: Clock, *, stamps: Clock, orders: Orders
    ) -> None:
        self._folder = data / "berichtenbox"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._journal = Journal(data / "ebms.jsonl")
        self._received = received
        self._clock = clock
        self._stamps = stamps
        self.orders = orders
        self._forget()
        for entry in self._journal.entries():
            self._replay(entry)
        received.sort()

    def _forget(self) -> None:
        self._carried: dict[str, Carried] = {}
        self._results: dict[str, Carried] = {}
        self._coming: set[str] = set()

    def __iter__(self) -> Iterator[Carried]:
        """All that was taken in, oldest first."""
        return iter(list(self._carried.values()))

    async def take(self, request: MessageRequest) -> str:
        """Store it and carry it. Raises ``UnknownAgreement`` and ``AlreadyThere``."""
        given = request.properties
        if any(given[name] != value for name, value in AGREED.items()):
            raise UnknownAgreement
        message_id = given.get("messageId") or f"{uuid.uuid4()}@sandbox"
        if message_id in self._carried or message_id in self._coming:
            raise AlreadyThere
        self._coming.add(message_id)
        try:
            entry = await asyncio.to_thread(self._carry, message_id, request)
            await self._journal.append(entry)
        finally:
            self._coming.discard(message_id)
        self._replay(entry)
        return message_id

    def _carry(self, message_id: str, request: MessageRequest) -> dict[str, Any]:
        known = frozenset(self._received.boxes)
        judged = judge_payload(request.payload, self.orders, known, self._stamps())
        after = self.orders.result_after.total_seconds() if judged.result_comes else None
        entry: dict[str, Any] = {
            "soort": "aangenomen",
            "messageId": message_id,
            "properties": request.properties,
            "tijdstip": self._clock().isoformat(),
            "berichtId": judged.named.bericht_id,
            "batchId": judged.named.batch_id,
            "type": judged.named.kind,
            "code": judged.code,
            "reden": judged.why,
            "uitslagNa": after,
            "inBox": judged.in_box,
        }
        bericht = judged.bericht
        if bericht is None:
            return entry
        return entry | {
            "onderwerp": bericht.subject,
            "tekst": bericht.text,
            "bsn": bericht.bsn,
            "bijlagen": [
                {"omschrijving": one.name, "bestand": self._keep(message_id, number, one.content)}
                for number, one in enumerate(bericht.attachments, start=1)
            ],
        }

    def _keep(self, message_id: str, number: int, content: bytes) -> str:
        # What no box took is kept as well: also of that somebody may ask what it said.
        file = f"{uuid.uuid5(uuid.NAMESPACE_OID, message_id)}-{number}.pdf"
        write_durably(self._folder / file, content)
        return file

    async def process(self, result_id: str) -> None:
        """Mark a result as dealt with; an unknown one changes nothing, as in ebms-core."""
        found = self._results.get(result_id)
        if found is None or found.processed:
            return
        entry = {"soort": "verwerkt", "uitslag": result_id}
        await self._journal.append(entry)
        self._replay(entry)

    def given_up(self) -> list[Carried]:
        """Messages that never reached MijnOverheid, and of which that was not marked."""
        return [one for one in self if one.code == NOT_CARRIED and not one.processed]

    def sent(self, message_id: str) -> Carried | None:
        """A message of ours."""
        return self._carried.get(message_id)

    def result(self, result_id: str) -> Carried | None:
        """The message whose result came under this id."""
        found = self._results.get(result_id)
        return found if found is not None and self._is_there(found) else None

    def unprocessed(self) -> list[str]:
        """Ids of results that came and were not dealt with, oldest first."""
        waiting = [one for one in self._results.values() if not one.processed]
        there = sorted((one for one in waiting if self._is_there(one)), key=_when)
        return [one.result_id for one in there]

    def _is_there(self, one: Carried) -> bool:
        return one.result_at is not None and self._clock() >= one.result_at

    def content(self, one: Carried) -> bytes:
        """The result as it is on the wire."""
        if one.code == UNREADABLE:
            return b"<BerichtVerwerkResponse><Berichten>"
        return result_xml(
            one.bericht_id,
            one.code,
            oin=TEST_OIN,
            batch_id=one.batch_id,
            kind=one.kind,
            received_at=one.received_at,
            processed_at=one.result_at or one.received_at,
        )

    def clear(self) -> None:
        """Forget all that was taken in, on disk too."""
        self._journal.clear()
        for file in self._folder.glob("*.pdf"):
            file.unlink(missing_ok=True)
        self._forget()

    def _replay(self, entry: dict[str, Any]) -> None:
        if entry["soort"] == "verwerkt":
            self._results[entry["uitslag"]].processed = True
            return
        one = carried_of(entry)
        self._carried[one.message_id] = one
        self._results[one.result_id] = one
        if known := self._received.boxes.get(one.bericht_id):
            known.deliveries += 1
        elif entry["inBox"]:
            self._received.show(shown_of(entry, self._folder))


def _when(one: Carried) -> datetime:
    return one.result_at or one.received_at
