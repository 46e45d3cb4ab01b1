"""The sweep sees to it that somebody is called for what cannot wait, once for each occasion.

Looked for in the database and not only where it happens: what makes a case urgent may be time
itself, and a process that died after its commit must not cost a call.
"""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from foundation.log import get_logger
from foundation.work import WorkState, new_work
from notifier.cases.case_row import locked_case
from notifier.cases.timeline import Happening, note
from notifier.oncall.kinds import Cause
from notifier.oncall.occasions import calls_for, calls_over, moment_of
from notifier.service import Service
from notifier.storage.cases import TIMELINE, ZAAK
from notifier.storage.oncall import CALL_OUT, WAITS

_PER_RUN: Final = 100
_CAUSES: Final = (Cause.T0, Cause.DISAGREEMENT, Cause.CLOCK)
_log = get_logger(__name__)


def plan_calls(service: Service) -> int:
    """End calls whose occasion passed, and plan those that are missing; answers how many of these.

    Can be repeated and run twice at once.
    """
    for call_id in _over(service):
        _end(service, call_id)
    return sum(_plan_all(service, cause) for cause in _CAUSES)


def newest_entry(connection: Connection, zaak_id: UUID) -> int:
    """Number of the newest entry of the timeline; 0 where there is none."""
    newest = select(func.coalesce(func.max(TIMELINE.c.number), 0))
    return int(connection.execute(newest.where(TIMELINE.c.zaak_id == zaak_id)).scalar_one())


def _over(service: Service) -> Iterable[UUID]:
    over = (
        select(CALL_OUT.c.id)
        .join(ZAAK, ZAAK.c.id == CALL_OUT.c.zaak_id)
        .where(calls_over(moment_of(service)))
        .limit(_PER_RUN)
    )
    with service.database.transaction() as connection:
        return list(connection.execute(over).scalars())


def _end(service: Service, call_id: UUID) -> None:
    with service.database.transaction() as connection:
        now = service.clock()
        mine = select(CALL_OUT).where(CALL_OUT.c.id == call_id)
        zaak_id = connection.execute(mine).one().zaak_id
        locked_case(connection, zaak_id)
        row = connection.execute(mine.with_for_update()).one()
        # Looked at once more under the lock: somebody may have answered, or the case come back.
        still = select(ZAAK.c.merged_into).join(CALL_OUT, CALL_OUT.c.zaak_id == ZAAK.c.id)
        found = connection.execute(
            still.where(CALL_OUT.c.id == call_id, calls_over(moment_of(service)))
        ).one_or_none()
        if found is None:
            return
        connection.execute(
            update(CALL_OUT)
            .where(CALL_OUT.c.id == call_id)
            .values(over_at=now, state=WorkState.DONE, lease_token=None, lease_until=None)
        )
        if row.acknowledged_at is None and found.merged_into is not None:
            _goes_on(connection, service, row, found.merged_into)


def _goes_on(connection: Connection, service: Service, row: Row[Any], into: UUID) -> None:
    """Nobody answered, and the case went on in another: then that one asks."""
    last = into
    merged = select(ZAAK.c.merged_into)
    while (further := connection.execute(merged.where(ZAAK.c.id == last)).scalar()) is not None:
        last = further
    # Without its lock, which others take in another order: what is there already is kept.
    if connection.execute(select(CALL_OUT.c.id).where(CALL_OUT.c.zaak_id == last, WAITS)).first():
        return
    _plan(connection, service, last, Cause(row.cause), correlation_id=row.correlation_id)


def _plan_all(service: Service, cause: Cause) -> int:
    missing = select(ZAAK.c.id).where(calls_for(cause, moment_of(service)))
    with service.database.transaction() as connection:
        found = list(connection.execute(missing.order_by(ZAAK.c.id).limit(_PER_RUN)).scalars())
    return sum(_plan_one(service, zaak_id, cause) for zaak_id in found)


def _plan_one(service: Service, zaak_id: UUID, cause: Cause) -> bool:
    with service.database.transaction() as connection:
        case = locked_case(connection, zaak_id)
        wanted = calls_for(cause, moment_of(service))
        still = select(ZAAK.c.id).where(ZAAK.c.id == zaak_id, wanted)
        if connection.execute(still).one_or_none() is None:
            return False  # another sweep was first, or there is no reason any more
        note(connection, zaak_id, Happening.CALLED, cause, now=service.clock())
        _plan(connection, service, zaak_id, cause, correlation_id=case.correlation_id)
    _log.info("call_planned", zaak_id=str(zaak_id), cause=cause)
    return True


def _plan(
    connection: Connection, service: Service, zaak_id: UUID, cause: Cause, *, correlation_id: str
) -> None:
    same = CALL_OUT.c.zaak_id == zaak_id, CALL_OUT.c.cause == cause
    before = select(func.coalesce(func.max(CALL_OUT.c.round), 0)).where(*same)
    planned = upsert(CALL_OUT).values(
        **new_work(now=service.clock(), correlation_id=correlation_id),
        zaak_id=zaak_id,
        cause=cause,
        round=connection.execute(before).scalar_one() + 1,
        through=newest_entry(connection, zaak_id),
        step=0,
        turn=0,
    )
    connection.execute(planned.on_conflict_do_nothing())
