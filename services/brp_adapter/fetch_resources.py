"""What sources only pointed at, fetched and received as the report that it is.

Asking twice changes nothing at the source, and what is received twice counts once; so whoever dies
in between leaves no more than another question.
"""

from collections.abc import Sequence
from typing import Final

from brp_adapter.fetching.errors import AccessRefused, FetchError, FetchLater, NotThere
from brp_adapter.keep_unreadable import MOST_FAULTS
from brp_adapter.pointed_at import BRINGING, Pointed, fetched_report, pointed_at
from brp_adapter.receive_report import Incoming, receive_in, ring_for
from brp_adapter.service import Service
from brp_adapter.sources.faults import EventRefused, UnknownEventType
from brp_adapter.storage.source_tables import TO_FETCH
from brp_adapter.take_reports import HELD_READ_BRP_OFF
from foundation.correlation import correlated
from foundation.failpoint import failpoint
from foundation.inbox import Received
from foundation.log import get_logger
from foundation.retry import RetrySchedule
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, WorkState, claim, postpone, settle

BATCH: Final = 1
"""Each may take as long as its source is slow, and must end before its lease does."""

_log = get_logger(__name__)


def fetch_resources(service: Service) -> int:
    """Work off what is due; how many rows were taken."""
    return work_in_turn(
        lambda: _claim(service),
        lambda rows: _work_off(service, rows),
        clock=service.now,
        turn=service.turn,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("fetch.claim") as connection:
        return claim(
            connection,
            TO_FETCH,
            now=service.now(),
            limit=BATCH,
            lease=service.lease,
            max_attempts=service.schedules.asking.max_attempts,
            bringing=BRINGING,
        )


def _work_off(service: Service, rows: Sequence[Claimed]) -> bool:
    """Whether others were due beside them."""
    for row in rows:
        with correlated(row.correlation_id):
            _fetch(service, row)
    return rows[0].more_due


def _fetch(service: Service, row: Claimed) -> None:
    if service.basis_for_reading(row.brought["sender"]) is None:
        # What lies there is about people: it is not asked for without a legal basis.
        _end(service, row, WorkState.HELD, HELD_READ_BRP_OFF)
        return
    pointed = pointed_at(service, row)
    if isinstance(pointed, str):
        _end(service, row, WorkState.NEEDS_REVIEW, pointed)
        return
    try:
        content = service.resources.fetch(pointed.name, pointed.where, pointed.address)
        failpoint("fetch.answered")
        incoming = fetched_report(service, row, pointed, content)
    except FetchError as error:
        _not_fetched(service, row, pointed, error)
    except EventRefused as refused:
        told = " ".join(f"{one.path}:{one.code}" for one in refused.faults[:MOST_FAULTS])
        _end(service, row, WorkState.NEEDS_REVIEW, f"resource_unreadable {told}")
    except UnknownEventType:
        _end(service, row, WorkState.NEEDS_REVIEW, "resource_unreadable type:unknown")
    else:
        _receive(service, row, incoming)


def _receive(service: Service, row: Claimed, incoming: Incoming) -> None:
    try:
        received = _hand_in(service, row, incoming)
    except LeaseLost:
        _log.warning("lease_lost", melding=str(row.id))
        return
    _log.info("resource_fetched", melding=str(row.id), kind=incoming.kind)
    ring_for(service, received)


def _hand_in(service: Service, row: Claimed, incoming: Incoming) -> Received:
    """Both or neither; the report counts from when it was pointed at, under the id given then."""
    with service.database.transaction("fetch.outcome") as connection:
        received = receive_in(connection, service, incoming, came_at=row.created_at, row_id=row.id)
        now = service.now()
        # What pointed there has served; the inbox has what it pointed at.
        also = {"content": None}
        if not settle(connection, TO_FETCH, row, state=WorkState.DONE, now=now, also=also):
            raise LeaseLost
    return received


def _not_fetched(service: Service, row: Claimed, pointed: Pointed, error: FetchError) -> None:
    schedule, reason = _again(service, error)
    at_least = error.retry_after if isinstance(error, FetchLater) else None
    delay = None
    if schedule is not None:
        delay = schedule.next(row.attempts, jitter=service.jitter, at_least=at_least)
    log = _log.error if delay is None or isinstance(error, AccessRefused) else _log.warning
    log(
        "resource_not_fetched",
        melding=str(row.id),
        connection=pointed.name,
        because=reason,
        code=error.code,
    )
    if delay is None:
        _end(service, row, WorkState.NEEDS_REVIEW, reason)
        return
    with service.database.transaction("fetch.postponed") as connection:
        now = service.now()
        postpone(connection, TO_FETCH, row, until=now + delay, reason=reason, now=now)


def _again(service: Service, error: FetchError) -> tuple[RetrySchedule | None, str]:
    """When to ask again, None: never by itself; and why it was not fetched."""
    match error:
        case AccessRefused():
            return service.schedules.asking, "access_refused"
        case FetchLater():
            return service.schedules.asking, "resource_unavailable"
        case NotThere():
            # A notification may be faster than what it tells of.
            return service.schedules.unusable, "resource_gone"
        case _:
            return None, error.code


def _end(service: Service, row: Claimed, state: WorkState, reason: str) -> None:
    with service.database.transaction("fetch.put_aside") as connection:
        settle(connection, TO_FETCH, row, state=state, reason=reason, now=service.now())
    _log.warning("resource_put_aside", melding=str(row.id), state=state, because=reason)
