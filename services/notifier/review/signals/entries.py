"""What people of the workbench did to reports, with what they wrote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert, select

from foundation.encryption import KeyRing
from notifier.review.case.forms import Doing
from notifier.storage.reports import REPORT_ENTRY, EntryAct
from notifier.storage.sealed import seal, unseal


@dataclass(frozen=True)
class Entry:
    """One act; ``text`` is for those who may read it."""

    report_id: UUID
    act: EntryAct
    subject: str
    role: str
    at: datetime
    text: str


def write_entry(doing: Doing, report_id: UUID, act: EntryAct, text: str) -> None:
    """Append, in the transaction of the act."""
    row_id, keyring = uuid4(), doing.service.keyring
    doing.connection.execute(
        insert(REPORT_ENTRY).values(
            id=row_id,
            report_id=report_id,
            act=act,
            subject=doing.subject,
            role=" ".join(sorted(doing.roles)),
            content=seal(keyring, REPORT_ENTRY, "content", row_id, text.encode()),
            at=doing.now,
        )
    )


def entries_of(
    connection: Connection, keyring: KeyRing, reports: Iterable[UUID]
) -> tuple[Entry, ...]:
    """Everything done to these reports here, in order."""
    rows = connection.execute(
        select(REPORT_ENTRY)
        .where(REPORT_ENTRY.c.report_id.in_(sorted(reports)))
        .order_by(REPORT_ENTRY.c.at, REPORT_ENTRY.c.id)
    )
    return tuple(
        Entry(
            row.report_id,
            EntryAct(row.act),
            row.subject,
            row.role,
            row.at,
            unseal(keyring, REPORT_ENTRY, "content", row.id, row.content).decode(),
        )
        for row in rows
    )
