"""One message that ebms-core carried for us, as the journal keeps it."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sandbox.received import BoxAttachment, BoxMessage


@dataclass
class Carried:
    """One ebMS message of ours and what MijnOverheid made of it.

    ``result_at`` is None when the result never comes; ``processed``: we dealt with the result.
    """

    message_id: str
    properties: dict[str, str]
    bericht_id: str
    batch_id: str
    kind: str
    code: str
    why: str | None
    received_at: datetime
    result_at: datetime | None
    processed: bool = False

    @property
    def result_id(self) -> str:
        """Under which ebMS message id the result comes."""
        return f"{uuid.uuid5(uuid.NAMESPACE_OID, self.message_id)}@mijnoverheid"


def carried_of(entry: dict[str, Any]) -> Carried:
    """From an entry of the journal."""
    moment = datetime.fromisoformat(entry["tijdstip"])
    after = entry["uitslagNa"]
    return Carried(
        message_id=entry["messageId"],
        properties=entry["properties"],
        bericht_id=entry["berichtId"],
        batch_id=entry["batchId"],
        kind=entry["type"],
        code=entry["code"],
        why=entry["reden"],
        received_at=moment,
        result_at=None if after is None else moment + timedelta(seconds=after),
    )


def shown_of(entry: dict[str, Any], folder: Path) -> BoxMessage:
    """The message as it lies in the box of the person."""
    return BoxMessage(
        id=entry["berichtId"],
        bsn=entry["bsn"],
        subject=entry["onderwerp"],
        text=entry["tekst"],
        received_at=datetime.fromisoformat(entry["tijdstip"]),
        attachments=tuple(
            BoxAttachment(file["omschrijving"], folder / file["bestand"])
            for file in entry["bijlagen"]
        ),
    )
