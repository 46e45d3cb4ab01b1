"""We as a subscriber of each source that we fetch from: registered, read so far, in trouble."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from brp_adapter.storage.source_tables import SUBSCRIBER
from foundation.waiting import WaitingRow
from foundation.work import WorkState, new_work

NOT_CONNECTED: Final = "not_connected"
MAY_HAVE_MISSED: Final = "may_have_missed"
LONG: Final = timedelta(minutes=15)
"""What fails for longer is shown to an operator; it is tried again all the while."""


def see_subscribers(connection: Connection, names: Collection[str], *, now: datetime) -> None:
    """Every connected source has a row; one that comes back goes on where it was."""
    for name in sorted(names):
        work = new_work(now=now, correlation_id=str(uuid4()))
        fresh = insert(SUBSCRIBER).values(work | {"connection": name})
        connection.execute(
            fresh.on_conflict_do_update(
                index_elements=["connection"],
                set_={"state": WorkState.READY.value, "next_attempt_at": now, "reason": None},
                where=SUBSCRIBER.c.state == WorkState.DONE,
            )
        )


def may_follow(connection: Connection, name: str, *, now: datetime) -> bool:
    """Whether we are registered there and were not asked to wait."""
    row = connection.execute(
        select(SUBSCRIBER.c.registered_at, SUBSCRIBER.c.quiet_until).where(
            SUBSCRIBER.c.connection == name
        )
    ).one_or_none()
    if row is None or row.registered_at is None:
        return False
    return row.quiet_until is None or bool(row.quiet_until <= now)


def be_quiet(connection: Connection, name: str, *, until: datetime) -> None:
    """Make and end no subscription there before this."""
    later = func.greatest(SUBSCRIBER.c.quiet_until, bindparam("until"))
    statement = update(SUBSCRIBER).where(SUBSCRIBER.c.connection == name)
    connection.execute(statement.values(quiet_until=later), {"until": until})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a source does; ``trouble`` is a code."""

    registered: bool
    read_at: datetime | None
    trouble: str | None


def standings(connection: Connection) -> Mapping[str, Standing]:
    """By name of the source."""
    return {
        row.connection: Standing(
            row.registered_at is not None,
            row.read_at,
            MAY_HAVE_MISSED if row.missed_since is not None else row.reason,
        )
        for row in connection.execute(select(SUBSCRIBER))
    }


def not_registered(connection: Connection, name: str) -> None:
    """Our name is not there any more: it is registered again at the next turn."""
    connection.execute(
        update(SUBSCRIBER).where(SUBSCRIBER.c.connection == name).values(registered_at=None)
    )


def may_have_missed(connection: Connection, name: str, *, now: datetime) -> None:
    """What happened since it was last read may never come: a person looks at it."""
    since = func.coalesce(SUBSCRIBER.c.missed_since, SUBSCRIBER.c.read_at, bindparam("since"))
    statement = update(SUBSCRIBER).where(SUBSCRIBER.c.connection == name)
    connection.execute(statement.values(missed_since=since), {"since": now})


def in_trouble(
    connection: Connection, *, now: datetime, only: UUID | None = None
) -> tuple[WaitingRow, ...]:
    """Sources that failed for long, or of which an answer may have been missed."""
    long = SUBSCRIBER.c.failing_since < now - LONG
    found = select(SUBSCRIBER).where(
        SUBSCRIBER.c.state == WorkState.READY, or_(long, SUBSCRIBER.c.missed_since.is_not(None))
    )
    if only is not None:
        found = found.where(SUBSCRIBER.c.id == only)
    return tuple(
        WaitingRow(
            row.id,
            "source",
            WorkState.READY,
            row.reason if row.missed_since is None else MAY_HAVE_MISSED,
            row.missed_since or row.failing_since,
            row.correlation_id,
        )
        for row in connection.execute(found.order_by(SUBSCRIBER.c.connection))
    )


def fetch_now(connection: Connection, row_id: UUID, *, now: datetime) -> None:
    """Looked at by an operator: tried at once, and what may have been missed was seen to."""
    connection.execute(
        update(SUBSCRIBER)
        .where(SUBSCRIBER.c.id == row_id, SUBSCRIBER.c.state == WorkState.READY)
        .values(next_attempt_at=now, missed_since=None, updated_at=now)
    )


def longest_unread(connection: Connection) -> datetime | None:
    """Since when the source that is furthest behind was not read to its end; None: no source."""
    read = func.coalesce(SUBSCRIBER.c.read_at, SUBSCRIBER.c.created_at)
    connected = SUBSCRIBER.c.state != WorkState.DONE
    return connection.execute(select(func.min(read)).where(connected)).scalar()
