"""A planned message leaves, or it is found out what became of it.

Intent committed, provider called with no database session open, outcome committed. A message whose
outcome is not known (its process died, or the provider did not answer) is looked up under our
reference before anything else happens to it.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Uuid, bindparam, func, select

from foundation.correlation import correlated
from foundation.database import DatabaseUnavailable
from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.provider_errors import MaybeSent, NotSent, ProviderError, Refused
from foundation.turn import work_in_turn
from foundation.work import Claimed, LeaseLost, claim
from notifier.delivery import outcome
from notifier.delivery.channel import CannotSay, Found, NotFound
from notifier.delivery.freshness import freshen, is_fresh
from notifier.delivery.intent import ReadyToSend, prepare
from notifier.delivery.message_state import MessageState
from notifier.leaving.failures import stop_after_failures
from notifier.leaving.switch import is_stopped
from notifier.letters.content import LetterKind
from notifier.service import Service
from notifier.storage.cases import ZAAK_CHILD
from notifier.storage.messages import MESSAGE, Channel, Outcome

MAX_PER_RING: Final = 50
_SPARE_ATTEMPTS: Final = 10
"""Beyond the schedule: claims that a dying process used up."""

_STATE: Final = (
    select(
        MESSAGE.c.zaak_id,
        MESSAGE.c.kind,
        MESSAGE.c.message_state,
        MESSAGE.c.channel,
        func.min(ZAAK_CHILD.c.established_at).label("oldest"),
        func.max(ZAAK_CHILD.c.established_at).label("newest"),
    )
    .outerjoin_from(MESSAGE, ZAAK_CHILD, ZAAK_CHILD.c.zaak_id == MESSAGE.c.zaak_id)
    .where(MESSAGE.c.id == bindparam("id", type_=Uuid))
    .group_by(MESSAGE.c.id)
)

_log = get_logger(__name__)


@dataclass(frozen=True)
class _Due:
    """A claimed message as it stood at the claim; whoever has the claim alone changes its state."""

    claimed: Claimed
    zaak_id: UUID
    kind: LetterKind
    state: MessageState
    channel: Channel
    fresh: bool


def deliver_messages(service: Service, *, at_most: int = MAX_PER_RING) -> int:
    """Work off messages that are due, one at a time: a lease must outlast a slow provider."""
    return work_in_turn(
        lambda: _claim(service),
        lambda due: _work_off(service, due[0]),
        clock=service.clock,
        turn=service.timing.turn,
        at_most=at_most,
    )


def _claim(service: Service) -> list[_Due]:
    with service.database.transaction("deliver.claim") as connection:
        if is_stopped(connection):
            return []  # before the claim: what waits stays as it is, and no attempt is used up
        claimed = claim(
            connection,
            MESSAGE,
            now=service.clock(),
            limit=1,
            lease=service.timing.lease,
            max_attempts=service.timing.letters.max_attempts + _SPARE_ATTEMPTS,
        )
        if not claimed:
            return []
        row = connection.execute(_STATE, {"id": claimed[0].id}).one()
    fresh = is_fresh(service, row.oldest, row.newest)
    kind, state = LetterKind(row.kind), MessageState(row.message_state)
    return [_Due(claimed[0], row.zaak_id, kind, state, Channel(row.channel), fresh=fresh)]


def _work_off(service: Service, due: _Due) -> bool:
    with correlated(due.claimed.correlation_id):
        news = _deliver_or_put_aside(service, due)
    return news or due.claimed.more_due


def _deliver_or_put_aside(service: Service, due: _Due) -> bool:
    """Whether something else may have become due by it."""
    claimed = due.claimed
    try:
        return _deliver(service, due)
    except DatabaseUnavailable:
        raise  # passes by itself; the lease runs out and the message is looked at again
    except LeaseLost:
        _log.warning("message_lease_lost", message_id=str(claimed.id))
    except Exception:  # noqa: BLE001 -- one message that breaks the program must not hold up the others
        # No outcome is written: when the lease runs out the message is looked up, and after
        # the last attempt the sweep puts it before a human.
        _log.exception("message_failed", message_id=str(claimed.id))
    return True


def _deliver(service: Service, due: _Due) -> bool:
    if due.state is not MessageState.PLANNED:
        _look_up(service, due)
    elif due.fresh or _was_freshened(service, due.claimed, due.zaak_id, due.kind):
        with service.database.transaction("deliver.intent") as connection:
            ready = prepare(connection, service, due.claimed)
        if ready is not None:
            return _send(service, due.claimed, ready)
    return True


def _was_freshened(service: Service, claimed: Claimed, zaak_id: UUID, kind: LetterKind) -> bool:
    try:
        complete = freshen(service, zaak_id)
    except Refused as error:
        if kind is LetterKind.RECALL:
            # The departure is no more, and what was told must be taken back all the same.
            return True
        outcome.give_to_human(service, claimed, f"facts_{error.code}")
        return False
    except ProviderError as error:
        _log.warning("facts_not_established_again", code=error.code, message_id=str(claimed.id))
        # Asking may be repeated whatever happened to the question.
        later = error if isinstance(error, NotSent) else NotSent(f"facts_{error.code}")
        outcome.postponed(service, claimed, later)
        return False
    if not complete and kind is not LetterKind.RECALL:
        outcome.give_to_human(service, claimed, "facts_incomplete")
        return False
    return True


def _send(service: Service, claimed: Claimed, ready: ReadyToSend) -> bool:
    """Whether the case was decided on again, or may be: then something else may have become due."""
    if service.clock() > ready.not_after:
        # This process stood still. Not sent, and not settled either: whoever takes the row over
        # looks it up first, as with any attempt that has no outcome.
        _log.warning("message_too_late_to_send", message_id=str(claimed.id))
        return True
    try:
        channel = service.channels[ready.channel]
        sent = channel.send(ready.parcel, reference=claimed.id, basis=ready.basis)
        failpoint("deliver.taken")
    except NotSent as error:
        _log.warning("message_not_sent", code=error.code, message_id=str(claimed.id))
        outcome.was_not_sent(service, claimed, error)
    except MaybeSent as error:
        _log.warning("message_may_be_sent", code=error.code, message_id=str(claimed.id))
        outcome.may_be_sent(service, claimed, error)
    except Refused as error:
        _log.error("message_refused", code=error.code, message_id=str(claimed.id))
        outcome.was_refused(service, claimed, error)
        stop_after_failures(service)
    else:
        _log.info("message_sent", message_id=str(claimed.id))
        return outcome.was_sent(
            service, claimed, sent.provider_id, Outcome.SENT, decided_on=ready.standing
        )
    return True


def _look_up(service: Service, due: _Due) -> None:
    claimed, channel = due.claimed, service.channels.get(due.channel)
    if channel is None:
        outcome.give_to_human(service, claimed, "channel_not_set_up")
        return
    if due.state is MessageState.CLAIMED:
        # The process that sent it died before it could write how that went.
        outcome.in_doubt(service, claimed)
    try:
        found = channel.find(claimed.id)
        failpoint("deliver.looked_up")
    except NotSent as error:
        _log.warning("message_not_looked_up", code=error.code, message_id=str(claimed.id))
        outcome.postponed(service, claimed, error)
        return
    _log.info("message_looked_up", answer=type(found).__name__, message_id=str(claimed.id))
    match found:
        case Found(provider_id):
            outcome.was_sent(service, claimed, provider_id, Outcome.FOUND)
        case NotFound():
            outcome.was_not_found(service, claimed)
        case CannotSay(code):
            outcome.give_to_human(service, claimed, code)
