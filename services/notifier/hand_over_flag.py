"""A flag goes to its recipient, at least once, always under the same event id."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select, update

from contracts.values.dates import local_date
from foundation.correlation import correlated
from foundation.log import get_logger
from foundation.provider_errors import NotSent, ProviderError, Refused
from foundation.work import Claimed, WorkState, claim, postpone, settle
from notifier.cases.case_row import CaseRow, locked_case
from notifier.cases.timeline import Happening, note
from notifier.decision.outcome import Flag
from notifier.handover.handover_state import TRANSITIONS, HandoverState
from notifier.handover.plan import EFFECT_OF
from notifier.policy import SendingBasis
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.handovers import HANDOVER
from notifier.storage.sealed import unseal

MAX_PER_RING: Final = 50
_SPARE_ATTEMPTS: Final = 10
_log = get_logger(__name__)


def hand_over_flags(service: Service, *, at_most: int = MAX_PER_RING) -> int:
    """Work off flags that are due; answers how many."""
    done = 0
    while done < at_most and (claimed := _claim(service)) is not None:
        with correlated(claimed.correlation_id):
            _hand_over(service, claimed)
        done += 1
    return done


def _claim(service: Service) -> Claimed | None:
    with service.database.transaction() as connection:
        claimed = claim(
            connection,
            HANDOVER,
            now=service.clock(),
            limit=1,
            lease=service.timing.lease,
            max_attempts=service.timing.handovers.max_attempts + _SPARE_ATTEMPTS,
        )
    return claimed[0] if claimed else None


def _hand_over(service: Service, claimed: Claimed) -> None:
    with service.database.transaction() as connection:
        row = connection.execute(select(HANDOVER).where(HANDOVER.c.id == claimed.id)).one()
        case = locked_case(connection, row.zaak_id)
    recipient = Flag(row.recipient)
    body = unseal(service.keyring, HANDOVER, "body", row.id, row.body)
    basis = _basis(service, case, recipient)
    if basis is None:
        _needs_review(service, claimed, case, "no_basis")
        return
    try:
        service.receivers[recipient].deliver(body, basis=basis)
    except Refused as error:
        _needs_review(service, claimed, case, error.code)
    except ProviderError as error:
        # MaybeSent as well: the receiver takes an event id once, so repeating is safe.
        _try_later(service, claimed, case, error)
    else:
        _received(service, claimed, case, recipient)


def _basis(service: Service, case: CaseRow, recipient: Flag) -> SendingBasis | None:
    today = local_date(service.clock())
    return service.policy.basis_for(EFFECT_OF[recipient], case.municipality, today)


def _received(service: Service, claimed: Claimed, case: CaseRow, recipient: Flag) -> None:
    with service.database.transaction() as connection:
        now = service.clock()
        locked_case(connection, case.id)
        if not settle(connection, HANDOVER, claimed, state=WorkState.DONE, now=now):
            return
        _move(connection, claimed, HandoverState.RECEIVED)
        note(connection, case.id, Happening.FLAG_RECEIVED, recipient, now=now)
    _log.info("flag_received", handover_id=str(claimed.id), recipient=recipient)


def _try_later(service: Service, claimed: Claimed, case: CaseRow, error: ProviderError) -> None:
    _log.warning("flag_not_received", handover_id=str(claimed.id), code=error.code)
    wait = error.retry_after if isinstance(error, NotSent) else None
    delay = service.timing.handovers.next(claimed.attempts, jitter=service.jitter, at_least=wait)
    if delay is None:
        _needs_review(service, claimed, case, error.code)
        return
    with service.database.transaction() as connection:
        now = service.clock()
        postpone(connection, HANDOVER, claimed, until=now + delay, reason=error.code, now=now)


def _needs_review(service: Service, claimed: Claimed, case: CaseRow, code: str) -> None:
    _log.error("flag_needs_review", handover_id=str(claimed.id), code=code)
    with service.database.transaction() as connection:
        now: datetime = service.clock()
        locked_case(connection, case.id)
        if not settle(
            connection, HANDOVER, claimed, state=WorkState.NEEDS_REVIEW, reason=code, now=now
        ):
            return
        _move(connection, claimed, HandoverState.NEEDS_REVIEW)
        note(connection, case.id, Happening.FLAG_NEEDS_REVIEW, code, now=now)


def _move(connection: Connection, claimed: Claimed, wanted: HandoverState) -> None:
    current = HandoverState(
        connection.execute(
            select(HANDOVER.c.handover_state).where(HANDOVER.c.id == claimed.id)
        ).scalar_one()
    )
    if current is HandoverState.WITHDRAWN:
        return  # withdrawn while it was on its way; the withdrawal follows it
    connection.execute(
        update(HANDOVER)
        .where(HANDOVER.c.id == claimed.id)
        .values(handover_state=move(TRANSITIONS, current, wanted))
    )
