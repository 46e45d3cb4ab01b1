"""Right before sending: decide once more, make the letter, and commit that we are about to.

The decision, the letter and the intent stand in one transaction under the lock of the case, so
that no withdrawal or hold can slip in between them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, Uuid, bindparam, select

from contracts.messages.facts import DepartureFacts
from contracts.policy.effects import Effect
from contracts.policy.permission import LetterBasis
from contracts.values.dates import local_date
from foundation.log import get_logger
from foundation.work import Claimed, LeaseLost, WorkState, postpone, renew, settle
from notifier.cases.case_row import CaseRow, case_of
from notifier.cases.decisions import earlier_departures
from notifier.cases.person_index import person_index
from notifier.delivery.attempts import begin_attempt
from notifier.delivery.channel import Parcel
from notifier.delivery.compose import CannotCompose, compose, day_told
from notifier.delivery.freshness import too_old
from notifier.delivery.holder_message import TELLING, HolderMessage, sealed_date
from notifier.delivery.message_state import TRANSITIONS, MessageState
from notifier.delivery.outcome import needs_review
from notifier.delivery.plan import still_wanted
from notifier.delivery.standing import Standing, standing_after
from notifier.delivery.wanted import wanted_messages
from notifier.enrolment.preferred import preferred_by
from notifier.leaving.volume import may_leave_too
from notifier.letters.content import AnswerAt, LetterKind
from notifier.redecide import Redecided, redecide
from notifier.reply.issue_code import issue_code
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.messages import MESSAGE, Channel
from notifier.storage.stop import LeftKind

_STATE: Final = select(MESSAGE.c.message_state).where(MESSAGE.c.id == bindparam("id", type_=Uuid))
_log = get_logger(__name__)


@dataclass(frozen=True)
class ReadyToSend:
    """The intent is committed as soon as the transaction is; now it may leave."""

    parcel: Parcel
    channel: Channel
    basis: LetterBasis
    told_date: date | None
    standing: Standing
    not_after: datetime
    """Half-way the lease. Who starts later may still be sending when another takes the row over,
    looks the letter up, does not find it, and sends it."""


def prepare(connection: Connection, service: Service, claimed: Claimed) -> ReadyToSend | None:
    """The letter and the permission to send it; None when nothing must leave (any more)."""
    case = case_of(connection, MESSAGE, claimed.id)
    now = service.clock()
    if not _is_planned(connection, claimed):
        # Cancelled before the lock, and its case may be merged into another.
        settle(connection, MESSAGE, claimed, state=WorkState.DONE, reason="cancelled", now=now)
        return None
    decided = redecide(connection, service, case.id, now=now, locked=case)
    message = next(one for one in decided.messages if one.id == claimed.id)
    if message.state is not MessageState.PLANNED:
        # Deciding again cancelled it; give the row back as it is.
        settle(connection, MESSAGE, claimed, state=WorkState.DONE, reason="cancelled", now=now)
        return None
    today = local_date(now)
    basis = service.policy.basis_for(Effect.NOTIFY, case.municipality, today)
    facts = decided.facts.departure
    code = _obstacle(service, message, decided, now)
    if basis is None or code is not None:
        # Without a basis nothing else matters.
        needs_review(connection, service, claimed, "no_basis" if not basis else str(code), now=now)
        return None
    try:
        parcel = compose(
            message,
            facts,
            sender=service.sender,
            today=today,
            sent_on=_sent_on(message, decided.messages),
            fallback=_fallback(connection, service, message, case),
            answer_at=_answer_at(connection, service, message, now),
            large_print=_prefers_large_print(connection, service, message),
        )
    except CannotCompose as error:
        _log.error("letter_not_made", code=error.code, message_id=str(claimed.id))
        needs_review(connection, service, claimed, error.code, now=now)
        return None
    # Last, so that turning the switch never waits for the making of a letter.
    limits = service.policy.content.noodrem
    if not may_leave_too(
        connection, limits, LeftKind.LETTER, claimed.id, case.municipality, now=now
    ):
        postpone(connection, MESSAGE, claimed, until=now, reason="stopped", now=now, refund=True)
        return None
    ready = ReadyToSend(
        parcel,
        message.channel,
        basis,
        day_told(message, facts),
        standing_after(decided),
        not_after=now + service.timing.lease / 2,
    )
    _write_intent(connection, service, claimed, ready, now)
    return ready


def _obstacle(
    service: Service, message: HolderMessage, decided: Redecided, now: datetime
) -> str | None:
    channels = service.channels.keys()
    wanted = wanted_messages(
        decided.released,
        decided.facts,
        decided.messages,
        channels=channels,
        now=now,
        first_ways=decided.first_ways,
    )
    old = too_old(decided.facts.departure.established_at, now)
    if message.channel not in channels:
        return "channel_not_set_up"
    if not still_wanted(wanted, message):
        return "not_wanted"
    return "facts_too_old" if old and message.kind is not LetterKind.RECALL else None


def _is_planned(connection: Connection, claimed: Claimed) -> bool:
    state = connection.execute(_STATE, {"id": claimed.id}).scalar_one()
    return MessageState(state) is MessageState.PLANNED


def _write_intent(
    connection: Connection,
    service: Service,
    claimed: Claimed,
    ready: ReadyToSend,
    now: datetime,
) -> None:
    also = {
        "message_state": move(TRANSITIONS, MessageState.PLANNED, MessageState.CLAIMED),
        "text_sha256": ready.parcel.letter.text_sha256,
        "template_version": ready.parcel.letter.template_version,
        "told_date": sealed_date(service, claimed.id, ready.told_date),
        "updated_at": now,
    }
    if not renew(connection, MESSAGE, claimed, now=now, lease=service.timing.lease, also=also):
        raise LeaseLost
    begin_attempt(connection, claimed.id, basis=ready.basis, now=now)


def _sent_on(message: HolderMessage, all_of_case: Iterable[HolderMessage]) -> date | None:
    """The day of the letter that a recall takes back or a correction corrects."""
    if message.kind not in {LetterKind.RECALL, LetterKind.CORRECTION}:
        return None
    told = (m for m in all_of_case if m.holder == message.holder and m.kind in TELLING)
    sent_at = max((m.sent_at for m in told if m.sent_at is not None), default=None)
    return None if sent_at is None else local_date(sent_at)


def _answer_at(
    connection: Connection, service: Service, message: HolderMessage, now: datetime
) -> AnswerAt | None:
    """Every message but one that takes back asks for an answer."""
    if message.kind is LetterKind.RECALL:
        return None
    return issue_code(connection, service, message.id, now=now)


def _prefers_large_print(connection: Connection, service: Service, message: HolderMessage) -> bool:
    index = person_index(service.index, message.holder)
    return preferred_by(connection, service, index).large_print


def _fallback(
    connection: Connection, service: Service, message: HolderMessage, case: CaseRow
) -> tuple[DepartureFacts, ...]:
    """The register need not name whom a recall goes to any more: use what it told before."""
    if message.kind is not LetterKind.RECALL:
        return ()
    return earlier_departures(connection, service.keyring, case.id)
