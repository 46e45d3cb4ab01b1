"""Words of providers, each kept once before anybody is answered."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from foundation.correlation import current_correlation_id
from foundation.work import new_work
from notifier.receipts.word import Medium, Provider, Word, word_of
from notifier.storage.receipts import RECEIPT

STATUS: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""What is kept as a status: a word. Anything longer could carry something about people."""


@dataclass(frozen=True)
class NewReceipt:
    """One word about one message.

    ``reference``: our own id of the message, hint or call, where the provider named one.
    ``provider_id`` and ``status`` are kept in clear and hold nothing about people. ``taken_at``:
    when the provider took the message in, ``status_at``: since when it stands so, by its clock.
    """

    provider: Provider
    medium: Medium
    provider_id: str
    reference: UUID | None
    status: str
    taken_at: datetime | None = None
    status_at: datetime | None = None


def keep_receipt(connection: Connection, receipt: NewReceipt, *, now: datetime) -> UUID | None:
    """Keep it as work; None when the same was said before.

    Ring ``TAKE_RECEIPTS`` after the commit. Raises ``ValueError`` for a status that is no word.
    """
    if STATUS.fullmatch(receipt.status) is None:
        message = "a status is one word of at most 64 letters, digits and hyphens"
        raise ValueError(message)
    row = insert(RECEIPT).values(
        **new_work(now=now, correlation_id=current_correlation_id()),
        provider=receipt.provider,
        medium=receipt.medium,
        provider_id=receipt.provider_id,
        reference=receipt.reference,
        status=receipt.status,
        taken_at=receipt.taken_at,
        status_at=receipt.status_at,
    )
    once = row.on_conflict_do_nothing(index_elements=["provider", "provider_id", "status"])
    kept: UUID | None = connection.execute(once.returning(RECEIPT.c.id)).scalar()
    return kept


def words_about(
    connection: Connection, reference: UUID, *, since: datetime | None = None
) -> frozenset[Word]:
    """Everything that was ever said about what has this id, or only what was kept ``since``."""
    said = select(RECEIPT.c.provider, RECEIPT.c.medium, RECEIPT.c.status).where(
        RECEIPT.c.reference == reference
    )
    if since is not None:
        said = said.where(RECEIPT.c.created_at >= since)
    return frozenset(
        word_of(Provider(row.provider), Medium(row.medium), row.status)
        for row in connection.execute(said)
    )
