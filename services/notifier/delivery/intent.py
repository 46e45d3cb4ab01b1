"""Right before sending: decide once more, make the letter, and commit that we are about to.

The decision, the letter and the intent stand in one transaction under the lock of the case, so
that no withdrawal or hold can slip in between them.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select, update

from contracts.messages.facts import DepartureFacts
from contracts.policy.effects import Effect
from contracts.policy.permission import LetterBasis
from contracts.values.dates import local_date
from foundation.log import get_logger
from foundation.work import Claimed, WorkState, postpone, renew, settle
from notifier.case_facts import read_case_facts
from notifier.cases.case_row import CaseRow, locked_case
from notifier.cases.decisions import earlier_departures
from notifier.delivery.attempts import begin_attempt
from notifier.delivery.compose import CannotCompose, compose
from notifier.delivery.freshness import too_old
from notifier.delivery.message_state import TRANSITIONS, MessageState
from notifier.delivery.outcome import LeaseLost, needs_review
from notifier.delivery.plan import PlannedMessage, read_message, still_wanted
from notifier.leaving.switch import may_leave
from notifier.letters.content import LetterKind
from notifier.letters.render import RenderedLetter
from notifier.redecide import redecide
from notifier.service import Service
from notifier.state_machine import move
from notifier.storage.messages import MESSAGE

_log = get_logger(__name__)


@dataclass(frozen=True)
class ReadyToSend:
    """The intent is committed as soon as the transaction is; now it may leave."""

    letter: RenderedLetter
    basis: LetterBasis


def prepare(connection: Connection, service: Service, claimed: Claimed) -> ReadyToSend | None:
    """The letter and the permission to send it; None when nothing must leave (any more)."""
    zaak_id = connection.execute(
        select(MESSAGE.c.zaak_id).where(MESSAGE.c.id == claimed.id)
    ).scalar_one()
    case = locked_case(connection, zaak_id)
    now = service.clock()
    decision = redecide(connection, service, zaak_id, now=now)
    message = read_message(connection, service, claimed.id)
    if message.state is not MessageState.PLANNED:
        # Deciding again cancelled it; give the row back as it is.
        settle(connection, MESSAGE, claimed, state=WorkState.DONE, reason="cancelled", now=now)
        return None
    today = local_date(now)
    basis = service.policy.basis_for(Effect.NOTIFY, case.municipality, today)
    if basis is None or not still_wanted(decision, message):
        needs_review(connection, claimed, "no_basis" if basis is None else "not_wanted", now=now)
        return None
    facts = read_case_facts(connection, service, zaak_id).departure
    if too_old(facts.established_at, now) and message.kind is not LetterKind.RECALL:
        needs_review(connection, claimed, "facts_too_old", now=now)
        return None
    try:
        letter = compose(
            message,
            facts,
            sender=service.policy.sender_for(case.municipality, service.sender),
            today=today,
            sent_on=_sent_on(connection, case, message),
            fallback=_fallback(connection, service, message, case),
        )
    except CannotCompose as error:
        _log.error("letter_not_made", code=error.code, message_id=str(claimed.id))
        needs_review(connection, claimed, error.code, now=now)
        return None
    # Last, so that turning the switch never waits for the making of a letter.
    if not may_leave(connection):
        postpone(connection, MESSAGE, claimed, until=now, reason="stopped", now=now, refund=True)
        return None
    ready = ReadyToSend(letter, basis)
    _write_intent(connection, service, claimed, ready, now)
    return ready


def _write_intent(
    connection: Connection,
    service: Service,
    claimed: Claimed,
    ready: ReadyToSend,
    now: datetime,
) -> None:
    if not renew(connection, MESSAGE, claimed, now=now, lease=service.timing.lease):
        raise LeaseLost
    connection.execute(
        update(MESSAGE)
        .where(MESSAGE.c.id == claimed.id)
        .values(
            message_state=move(TRANSITIONS, MessageState.PLANNED, MessageState.CLAIMED),
            text_sha256=ready.letter.text_sha256,
            template_version=ready.letter.template_version,
            updated_at=now,
        )
    )
    begin_attempt(connection, claimed.id, basis=ready.basis, now=now)


def _sent_on(connection: Connection, case: CaseRow, message: PlannedMessage) -> date | None:
    """The day of the letter that a recall takes back."""
    if message.kind is not LetterKind.RECALL:
        return None
    mine = select(MESSAGE.c.holder_index).where(MESSAGE.c.id == message.id).scalar_subquery()
    sent_at = connection.execute(
        select(func.max(MESSAGE.c.sent_at)).where(
            MESSAGE.c.zaak_id == case.id,
            MESSAGE.c.holder_index == mine,
            MESSAGE.c.kind != LetterKind.RECALL,
        )
    ).scalar()
    return None if sent_at is None else local_date(sent_at)


def _fallback(
    connection: Connection, service: Service, message: PlannedMessage, case: CaseRow
) -> tuple[DepartureFacts, ...]:
    """After a withdrawal the register need not name the holder any more: use what it told."""
    if message.kind is not LetterKind.RECALL:
        return ()
    return earlier_departures(connection, service.keyring, case.id)
