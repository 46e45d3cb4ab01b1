"""Events of the BRP API Gebeurtenissen, fetched: claim a subscriber, page after page, commit.

The cursor is written together with the events before it. A process that dies between an answer
and its commit leaves the cursor where it was: the same events come again, and are known by their
ids. Where the server remembers what was read, that is not so; there the intent is written before
each call, and an answer that was never kept is put before an operator.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from brp_adapter.connections.gebeurtenissen import Reading
from brp_adapter.fetch_failed import fetch_failed
from brp_adapter.gebeurtenissen.answers import Page
from brp_adapter.gebeurtenissen.api import EventsApi
from brp_adapter.gebeurtenissen.errors import AlreadyThere, CursorUnknown, EventsError
from brp_adapter.receive_report import ring_for
from brp_adapter.service import ANY_ROW, FOLLOW_PEOPLE, Service
from brp_adapter.storage.source_tables import SUBSCRIBER
from brp_adapter.storage.subscribers import NOT_CONNECTED, see_subscribers
from brp_adapter.storage.subscriptions import forget_source
from brp_adapter.take_page import take_page
from brp_adapter.take_reports import HELD_READ_BRP_OFF
from contracts.values.dates import local_date
from foundation.correlation import correlated
from foundation.failpoint import failpoint
from foundation.inbox import Accepted
from foundation.log import get_logger
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, WorkState, claim, renew, settle

MAX_ATTEMPTS: Final = 8
"""Claims that ended in no outcome at all (a process that died), not calls that failed."""

WITHOUT_BASIS: Final = timedelta(minutes=5)
"""So long after it is looked whether there is a legal basis again."""

_KEPT: Final = ("connection", "cursor", "registered_at", "asked_at", "failures", "failing_since")
_log = get_logger(__name__)


def fetch_events(service: Service) -> int:
    """Fetch from every source whose turn it is; how many had one."""
    if not service.events:
        return 0
    now = service.now()
    today = local_date(now)
    names = [name for name, api in service.events.items() if not api.source.retired(today)]
    with service.database.transaction("fetch_events.seen") as connection:
        see_subscribers(connection, names, now=now)
    return work_in_turn(
        lambda: _claim(service),
        lambda rows: _work_off(service, rows),
        clock=service.now,
        turn=service.turn,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("fetch_events.claim") as connection:
        return claim(
            connection,
            SUBSCRIBER,
            now=service.now(),
            limit=1,
            lease=service.lease,
            max_attempts=MAX_ATTEMPTS,
            bringing=_KEPT,
        )


def _work_off(service: Service, rows: Sequence[Claimed]) -> bool:
    """Whether another was due beside it."""
    (row,) = rows
    with correlated(row.correlation_id):
        api = service.events.get(row.brought["connection"])
        try:
            if api is None:
                _end(service, row, {"state": WorkState.DONE, "reason": NOT_CONNECTED})
            else:
                _turn(service, row, api)
        except EventsError as error:
            fetch_failed(service, row, error)
        except LeaseLost:
            _log.warning("fetch_lease_lost", connection=row.brought["connection"])
    return row.more_due


def _turn(service: Service, row: Claimed, api: EventsApi) -> None:
    source, now = api.source, service.now()
    if source.retired(local_date(now)):
        _take_leave(service, row, api)
        return
    if service.basis_for_reading(source.gemeente) is None:
        later = {"next_attempt_at": now + WITHOUT_BASIS, "reason": HELD_READ_BRP_OFF}
        _end(service, row, later)
        return
    if row.brought["registered_at"] is None:
        _register(service, row, api)
    if row.brought["asked_at"] is not None and source.leeswijze is Reading.UNREAD:
        _note_missed(service, row, row.brought["asked_at"])
    _read_all(service, row, api)


def _take_leave(service: Service, row: Claimed, api: EventsApi) -> None:
    """Its last day is over: one call ends every subscription."""
    api.deregister()
    failpoint("fetch_events.deregistered")
    with service.database.transaction("fetch_events.retired") as connection:
        forgotten = forget_source(connection, api.source.naam)
        also: dict[str, object] = {"registered_at": None, "cursor": None, "failures": 0}
        now = service.now()
        if not settle(
            connection, SUBSCRIBER, row, state=WorkState.DONE, reason="retired", now=now, also=also
        ):
            raise LeaseLost
    _log.info("subscriber_retired", connection=api.source.naam, subscriptions=forgotten)


def _register(service: Service, row: Claimed, api: EventsApi) -> None:
    """Register our name, unless it is there: within one municipality it can only be ours."""
    names = api.subscribers()
    failpoint("fetch_events.looked")
    if api.source.abonnee not in names:
        with suppress(AlreadyThere):  # another process of ours, a moment ago
            api.register()
            failpoint("fetch_events.registered")
    with service.database.transaction("fetch_events.kept") as connection:
        now = service.now()
        _hold(connection, service, row, {"registered_at": now})
    _log.info("subscriber_registered", connection=api.source.naam)
    service.ring(FOLLOW_PEOPLE, ANY_ROW)
    failpoint("fetch_events.follow_rung")


def _note_missed(service: Service, row: Claimed, asked_at: datetime) -> None:
    """The server counted as read what we may never have had."""
    with service.database.transaction("fetch_events.missed") as connection:
        _hold(connection, service, row, {"missed_since": asked_at, "asked_at": None})
    _log.error("events_may_be_missed", connection=row.brought["connection"])


def _read_all(service: Service, row: Claimed, api: EventsApi) -> None:
    """Page after page until there is no more, or the turn is over."""
    cursor: str | None = row.brought["cursor"]
    until = service.now() + service.turn
    fetched = 0
    while True:
        try:
            page = _ask(service, row, api, cursor)
        except CursorUnknown as error:
            if cursor is None:
                raise
            cursor = None
            _begin_again(service, row, error)
            continue
        if not page.events:
            break
        new = _keep(service, row, api, page)
        fetched += new
        if not new and page.last == cursor:
            # Neither our cursor nor its own memory moves it on: the same page for ever.
            _log.error("events_stand_still", connection=api.source.naam)
            break
        cursor = page.last
        if service.now() >= until:
            _end(service, row, {"failures": 0, "failing_since": None})
            return
    now = service.now()
    again = now + timedelta(seconds=api.source.elke_seconden)
    well = {"next_attempt_at": again, "read_at": now, "failures": 0, "failing_since": None}
    _end(service, row, well | {"asked_at": None})
    if fetched:
        _log.info("events_fetched", connection=api.source.naam, events=fetched)


def _ask(service: Service, row: Claimed, api: EventsApi, cursor: str | None) -> Page:
    if api.source.leeswijze is Reading.UNREAD:
        with service.database.transaction("fetch_events.asking") as connection:
            _hold(connection, service, row, {"asked_at": service.now()})
    page = api.events(cursor)
    failpoint("fetch_events.fetched")
    return page


def _keep(service: Service, row: Claimed, api: EventsApi, page: Page) -> int:
    """Events and cursor in one transaction; how many were new."""
    with service.database.transaction("fetch_events.page") as connection:
        received = take_page(connection, service, api.source, page.events)
        _hold(connection, service, row, {"cursor": page.last, "asked_at": None})
    for one in received:
        ring_for(service, one)
    return sum(isinstance(one, Accepted) for one in received)


def _begin_again(service: Service, row: Claimed, error: CursorUnknown) -> None:
    with service.database.transaction("fetch_events.begin_again") as connection:
        _hold(connection, service, row, {"cursor": None})
    _log.warning("cursor_unknown", connection=row.brought["connection"], code=error.code)


def _hold(connection: Connection, service: Service, row: Claimed, also: dict[str, object]) -> None:
    """Keep the claim, and this with it. Raises ``LeaseLost``."""
    now, lease = service.now(), service.lease
    if not renew(connection, SUBSCRIBER, row, now=now, lease=lease, also=also):
        raise LeaseLost


def _end(service: Service, row: Claimed, also: dict[str, object]) -> None:
    """The end of this turn; due again at once unless ``also`` says when."""
    values = {"attempts": 0, "next_attempt_at": service.now()} | also
    state = WorkState(str(values.pop("state", WorkState.READY)))
    reason = values.pop("reason", None)
    with service.database.transaction("fetch_events.outcome") as connection:
        ended = settle(
            connection,
            SUBSCRIBER,
            row,
            state=state,
            reason=None if reason is None else str(reason),
            now=service.now(),
            also=values,
        )
        if not ended:
            raise LeaseLost
