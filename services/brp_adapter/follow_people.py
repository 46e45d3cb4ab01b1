"""Subscriptions that are due, made and ended: claim, call at the pace that was agreed, commit.

A call whose outcome was never written down is made again: 409 and 404 say that it had worked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from brp_adapter.connections.gebeurtenissen import Gebeurtenissen
from brp_adapter.gebeurtenissen.api import EventsApi
from brp_adapter.gebeurtenissen.errors import (
    EventsAnswerInvalid,
    EventsError,
    EventsRefused,
    NoSuchSubscriber,
)
from brp_adapter.service import ANY_ROW, FETCH_EVENTS, Service
from brp_adapter.storage.source_tables import SUBSCRIPTION
from brp_adapter.storage.subscribers import (
    be_quiet,
    may_follow,
    may_have_missed,
    not_registered,
)
from brp_adapter.storage.subscriptions import forget_ended, read_number
from brp_adapter.storage.subscriptions_anew import make_again, undo_overtaken
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.encryption import CannotOpen
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.turn import work_in_turn
from foundation.work import Claimed, WorkState, claim, postpone, settle

MOST_AT_ONCE: Final = 50
"""Subscriptions per claim: their calls end well within a lease."""

MAX_ATTEMPTS: Final = 8
"""Claims that ended in no outcome at all (a process that died)."""

_OVER: Final = frozenset({"authentication", "autorisation", "http_401", "http_403"})
"""Refusals that have nothing to do with the person: the next would get the same."""

_PAUSE: Final = 3
"""Which delay of the schedule follows a call that got no answer: no matter how many did."""

_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Pause:
    """Why the rest of a batch waits, and how long."""

    reason: str
    wait: timedelta
    gone: bool = False


def follow_people(service: Service) -> int:
    """Work off what is due at every source; how many subscriptions were taken up."""
    return sum(
        work_in_turn(
            lambda api=api: _claim(service, api.source),  # type: ignore[misc]
            lambda rows, api=api: _work_off(service, api, rows),  # type: ignore[misc]
            clock=service.now,
            turn=service.turn,
        )
        for api in service.events.values()
    )


def _claim(service: Service, source: Gebeurtenissen) -> list[Claimed]:
    now = service.now()
    if source.retired(local_date(now)):
        return []  # fetching takes leave of it
    within: dict[str, object] = {"connection": source.naam}
    if service.basis_for_reading(source.gemeente) is None:
        # Nobody may be asked about any more; what stands there may be ended all the same.
        within["wanted"] = False
    with service.database.transaction("follow_people.claim") as connection:
        if not may_follow(connection, source.naam, now=now):
            return []
        return claim(
            connection,
            SUBSCRIPTION,
            now=now,
            limit=min(MOST_AT_ONCE, max(1, source.tempo // 60)),
            lease=service.lease,
            max_attempts=MAX_ATTEMPTS,
            bringing=("kind", "bsn", "wanted"),
            within=within,
        )


def _work_off(service: Service, api: EventsApi, rows: Sequence[Claimed]) -> bool:
    """Whether more can be done now."""
    source, done, refused = api.source, list[Claimed](), dict[Claimed, str]()
    pause = _pace(service, source, len(rows))
    for row in rows if pause is None else ():
        try:
            _call(service, api, row)
        except CannotOpen:
            refused[row] = "unreadable"
        except (EventsRefused, EventsAnswerInvalid) as error:
            if error.code in _OVER:
                pause = _pause(service, error)
                break
            refused[row] = f"refused_{error.code}"
        except EventsError as error:
            pause = _pause(service, error)
            break
        else:
            done.append(row)
    left = [row for row in rows if row not in done and row not in refused]
    with service.database.transaction("follow_people.outcome") as connection:
        now = service.now()
        ended = _end(connection, done, refused, now)
        if pause is not None:
            _wait(connection, source, left, pause, now)
    _log.info("subscriptions_worked_off", connection=source.naam, done=ended, left=len(left))
    _tell(service, source, pause, refused)
    return pause is None and rows[0].more_due


def _pace(service: Service, source: Gebeurtenissen, calls: int) -> _Pause | None:
    """Counted over all our workers before the first call of a batch; None: go on."""
    seconds = service.pace.take(
        f"{source.naam}:abonnementen", per_minute=source.tempo, messages=calls
    )
    return None if seconds is None else _Pause("pace", timedelta(seconds=seconds))


def _call(service: Service, api: EventsApi, row: Claimed) -> None:
    person = read_number(service.privacy, row.brought["bsn"], row.id)
    if row.brought["wanted"]:
        _subscribe(api, person, row.brought["kind"])
    else:
        api.cancel(person, row.brought["kind"])
        failpoint("follow_people.cancelled")


def _subscribe(api: EventsApi, person: Bsn, kind: str) -> None:
    try:
        api.subscribe(person, kind)
        failpoint("follow_people.made")
    except NoSuchSubscriber as error:
        if api.source.abonnee not in api.subscribers():
            raise
        # We are there, so it is about this one person; the others are not made again for it.
        raise EventsRefused(error.code) from None


def _pause(service: Service, error: EventsError) -> _Pause:
    at_least = getattr(error, "retry_after", None)
    wait = service.schedules.asking.next(_PAUSE, jitter=service.jitter, at_least=at_least)
    gone = isinstance(error, NoSuchSubscriber)
    return _Pause(error.code, wait or timedelta(minutes=1), gone)


def _end(
    connection: Connection, done: Sequence[Claimed], refused: dict[Claimed, str], now: datetime
) -> int:
    """Of a row that is another's by now no outcome is written: that one does it again."""
    ended = 0
    for row in done:
        if row.brought["wanted"]:
            held = settle(connection, SUBSCRIPTION, row, state=WorkState.DONE, now=now)
        else:
            held = forget_ended(connection, row)
        ended += held
        if not held:
            undo_overtaken(connection, row, now=now)
    for row, reason in refused.items():
        settle(connection, SUBSCRIPTION, row, state=WorkState.NEEDS_REVIEW, reason=reason, now=now)
    return ended


def _wait(
    connection: Connection,
    source: Gebeurtenissen,
    left: Sequence[Claimed],
    pause: _Pause,
    now: datetime,
) -> None:
    for row in left:
        held = postpone(
            connection,
            SUBSCRIPTION,
            row,
            until=now if pause.reason == "pace" else now + pause.wait,
            reason=pause.reason,
            now=now,
            refund=True,
        )
        if not held:  # a call without an answer may have been carried out
            undo_overtaken(connection, row, now=now)
    be_quiet(connection, source.naam, until=now + pause.wait)
    if pause.gone:
        not_registered(connection, source.naam)
        if make_again(connection, source.naam, now=now):
            may_have_missed(connection, source.naam, now=now)


def _tell(
    service: Service, source: Gebeurtenissen, pause: _Pause | None, refused: dict[Claimed, str]
) -> None:
    for row, reason in refused.items():
        _log.error("subscription_refused", row_id=str(row.id), because=reason)
    if pause is None or pause.reason == "pace":
        return
    wait = round(pause.wait.total_seconds())
    _log.warning("subscriptions_wait", connection=source.naam, because=pause.reason, seconds=wait)
    if pause.gone:
        _log.error("subscriber_gone", connection=source.naam)
        service.ring(FETCH_EVENTS, ANY_ROW)
        failpoint("follow_people.gone_rung")
