"""What somebody was typing is kept until it was done, thrown away, or too old to mean anything."""

import json
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, and_, delete, select
from sqlalchemy.dialects.postgresql import insert

from foundation.encryption import KeyRing
from notifier.review.case.fields import Fields
from notifier.storage.drafts import DRAFT
from notifier.storage.sealed import seal, unseal

KEPT: Final = timedelta(days=14)
"""A review date is never further away; what was typed before that is of another case by now."""


def keep_draft(
    connection: Connection,
    keyring: KeyRing,
    zaak_id: UUID,
    *,
    subject: str,
    form: str,
    fields: Fields,
    now: datetime,
) -> None:
    """One per person, case and form; a later one takes its place."""
    found = connection.execute(
        select(DRAFT.c.id).where(_mine(zaak_id, subject, form)).with_for_update()
    ).scalar()
    row_id = found or uuid4()
    plain = json.dumps({name: list(values) for name, values in fields.values.items()}).encode()
    sealed = seal(keyring, DRAFT, "fields", row_id, plain)
    statement = insert(DRAFT).values(
        id=row_id, zaak_id=zaak_id, subject=subject, form=form, fields=sealed, updated_at=now
    )
    # By its id, which what is sealed belongs to. Two windows of one person that begin in the same
    # moment: the later of them keeps its own at its next word.
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["id"], set_={"fields": sealed, "updated_at": now}
        )
        if found
        else statement.on_conflict_do_nothing()
    )


def read_draft(
    connection: Connection, keyring: KeyRing, zaak_id: UUID, *, subject: str, form: str
) -> tuple[Fields, datetime] | None:
    """What was typed, and when last."""
    row = connection.execute(select(DRAFT).where(_mine(zaak_id, subject, form))).one_or_none()
    if row is None:
        return None
    stored = json.loads(unseal(keyring, DRAFT, "fields", row.id, row.fields))
    pairs = ((name, value) for name, values in stored.items() for value in values)
    return Fields.of_pairs(pairs), row.updated_at


def drop_draft(connection: Connection, zaak_id: UUID, *, subject: str, form: str) -> None:
    """It was done, or thrown away."""
    connection.execute(delete(DRAFT).where(_mine(zaak_id, subject, form)))


def forget_drafts(connection: Connection, *, now: datetime) -> int:
    """Delete what is older than ``KEPT``; how many."""
    return connection.execute(delete(DRAFT).where(DRAFT.c.updated_at < now - KEPT)).rowcount


def _mine(zaak_id: UUID, subject: str, form: str) -> ColumnElement[bool]:
    return and_(DRAFT.c.zaak_id == zaak_id, DRAFT.c.subject == subject, DRAFT.c.form == form)
