"""What a provider has and has not said its last word about: when it is asked again, and how long.

Letters have no callback, and a callback can be lost. Soon after a sending it is asked often, then
ever less; after a week NotifyNL keeps nothing, and there is nothing left to ask.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from foundation.correlation import current_correlation_id
from foundation.work import WorkState, new_work
from notifier.receipts.word import Medium, Word
from notifier.storage.receipts import AWAITED

RETENTION: Final = timedelta(days=7)
"""So long NotifyNL keeps a message (its OpenAPI, ``GET /v2/notifications``)."""

POSTED_WITHIN: Final = timedelta(days=4)
"""A letter is printed on the next working day. After a long weekend it is still not: then somebody
must look for another way, also when the provider says nothing at all."""

FIRST_ASK: Final = timedelta(minutes=1)
"""So long after its sending something is first asked about, and between the first questions."""

_LATEST: Final = timedelta(hours=6)
_POSTED_EVERY: Final = timedelta(hours=12)
_SHARE: Final = 4


def await_word(
    connection: Connection,
    reference: UUID,
    medium: Medium,
    provider_id: str,
    *,
    now: datetime,
    first: timedelta = FIRST_ASK,
) -> None:
    """In the transaction of its sending; of what is sent anew the newest sending counts."""
    row = insert(AWAITED).values(
        **new_work(
            now=now,
            correlation_id=current_correlation_id(),
            due=now + first,
            row_id=reference,
        ),
        medium=medium,
        provider_id=provider_id,
        sent_at=now,
        word=Word.UNDERWAY,
    )
    newest = {
        "state": WorkState.READY,
        "next_attempt_at": now + first,
        "lease_until": None,
        "lease_token": None,
        "attempts": 0,
        "provider_id": provider_id,
        "sent_at": now,
        "word": Word.UNDERWAY,
        "updated_at": now,
    }
    connection.execute(row.on_conflict_do_update(index_elements=[AWAITED.c.id], set_=newest))


def asked_again_after(age: timedelta, word: Word, *, first: timedelta = FIRST_ASK) -> timedelta:
    """How long to wait; ``age``: since it was sent.

    Of a letter that is posted NotifyNL says nothing more, as a rule.
    """
    if word is Word.POSTED:
        return _POSTED_EVERY
    return min(max(age / _SHARE, first), _LATEST)


def oldest_without_word(connection: Connection) -> datetime | None:
    """When the longest waiting message was sent of which nothing was said that settles anything."""
    waiting = AWAITED.c.state == WorkState.READY, AWAITED.c.word == Word.UNDERWAY
    found: datetime | None = connection.execute(
        select(func.min(AWAITED.c.sent_at)).where(*waiting)
    ).scalar()
    return found
