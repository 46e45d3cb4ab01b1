"""Asking that cases be looked at again: a row of work, committed with its cause."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert

from foundation.correlation import current_correlation_id
from foundation.work import new_work
from notifier.cases.timeline import Happening
from notifier.storage.reconsiderations import RECONSIDERATION


def plan_reconsideration(
    connection: Connection,
    cause: Happening,
    subject: UUID,
    *,
    persons: Iterable[bytes] = (),
    zaak_id: UUID | None = None,
    now: datetime,
) -> UUID:
    """A row of this work, in the transaction of its cause; ring RECONSIDER after the commit."""
    work = new_work(now=now, correlation_id=current_correlation_id())
    connection.execute(
        insert(RECONSIDERATION).values(
            **work, cause=cause, subject=subject, zaak_id=zaak_id, persons=sorted(persons)
        )
    )
    return UUID(str(work["id"]))
