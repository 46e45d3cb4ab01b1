"""What providers said afterwards is followed: to the message it is about, and to its case.

A word can be here before our own outcome of the sending: then it waits. One about nothing that we
know waits as well, and then goes before a human; it is never thrown away.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, WorkState, claim, postpone, settle
from notifier.receipts.follow_call import follow_call
from notifier.receipts.follow_hint import follow_hint
from notifier.receipts.follow_message import follow_message
from notifier.receipts.followed import (
    Follow,
    Followed,
    Following,
    ForHuman,
    NotYet,
    Unknown,
)
from notifier.receipts.word import Medium, Provider, Word, word_of
from notifier.service import Service
from notifier.storage.receipts import RECEIPT

BATCH: Final = 20
MAX_ATTEMPTS: Final = 5
"""Of a claim that ends without outcome; waiting gives its attempt back."""

WAITS_FOR_OUR_OWN: Final = timedelta(days=1)
"""So long our own outcome may take: a look-up at the provider, and the schedule of a letter."""

WAITS_FOR_A_MESSAGE: Final = timedelta(minutes=15)
"""So long something may be unknown: every message is committed before its provider hears of it."""

FOLLOWERS: Final[tuple[Follow, ...]] = (follow_message, follow_call, follow_hint)
"""Who may know the reference, each asked until one does."""

_COLUMNS: Final = ("provider", "medium", "reference", "status")
_SOONEST: Final = timedelta(seconds=1)
_LATEST: Final = timedelta(minutes=10)
_log = get_logger(__name__)


def take_receipts(service: Service) -> int:
    """Work off what is due; answers how many rows there were."""
    return work_in_turn(
        lambda: _claim(service),
        lambda rows: _work_off(service, rows),
        clock=service.clock,
        turn=service.timing.turn,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("take_receipts.claim") as connection:
        return claim(
            connection,
            RECEIPT,
            now=service.clock(),
            limit=BATCH,
            lease=service.timing.lease,
            max_attempts=MAX_ATTEMPTS,
            bringing=_COLUMNS,
        )


def _work_off(service: Service, rows: list[Claimed]) -> bool:
    """Whether others were due beside them."""
    for row in rows:
        with correlated(row.correlation_id):
            _follow_or_put_aside(service, row)
    return rows[0].more_due


def _follow_or_put_aside(service: Service, row: Claimed) -> None:
    try:
        with service.database.transaction("take_receipts.outcome") as connection:
            followed = _follow(connection, row, now=service.clock())
    except DatabaseUnavailable:
        raise  # passes by itself; the lease runs out and the row is taken again
    except LeaseLost:
        _log.warning("receipt_lease_lost", receipt_id=str(row.id))
        return
    except Exception as error:  # noqa: BLE001 -- one row that breaks the program must not hold up the others: a human looks at it
        _log.exception("receipt_failed", receipt_id=str(row.id))
        _put_aside(service, row, f"failed_{type(error).__name__}")
        return
    for task in followed.ring:
        service.ring(task, row.id)
        failpoint("take_receipts.rung")


def _follow(connection: Connection, row: Claimed, *, now: datetime) -> Followed:
    said = word_of(
        Provider(row.brought["provider"]), Medium(row.brought["medium"]), row.brought["status"]
    )
    if said is Word.UNREADABLE:
        _for_human(connection, row, "unknown_status", now)
        return Followed()
    found = _look_for(connection, row, said, now=now)
    match found:
        case Followed():
            if not settle(connection, RECEIPT, row, state=WorkState.DONE, now=now):
                raise LeaseLost
            return found
        case ForHuman(code):
            _for_human(connection, row, code, now)
        case NotYet():
            _wait(connection, row, "before_our_own_outcome", WAITS_FOR_OUR_OWN, now)
        case Unknown():
            _wait(connection, row, "unknown_reference", WAITS_FOR_A_MESSAGE, now)
    return Followed()


def _look_for(connection: Connection, row: Claimed, said: Word, *, now: datetime) -> Following:
    reference: UUID | None = row.brought["reference"]
    status: str = row.brought["status"]
    if reference is None:
        return Unknown()
    for follow in FOLLOWERS:
        found = follow(connection, reference, said, status, now=now)
        if not isinstance(found, Unknown):
            return found
    return Unknown()


def _wait(
    connection: Connection, row: Claimed, reason: str, most: timedelta, now: datetime
) -> None:
    """Longer each time, in proportion to how long it waits already; in the end a human looks."""
    waited = now - row.created_at
    if waited >= most:
        _for_human(connection, row, reason, now)
        return
    until = now + min(max(waited, _SOONEST), _LATEST)
    if not postpone(connection, RECEIPT, row, until=until, reason=reason, now=now, refund=True):
        raise LeaseLost


def _for_human(connection: Connection, row: Claimed, code: str, now: datetime) -> None:
    if not settle(connection, RECEIPT, row, state=WorkState.NEEDS_REVIEW, reason=code, now=now):
        raise LeaseLost
    _log.error("receipt_needs_review", receipt_id=str(row.id), code=code)


def _put_aside(service: Service, row: Claimed, reason: str) -> None:
    with service.database.transaction("take_receipts.aside") as connection:
        settle(
            connection,
            RECEIPT,
            row,
            state=WorkState.NEEDS_REVIEW,
            reason=reason,
            now=service.clock(),
        )
