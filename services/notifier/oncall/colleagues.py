"""Those who can be called: known by the provider's pairwise id, and by a label of their own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, func, insert, select, text, update

from foundation.encryption import KeyRing
from notifier.oncall.phone import last_two
from notifier.storage.oncall import COLLEAGUE, SHIFT
from notifier.storage.sealed import seal, unseal

LONGEST_LABEL = 40


@dataclass(frozen=True)
class Colleague:
    """Somebody on the list. ``phone_end``: the last two digits, or None without a number."""

    id: UUID
    subject: str
    label: str
    phone_end: str | None
    lead: bool


class NotOnTheList(Exception):
    """Whoever asks is not on the list, or not any more."""


class StillOnCall(Exception):
    """Somebody with a shift to come cannot leave the list: nobody would take it."""


def all_colleagues(connection: Connection, keyring: KeyRing) -> tuple[Colleague, ...]:
    """Everybody on the list, by label."""
    rows = connection.execute(select(COLLEAGUE).where(COLLEAGUE.c.left_at.is_(None)))
    found = (_opened(keyring, row) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.label.casefold(), one.id)))


def colleague_of(connection: Connection, keyring: KeyRing, subject: str) -> Colleague | None:
    """The one of this person, who is on the list."""
    mine = select(COLLEAGUE).where(COLLEAGUE.c.subject == subject, COLLEAGUE.c.left_at.is_(None))
    row = connection.execute(mine).one_or_none()
    return None if row is None else _opened(keyring, row)


def join_list(
    connection: Connection,
    keyring: KeyRing,
    subject: str,
    *,
    label: str,
    phone: str | None,
    lead: bool,
    now: datetime,
) -> UUID:
    """Put somebody on the list, or change label and number of who is on it.

    ``phone``: E.164; None: none. Whoever left comes back as the same colleague.
    """
    take_turn_at_rota(connection)
    known = select(COLLEAGUE.c.id).where(COLLEAGUE.c.subject == subject)
    found: UUID | None = connection.execute(known).scalar_one_or_none()
    colleague_id = found or uuid4()
    values: dict[str, Any] = {
        "label": seal(keyring, COLLEAGUE, "label", colleague_id, label.encode()),
        "phone": _sealed_phone(keyring, colleague_id, phone),
        "lead": lead,
        "left_at": None,
    }
    if found is None:
        fresh = {"id": colleague_id, "subject": subject, "registered_at": now}
        connection.execute(insert(COLLEAGUE).values(**fresh, **values))
    else:
        connection.execute(update(COLLEAGUE).where(COLLEAGUE.c.id == found).values(**values))
    return colleague_id


def keep_lead(connection: Connection, subject: str, *, lead: bool) -> None:
    """What the provider says of this person now; on the list or not."""
    mine = COLLEAGUE.c.subject == subject
    changed = update(COLLEAGUE).where(mine, COLLEAGUE.c.lead.is_not(lead))
    connection.execute(changed.values(lead=lead))


def leave_list(connection: Connection, subject: str, *, now: datetime) -> UUID:
    """Take somebody off, and forget the number. Raises ``NotOnTheList`` and ``StillOnCall``."""
    take_turn_at_rota(connection)
    mine = COLLEAGUE.c.subject == subject
    known = select(COLLEAGUE.c.id).where(mine, COLLEAGUE.c.left_at.is_(None))
    found: UUID | None = connection.execute(known).scalar_one_or_none()
    if found is None:
        raise NotOnTheList
    ahead = select(func.count()).where(
        SHIFT.c.colleague_id == found, SHIFT.c.ends_at > now, SHIFT.c.removed_at.is_(None)
    )
    if connection.execute(ahead).scalar_one():
        raise StillOnCall
    connection.execute(update(COLLEAGUE).where(mine).values(left_at=now, phone=None))
    return found


def phone_of(connection: Connection, keyring: KeyRing, colleague_id: UUID) -> str | None:
    """The whole number, for calling only."""
    mine = select(COLLEAGUE.c.phone).where(
        COLLEAGUE.c.id == colleague_id, COLLEAGUE.c.left_at.is_(None)
    )
    sealed = connection.execute(mine).scalar_one_or_none()
    return None if sealed is None else _phone(keyring, colleague_id, sealed)


def keep_phone(connection: Connection, keyring: KeyRing, known: Colleague | None) -> str | None:
    """The number that somebody gave before, who changes something else."""
    return None if known is None else phone_of(connection, keyring, known.id)


def take_turn_at_rota(connection: Connection) -> None:
    """Whoever changes the rota or the list waits for whoever does at this moment."""
    connection.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended('oncall ' || current_schema(), 0))")
    )


def _opened(keyring: KeyRing, row: Row[Any]) -> Colleague:
    label = unseal(keyring, COLLEAGUE, "label", row.id, row.label).decode()
    end = None if row.phone is None else last_two(_phone(keyring, row.id, row.phone))
    return Colleague(row.id, row.subject, label, end, row.lead)


def _phone(keyring: KeyRing, colleague_id: UUID, sealed: bytes) -> str:
    return unseal(keyring, COLLEAGUE, "phone", colleague_id, sealed).decode()


def _sealed_phone(keyring: KeyRing, colleague_id: UUID, phone: str | None) -> bytes | None:
    return (
        None if phone is None else seal(keyring, COLLEAGUE, "phone", colleague_id, phone.encode())
    )
