"""What becomes of a subscriber when fetching ended in an error: again later, and never given up."""

from datetime import datetime, timedelta
from typing import Final

from brp_adapter.connections.gebeurtenissen import Reading
from brp_adapter.gebeurtenissen.errors import (
    EventsAnswerInvalid,
    EventsError,
    EventsUnavailable,
    NoSuchSubscriber,
)
from brp_adapter.service import Service
from brp_adapter.storage.source_tables import SUBSCRIBER
from brp_adapter.storage.subscribers import LONG, may_have_missed
from brp_adapter.storage.subscriptions_anew import make_again
from foundation.log import get_logger
from foundation.work import Claimed, WorkState, settle

_BEFORE: Final = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout"})
_BY_A_GATEWAY: Final = frozenset({"http_502", "http_504"})

_log = get_logger(__name__)


def fetch_failed(service: Service, row: Claimed, error: EventsError) -> None:
    """Plan the next try by the schedule; after its end with its longest delay, for ever.

    Registered no more: that is put right at the next try, and what was subscribed is made again.
    """
    name: str = row.brought["connection"]
    with service.database.transaction("fetch_events.failed") as connection:
        now = service.now()
        failures, since = row.brought["failures"] + 1, row.brought["failing_since"] or now
        also: dict[str, object] = {
            "next_attempt_at": now + _delay(service, error, failures),
            "attempts": 0,
            "failures": failures,
            "failing_since": since,
        }
        if isinstance(error, NoSuchSubscriber):
            also["registered_at"] = None
            if make_again(connection, name, now=now):
                may_have_missed(connection, name, now=now)
        if not _may_have_counted(service, name, error):
            also["asked_at"] = None
        settle(
            connection,
            SUBSCRIBER,
            row,
            state=WorkState.READY,
            reason=error.code,
            now=now,
            also=also,
        )
    _tell(name, error, failures, since, now)


def _delay(service: Service, error: EventsError, failures: int) -> timedelta:
    """Of what passes by itself soon; of our own mistakes and broken answers less often."""
    passing = isinstance(error, EventsUnavailable | NoSuchSubscriber)
    schedule = service.schedules.asking if passing else service.schedules.unusable
    at_least = error.retry_after if isinstance(error, EventsUnavailable) else None
    number = min(failures, len(schedule.delays))
    delay = schedule.next(number, jitter=service.jitter, at_least=at_least)
    return delay or timedelta(minutes=5)


def _may_have_counted(service: Service, name: str, error: EventsError) -> bool:
    """Whether the server may have counted events as read of which no answer came."""
    api = service.events.get(name)
    if api is None or api.source.leeswijze is not Reading.UNREAD:
        return False
    if isinstance(error, EventsAnswerInvalid):
        return True
    # The name of a failure of the connection, of which only some come before the question.
    return error.code in _BY_A_GATEWAY or (error.code[:1].isupper() and error.code not in _BEFORE)


def _tell(name: str, error: EventsError, failures: int, since: datetime, now: datetime) -> None:
    if isinstance(error, NoSuchSubscriber):
        _log.error("subscriber_gone", connection=name)
    log = _log.error if now - since >= LONG else _log.warning
    log("events_not_fetched", connection=name, because=error.code, failures=failures)
