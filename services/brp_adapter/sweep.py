"""Ringing again for whatever is due: rings get lost, rows do not."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from brp_adapter.erase_shadow import erase_shadow
from brp_adapter.forget_fetching import forget_fetching
from brp_adapter.forget_unreadable import forget_unreadable
from brp_adapter.service import (
    ANY_ROW,
    ESTABLISH,
    FETCH,
    FOLLOW_PEOPLE,
    HAND_OVER,
    RECHECK,
    SWEEP,
    Service,
)
from brp_adapter.storage.cards import forget_cards
from brp_adapter.storage.residences import forget_residences
from brp_adapter.storage.safety_answers import forget_without_event
from brp_adapter.storage.snapshots import forget_snapshots
from brp_adapter.storage.source_tables import SUBSCRIBER, SUBSCRIPTION, TO_FETCH
from brp_adapter.storage.subscriptions import end_past
from brp_adapter.storage.tables import DEPARTURE, HEARTBEAT, INBOX, OUTBOX
from brp_adapter.storage.tables import RECHECK as RECHECKS
from brp_adapter.storage.unreadable import count_waiting
from brp_adapter.take_reports import HELD_READ_BRP_OFF
from contracts.values.dates import local_date
from foundation.clock_set_back import pull_back
from foundation.heartbeat import beat, heartbeats
from foundation.log import get_logger
from foundation.work import WorkState, count_open, oldest_due, reopen

CARD_KEPT: Final = timedelta(days=1)
"""After its end: so long whoever opens it again is told why it does not open."""

ANSWER_WAITS: Final = timedelta(days=90)
"""For the event that it belongs to. Longer than a declaration lies at a counter."""

_log = get_logger(__name__)
_WORK: Final = {ESTABLISH: INBOX, HAND_OVER: OUTBOX, RECHECK: RECHECKS, FETCH: TO_FETCH}
_TABLES: Final = (*_WORK.values(), SUBSCRIBER, SUBSCRIPTION)


def sweep(service: Service) -> None:
    """Release what may go on, ring for what is due, and tell what was found, zeros included."""
    with service.database.transaction() as connection:
        now = service.now()
        pulled_back = pull_back(connection, _TABLES, HEARTBEAT, now=now)
        released = _release_held(connection, service, now)
        forgotten = forget_residences(connection, today=local_date(now))
        snapshots, no_more = _once_a_day(connection, service, now)
        cards = forget_cards(connection, before=now - CARD_KEPT)
        answers = forget_without_event(connection, before=now - ANSWER_WAITS)
        unreadable = forget_unreadable(connection, service)
        to_fetch = forget_fetching(connection, service)
        erased = erase_shadow(connection, service)
        due = {task: oldest_due(connection, table, now) for task, table in _WORK.items()}
        to_follow = oldest_due(connection, SUBSCRIPTION, now)
        counted = {task: count_open(connection, table) for task, table in _WORK.items()}
        nobody_reads = count_waiting(connection)
        beat(connection, HEARTBEAT, SWEEP, now=now)
    for task, since in (due | {FOLLOW_PEOPLE: to_follow}).items():
        if since is not None:
            service.ring(task, ANY_ROW)
    waits = {task: 0.0 if at is None else (now - at).total_seconds() for task, at in due.items()}
    _log.info(
        "sweep",
        pulled_back=pulled_back,
        released=released,
        forgotten=forgotten,
        forgotten_snapshots=snapshots,
        no_longer_followed=no_more,
        forgotten_cards=cards,
        forgotten_answers=answers,
        forgotten_unreadable=unreadable,
        forgotten_to_fetch=to_fetch,
        erased=asdict(erased),
        unreadable=nobody_reads.kept,
        unreadable_not_kept=nobody_reads.not_kept,
        inbox=_by_name(counted[ESTABLISH]),
        outbox=_by_name(counted[HAND_OVER]),
        rechecks=_by_name(counted[RECHECK]),
        to_fetch=_by_name(counted[FETCH]),
        inbox_waits_seconds=waits[ESTABLISH],
        outbox_waits_seconds=waits[HAND_OVER],
        rechecks_wait_seconds=waits[RECHECK],
        to_fetch_waits_seconds=waits[FETCH],
    )


def _by_name(counted: Mapping[WorkState, int]) -> dict[str, int]:
    return {state.value: count for state, count in counted.items()}


def _once_a_day(connection: Connection, service: Service, now: datetime) -> tuple[int, int]:
    """Snapshots that may go, and people who are followed no more: so it became at midnight.

    All that is kept is read for it.
    """
    today, last = local_date(now), heartbeats(connection, HEARTBEAT).get(SWEEP)
    if last is not None and local_date(last) == today:
        return 0, 0
    days = service.policy.content.bewaring.momentopname_dagen
    return (
        forget_snapshots(connection, today=today, days=days),
        end_past(connection, today=today, now=now),
    )


def _release_held(connection: Connection, service: Service, now: datetime) -> int:
    """Events and looks of municipalities for which the BRP may be asked by now."""
    of_inbox = select(INBOX.c.id, INBOX.c.sender.label("oin")).where(_held(INBOX))
    of_fetching = select(TO_FETCH.c.id, TO_FETCH.c.sender.label("oin")).where(_held(TO_FETCH))
    of_rechecks = (
        select(RECHECKS.c.id, DEPARTURE.c.municipality.label("oin"))
        .join(DEPARTURE, DEPARTURE.c.id == RECHECKS.c.id)
        .where(_held(RECHECKS))
    )
    held_rows = ((INBOX, of_inbox), (RECHECKS, of_rechecks), (TO_FETCH, of_fetching))
    return sum(
        reopen(connection, table, row.id, now=now)
        for table, held in held_rows
        for row in connection.execute(held).all()
        if service.basis_for_reading(row.oin) is not None
    )


def _held(table: Table) -> ColumnElement[bool]:
    return and_(table.c.state == WorkState.HELD, table.c.reason == HELD_READ_BRP_OFF)
