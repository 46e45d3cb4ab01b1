"""What one shift leaves to the next in words, and that the next one read it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from foundation.encryption import KeyRing
from notifier.storage.sealed import seal, unseal
from notifier.storage.shift_notes import SHIFT_NOTE, SHIFT_NOTE_READ

SHOWN: Final = timedelta(days=3)
KEPT: Final = timedelta(days=14)
"""Long enough for who was away for a week; what belongs to a case is noted in that case."""


@dataclass(frozen=True, kw_only=True)
class ShiftNote:
    """``mine``: whoever looks wrote it. ``read_by_me`` and ``others``: who said to have read it.

    ``first_read_at``: by anybody but the writer.
    """

    id: UUID
    text: str
    at: datetime
    mine: bool
    read_by_me: bool
    others: int
    first_read_at: datetime | None


def write_shift_note(
    connection: Connection, keyring: KeyRing, *, subject: str, text: str, now: datetime
) -> UUID:
    """Leave it to whoever comes next."""
    row_id = uuid4()
    content = seal(keyring, SHIFT_NOTE, "content", row_id, text.encode())
    connection.execute(
        insert(SHIFT_NOTE).values(id=row_id, subject=subject, content=content, at=now)
    )
    return row_id


def confirm_shift_note(
    connection: Connection, note_id: UUID, *, subject: str, now: datetime
) -> bool:
    """Say that one read it; once. False where there is none that somebody else wrote."""
    found = select(SHIFT_NOTE.c.id).where(
        SHIFT_NOTE.c.id == note_id, SHIFT_NOTE.c.subject != subject
    )
    if connection.execute(found).scalar() is None:
        return False
    connection.execute(
        upsert(SHIFT_NOTE_READ)
        .values(note_id=note_id, subject=subject, at=now)
        .on_conflict_do_nothing()
    )
    return True


def read_shift_notes(
    connection: Connection, keyring: KeyRing, *, subject: str, now: datetime
) -> tuple[ShiftNote, ...]:
    """Those of the last ``SHOWN``; first what this person did not yet confirm, newest first."""
    recent = SHIFT_NOTE.c.at > now - SHOWN
    rows = connection.execute(select(SHIFT_NOTE).where(recent).order_by(SHIFT_NOTE.c.at.desc()))
    read = connection.execute(
        select(SHIFT_NOTE_READ)
        .join(SHIFT_NOTE, SHIFT_NOTE.c.id == SHIFT_NOTE_READ.c.note_id)
        .where(recent)
    ).all()
    notes = [
        ShiftNote(
            id=row.id,
            text=unseal(keyring, SHIFT_NOTE, "content", row.id, row.content).decode(),
            at=row.at,
            mine=row.subject == subject,
            read_by_me=any(one.subject == subject for one in read if one.note_id == row.id),
            others=sum(one.subject != subject for one in read if one.note_id == row.id),
            first_read_at=min((one.at for one in read if one.note_id == row.id), default=None),
        )
        for row in rows
    ]
    return tuple(sorted(notes, key=lambda one: one.mine or one.read_by_me))


def forget_shift_notes(connection: Connection, *, now: datetime) -> int:
    """Delete what is older than ``KEPT``; how many."""
    return connection.execute(delete(SHIFT_NOTE).where(SHIFT_NOTE.c.at < now - KEPT)).rowcount
