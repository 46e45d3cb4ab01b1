"""A flag goes to its recipient, at least once, always under the same event id."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Uuid, bindparam, select, update

from contracts.policy.permission import FlagBasis
from contracts.values.dates import local_date
from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.durations import note_duration
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.provider_errors import NotSent, ProviderError, Refused
from foundation.turn import work_in_turn
from foundation.work import Claimed, WorkState, claim, postpone, settle
from notifier.cases.case_row import case_of, locked_case
from notifier.cases.timeline import Happening, note
from notifier.decision.outcome import Flag
from notifier.handover.handover_state import SETTLED, TRANSITIONS, HandoverState
from notifier.handover.happenings import arrived, needs_a_human
from notifier.handover.plan import EFFECT_OF
from notifier.leaving.switch import is_stopped
from notifier.leaving.volume import may_leave_too
from notifier.metrics import EVENT_TO_FLAG
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.handovers import HANDOVER, RAISING, HandoverKind
from notifier.storage.sealed import unseal
from notifier.storage.shared import DURATIONS
from notifier.storage.stop import LeftKind

MAX_PER_RING: Final = 50
_SPARE_ATTEMPTS: Final = 10
_NEXT_LOOK: Final = timedelta(seconds=5)
_MINE: Final = select(HANDOVER).where(HANDOVER.c.id == bindparam("id", type_=Uuid))
_STATE: Final = select(HANDOVER.c.handover_state).where(
    HANDOVER.c.id == bindparam("id", type_=Uuid)
)
_log = get_logger(__name__)


@dataclass(frozen=True)
class _Leaving:
    """An event about to leave; ``basis`` is None when it may not."""

    zaak_id: UUID
    recipient: Flag
    kind: HandoverKind
    body: bytes
    basis: FlagBasis | None


def hand_over_flags(service: Service, *, at_most: int = MAX_PER_RING) -> int:
    """Work off flags that are due; answers how many."""
    return work_in_turn(
        lambda: _claim(service),
        lambda claimed: _work_off(service, claimed[0]),
        clock=service.clock,
        turn=service.timing.turn,
        at_most=at_most,
    )


def _claim(service: Service) -> list[Claimed]:
    with service.database.transaction("hand_over_flag.claim") as connection:
        if is_stopped(connection):
            return []  # before the claim: what waits stays as it is, and no attempt is used up
        return claim(
            connection,
            HANDOVER,
            now=service.clock(),
            limit=1,
            lease=service.timing.lease,
            max_attempts=service.timing.handovers.max_attempts + _SPARE_ATTEMPTS,
        )


def _work_off(service: Service, claimed: Claimed) -> bool:
    with correlated(claimed.correlation_id):
        return not _hand_over_or_leave(service, claimed) or claimed.more_due


def _hand_over_or_leave(service: Service, claimed: Claimed) -> bool:
    """Whether it was taken in, and so nothing else has become due by it."""
    try:
        return _hand_over(service, claimed)
    except DatabaseUnavailable:
        raise  # passes by itself; the lease runs out and the flag goes again
    except Exception:  # noqa: BLE001 -- one flag that breaks the program must not hold up the others
        # It goes again when the lease runs out; after the last attempt it is put before a human.
        _log.exception("flag_failed", handover_id=str(claimed.id))
    return False


def _hand_over(service: Service, claimed: Claimed) -> bool:
    with service.database.transaction("hand_over_flag.intent") as connection:
        leaving = _prepare(connection, service, claimed)
    if leaving is None:
        return False
    if leaving.basis is None:
        _without_basis(service, claimed, leaving)
        return False
    try:
        service.receivers[leaving.recipient].deliver(leaving.body, basis=leaving.basis)
        failpoint("hand_over_flag.taken")
    except Refused as error:
        _needs_review(service, claimed, leaving, error.code)
    except ProviderError as error:
        # MaybeSent as well: the receiver takes an event id once, so repeating is safe.
        _try_later(service, claimed, leaving, error)
    else:
        _received(service, claimed, leaving)
        return True
    return False


def _prepare(connection: Connection, service: Service, claimed: Claimed) -> _Leaving | None:
    """What leaves, and on which basis; None when it must not, or not yet."""
    case = case_of(connection, HANDOVER, claimed.id)
    row = connection.execute(_MINE, {"id": claimed.id}).one()
    if row.lease_token != claimed.lease_token:
        return None
    now = service.clock()
    if (state := HandoverState(row.handover_state)) in SETTLED:
        # Withdrawn, or taken by a person, between the claim and this lock.
        settle(connection, HANDOVER, claimed, state=WorkState.DONE, reason=state.value, now=now)
        return None
    if row.kind == HandoverKind.WITHDRAWN and _flag_is_leaving(connection, row, now):
        # Else the recipient could hear of the withdrawal first and of the flag after it.
        postpone(
            connection,
            HANDOVER,
            claimed,
            until=now + _NEXT_LOOK,
            reason="after_its_flag",
            now=now,
            refund=True,
        )
        return None
    recipient = Flag(row.recipient)
    basis = service.policy.basis_for(EFFECT_OF[recipient], case.municipality, local_date(now))
    if basis is not None:
        limits = service.policy.content.noodrem
        if not may_leave_too(
            connection, limits, LeftKind.FLAG, claimed.id, case.municipality, now=now
        ):
            postpone(
                connection, HANDOVER, claimed, until=now, reason="stopped", now=now, refund=True
            )
            return None
        ground = {"grondslag": basis.grondslag, "artikel": basis.artikel}
        connection.execute(update(HANDOVER).where(HANDOVER.c.id == row.id).values(ground))
    return _Leaving(
        zaak_id=case.id,
        recipient=recipient,
        kind=HandoverKind(row.kind),
        body=unseal(service.keyring, HANDOVER, "body", row.id, row.body),
        basis=basis,
    )


def _flag_is_leaving(connection: Connection, row: Row[Any], now: datetime) -> bool:
    """Whether a flag that this withdraws is being delivered at this moment."""
    under_way = select(HANDOVER.c.id).where(
        HANDOVER.c.zaak_id == row.zaak_id,
        HANDOVER.c.recipient == row.recipient,
        HANDOVER.c.kind.in_(sorted(RAISING)),
        HANDOVER.c.lease_until > now,
    )
    return connection.execute(under_way.limit(1)).first() is not None


def _received(service: Service, claimed: Claimed, leaving: _Leaving) -> None:
    happening = arrived(leaving.kind)
    with service.database.transaction("hand_over_flag.received") as connection:
        now = service.clock()
        case = locked_case(connection, leaving.zaak_id)
        if not _end(connection, claimed, WorkState.DONE, HandoverState.RECEIVED, now=now):
            return
        if leaving.kind is HandoverKind.FLAGGED and case.reported_at is not None:
            note_duration(connection, DURATIONS, EVENT_TO_FLAG.name, now - case.reported_at)
        note(connection, leaving.zaak_id, happening, leaving.recipient, now=now)
    to, kind = leaving.recipient, leaving.kind
    _log.info("flag_received", handover_id=str(claimed.id), recipient=to, kind=kind)


def _try_later(service: Service, claimed: Claimed, leaving: _Leaving, error: ProviderError) -> None:
    _log.warning("flag_not_received", handover_id=str(claimed.id), code=error.code)
    wait = error.retry_after if isinstance(error, NotSent) else None
    delay = service.timing.handovers.next(claimed.attempts, jitter=service.jitter, at_least=wait)
    if delay is None:
        _needs_review(service, claimed, leaving, error.code)
        return
    with service.database.transaction("hand_over_flag.postponed") as connection:
        now = service.clock()
        postpone(connection, HANDOVER, claimed, until=now + delay, reason=error.code, now=now)


def _without_basis(service: Service, claimed: Claimed, leaving: _Leaving) -> None:
    """The effect went off since it was planned.

    A flag that certainly never left is taken back, and raised anew when the effect is on again and
    the case still asks for it. What may have arrived, or withdraws what did, is for a human.
    """
    if leaving.kind not in RAISING or claimed.attempts > 1:
        _needs_review(service, claimed, leaving, "no_basis")
        return
    with service.database.transaction("hand_over_flag.without_basis") as connection:
        now = service.clock()
        locked_case(connection, leaving.zaak_id)
        withdrawn = HandoverState.WITHDRAWN
        if not _end(connection, claimed, WorkState.DONE, withdrawn, reason="no_basis", now=now):
            return
        note(connection, leaving.zaak_id, Happening.FLAG_WAITS, leaving.recipient, now=now)
    _log.warning("flag_without_basis", handover_id=str(claimed.id), recipient=leaving.recipient)


def _needs_review(service: Service, claimed: Claimed, leaving: _Leaving, code: str) -> None:
    happening = needs_a_human(leaving.kind)
    with service.database.transaction("hand_over_flag.to_human") as connection:
        now = service.clock()
        locked_case(connection, leaving.zaak_id)
        review = HandoverState.NEEDS_REVIEW
        if not _end(connection, claimed, WorkState.NEEDS_REVIEW, review, reason=code, now=now):
            return
        note(connection, leaving.zaak_id, happening, code, now=now)
    _log.error("flag_needs_review", handover_id=str(claimed.id), code=code, kind=leaving.kind)


def _end(
    connection: Connection,
    claimed: Claimed,
    state: WorkState,
    wanted: HandoverState,
    *,
    reason: str | None = None,
    now: datetime,
) -> bool:
    """End the claim; False: the lease was lost and nothing was written."""
    current = HandoverState(connection.execute(_STATE, {"id": claimed.id}).scalar_one())
    also: dict[str, object] = {}
    # Withdrawn while it was on its way: the withdrawal waits for it, and it stays withdrawn. A
    # transfer that a person took or gave back meanwhile stays so.
    if current not in SETTLED:
        also = {"handover_state": move(TRANSITIONS, current, wanted)}
    return settle(connection, HANDOVER, claimed, state=state, reason=reason, now=now, also=also)
