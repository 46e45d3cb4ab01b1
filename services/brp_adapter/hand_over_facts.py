"""Facts on their way to the notifier: at least once, under one key."""

from collections.abc import Sequence
from typing import Final

from brp_adapter.service import Service
from brp_adapter.storage.tables import OUTBOX
from foundation.correlation import correlated
from foundation.encryption import CannotOpen
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.provider_errors import NotSent, ProviderError, Refused
from foundation.turn import work_in_turn
from foundation.work import Claimed, WorkState, claim, postpone, settle

BATCH: Final = 4
_log = get_logger(__name__)


def hand_over_facts(service: Service) -> int:
    """Work off what is due in the outbox; how many rows were taken."""
    return work_in_turn(
        lambda: _claim(service),
        lambda rows: _work_off(service, rows),
        clock=service.now,
        turn=service.turn,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("hand_over_facts.claim") as connection:
        return claim(
            connection,
            OUTBOX,
            now=service.now(),
            limit=BATCH,
            lease=service.lease,
            max_attempts=service.schedules.handing_over.max_attempts,
            bringing=("content",),
        )


def _work_off(service: Service, rows: Sequence[Claimed]) -> bool:
    """Whether others were due beside them."""
    for row in rows:
        with correlated(row.correlation_id):
            _hand_over(service, row)
    return rows[0].more_due


def _opened(service: Service, row: Claimed) -> bytes | None:
    sealed: bytes | None = row.brought["content"]
    try:
        return None if sealed is None else service.privacy.open(sealed, OUTBOX, "content", row.id)
    except CannotOpen:
        return None


def _hand_over(service: Service, row: Claimed) -> None:
    body = _opened(service, row)
    if body is None:
        _end(service, row, WorkState.NEEDS_REVIEW, "unreadable")
        return
    try:
        service.notifier.hand_over(row.id, body)
        failpoint("hand_over_facts.answered")
    except Refused as refused:
        _log.error("facts_refused", facts=str(row.id), code=refused.code)
        _end(service, row, WorkState.NEEDS_REVIEW, "notifier_refused")
    except ProviderError as error:
        # Sent or maybe sent makes no difference: the notifier takes the same facts once.
        _again(service, row, error)
    else:
        _log.info("facts_handed_over", facts=str(row.id))
        _end(service, row, WorkState.DONE, None)


def _again(service: Service, row: Claimed, error: ProviderError) -> None:
    at_least = error.retry_after if isinstance(error, NotSent) else None
    delay = service.schedules.handing_over.next(
        row.attempts, jitter=service.jitter, at_least=at_least
    )
    reason = "notifier_unavailable"
    if delay is None:
        _end(service, row, WorkState.NEEDS_REVIEW, reason)
        return
    _log.warning(reason, facts=str(row.id), code=error.code)
    with service.database.transaction("hand_over_facts.postponed") as connection:
        now = service.now()
        postpone(connection, OUTBOX, row, until=now + delay, reason=reason, now=now)


def _end(service: Service, row: Claimed, state: WorkState, reason: str | None) -> None:
    # Once done, what was in it lies with the notifier, and goes when the case goes.
    also = {"content": None} if state is WorkState.DONE else {}
    with service.database.transaction("hand_over_facts.outcome") as connection:
        settle(connection, OUTBOX, row, state=state, reason=reason, now=service.now(), also=also)
