"""A finding goes to the adapter, which alone knows the register: at least once, under one id.

The stop switch does not halt it: nothing leaves the house by it.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Uuid, bindparam, select

from contracts.messages.wire import FINDING as MESSAGE
from contracts.messages.wire import MessageRefused
from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.encryption import CannotOpen
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.provider_errors import NotSent, ProviderError, Refused
from foundation.turn import work_in_turn
from foundation.work import Claimed, WorkState, claim, postpone, settle
from notifier.cases.case_row import locked_case
from notifier.cases.timeline import Happening, note
from notifier.findings.finding_store import finding_message
from notifier.service import Service
from notifier.storage.findings import FINDING, FINDING_HANDOVER

BATCH: Final = 10
_SPARE_ATTEMPTS: Final = 10
_CASE: Final = select(FINDING.c.zaak_id).where(FINDING.c.id == bindparam("id", type_=Uuid))
_log = get_logger(__name__)


def hand_over_findings(service: Service) -> int:
    """Work off what is due; answers how many rows there were."""
    return work_in_turn(
        lambda: _claim(service),
        lambda rows: _work_off(service, rows),
        clock=service.clock,
        turn=service.timing.turn,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("hand_over_findings.claim") as connection:
        return claim(
            connection,
            FINDING_HANDOVER,
            now=service.clock(),
            limit=BATCH,
            lease=service.timing.lease,
            max_attempts=service.timing.findings.max_attempts + _SPARE_ATTEMPTS,
            bringing=("finding_id",),
        )


def _work_off(service: Service, rows: Sequence[Claimed]) -> bool:
    """Whether others were due beside them."""
    for row in rows:
        with correlated(row.correlation_id):
            _hand_over_or_leave(service, row)
    return rows[0].more_due


def _hand_over_or_leave(service: Service, row: Claimed) -> None:
    try:
        _hand_over(service, row)
    except DatabaseUnavailable:
        raise  # passes by itself; the lease runs out and the finding goes again
    except Exception:  # noqa: BLE001 -- one finding that breaks the program must not hold up the others
        # It goes again when the lease runs out; after the last attempt it is put before a human.
        _log.exception("finding_failed", handover_id=str(row.id))


def _hand_over(service: Service, row: Claimed) -> None:
    try:
        with service.database.transaction("hand_over_findings.read") as connection:
            body = MESSAGE.encode(finding_message(connection, service, row.brought["finding_id"]))
    except (CannotOpen, MessageRefused):
        _needs_review(service, row, "unreadable")
        return
    try:
        service.register.hand_over_finding(body)
        failpoint("hand_over_findings.taken")
    except Refused as error:
        _needs_review(service, row, error.code)
    except ProviderError as error:
        # MaybeSent as well: the adapter keeps a finding once, so repeating is safe.
        _try_later(service, row, error)
    else:
        _end(service, row, WorkState.DONE, Happening.FINDING_HANDED_OVER, None)
        _log.info("finding_handed_over", finding_id=str(row.brought["finding_id"]))


def _try_later(service: Service, row: Claimed, error: ProviderError) -> None:
    _log.warning("finding_not_handed_over", handover_id=str(row.id), code=error.code)
    wait = error.retry_after if isinstance(error, NotSent) else None
    delay = service.timing.findings.next(row.attempts, jitter=service.jitter, at_least=wait)
    if delay is None:
        _needs_review(service, row, error.code)
        return
    with service.database.transaction("hand_over_findings.postponed") as connection:
        now = service.clock()
        postpone(connection, FINDING_HANDOVER, row, until=now + delay, reason=error.code, now=now)


def _needs_review(service: Service, row: Claimed, code: str) -> None:
    _end(service, row, WorkState.NEEDS_REVIEW, Happening.FINDING_NEEDS_REVIEW, code)
    _log.error("finding_needs_review", handover_id=str(row.id), code=code)


def _end(
    service: Service, row: Claimed, state: WorkState, happening: Happening, code: str | None
) -> None:
    with service.database.transaction("hand_over_findings.outcome") as connection:
        now = service.clock()
        zaak_id = _locked(connection, row.brought["finding_id"])
        if settle(connection, FINDING_HANDOVER, row, state=state, reason=code, now=now):
            note(connection, zaak_id, happening, code, now=now)


def _locked(connection: Connection, finding_id: UUID) -> UUID:
    """The case of the finding, under its lock; where it was merged meanwhile, the one it is now."""
    zaak_id: UUID = connection.execute(_CASE, {"id": finding_id}).scalar_one()
    while True:
        locked_case(connection, zaak_id)
        now_in: UUID = connection.execute(_CASE, {"id": finding_id}).scalar_one()
        if now_in == zaak_id:
            return zaak_id
        zaak_id = now_in
