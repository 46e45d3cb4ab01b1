"""What pointed at something that was never fetched does not stay for ever."""

from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, delete, or_, select, update

from brp_adapter.erase_shadow import ERASED
from brp_adapter.service import Service
from brp_adapter.storage.source_tables import TO_FETCH, TO_FETCH_CONFLICT
from contracts.policy.effects import SHADOW_LIFE
from contracts.values.dates import local_date
from foundation.work import WorkState

CONFLICT_KEPT: Final = timedelta(days=90)
"""As long as what nobody can read: so long an operator may look why a sender sent it twice."""


def forget_fetching(connection: Connection, service: Service) -> int:
    """Erase in shadow what is older than a day, as everything about people; how many rows.

    What was fetched left nothing here, and what waits for a person in earnest stays until then.
    """
    now = service.now()
    today, before = local_date(now), now - SHADOW_LIFE
    table = TO_FETCH.c
    free = or_(table.lease_until.is_(None), table.lease_until < now)
    old = select(table.id, table.sender, table.created_at).where(
        table.content.is_not(None), table.created_at < before, free
    )
    ids = [
        row.id
        for row in connection.execute(old.with_for_update(skip_locked=True))
        if not any(
            service.policy.visible(row.sender, day) for day in (today, local_date(row.created_at))
        )
    ]
    conflicts = TO_FETCH_CONFLICT.c
    connection.execute(
        delete(TO_FETCH_CONFLICT).where(
            or_(conflicts.inbox_id.in_(ids), conflicts.created_at < now - CONFLICT_KEPT)
        )
    )
    connection.execute(
        update(TO_FETCH)
        .where(table.id.in_(ids))
        .values(content=None, state=WorkState.REFUSED, reason=ERASED, updated_at=now)
    )
    return len(ids)
