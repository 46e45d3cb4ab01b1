"""What an outcome at the provider does to a message and to its case. One short transaction each.

Every function first takes the lock on the case and ends by settling the claim; when the lease was
lost in between, ``LeaseLost`` rolls everything back and the new holder of the row looks it up.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, Uuid, bindparam, select, update

from foundation.durations import note_duration
from foundation.failpoint import failpoint
from foundation.provider_errors import MaybeSent, NotSent, Refused
from foundation.work import Claimed, LeaseLost, WorkState, postpone, settle
from notifier.cases.case_row import CaseRow, case_of, locked_case
from notifier.cases.timeline import Happening, note
from notifier.delivery.attempts import end_attempt
from notifier.delivery.holder_message import FIRST_LETTERS, TELLING
from notifier.delivery.message_state import TRANSITIONS, MessageState
from notifier.delivery.standing import Standing, standing_now
from notifier.delivery.take_back import take_back
from notifier.hints.plan_hints import plan_hints
from notifier.letters.content import LetterKind
from notifier.metrics import DUE_TO_SENT
from notifier.outgoing.follow_case import say_told
from notifier.receipts.awaited import await_word
from notifier.receipts.word import Medium
from notifier.redecide import redecide
from notifier.service import SEND_HINTS, Service
from notifier.state_machine import move
from notifier.storage.messages import MESSAGE, Channel, Outcome
from notifier.storage.sealed import unseal_bsns
from notifier.storage.shared import DURATIONS

_FIRST_LOOK: Final = timedelta(seconds=5)
_WAITING_TO_BE_SURE: Final = "waiting_to_be_sure"
_OUR_OWN_FAULT: Final = frozenset({"http_401", "http_403"})


_MINE: Final = select(
    MESSAGE.c.zaak_id,
    MESSAGE.c.kind,
    MESSAGE.c.channel,
    MESSAGE.c.children,
    MESSAGE.c.message_state,
    MESSAGE.c.lease_token,
    MESSAGE.c.not_before,
    MESSAGE.c.reason,
).where(MESSAGE.c.id == bindparam("id", type_=Uuid))


def was_sent(
    service: Service,
    claimed: Claimed,
    provider_id: str,
    outcome: Outcome,
    *,
    decided_on: Standing | None = None,
) -> bool:
    """It lies with the provider. The case is decided again when it changed meanwhile.

    ``decided_on``: how it stood when the letter was found to be due; absent when that is not known
    any more. That a first letter was told changes no decision that asked for it. Answers whether
    it was decided again.
    """
    with service.database.transaction("deliver.sent") as connection:
        now = service.clock()
        case, row = _locked(connection, claimed)
        end_attempt(connection, claimed.id, outcome, now=now)
        sent = move(TRANSITIONS, MessageState(row.message_state), MessageState.SENT)
        also = {"message_state": sent, "sent_at": now, "provider_id": provider_id}
        _must(settle(connection, MESSAGE, claimed, state=WorkState.DONE, now=now, also=also))
        note(connection, row.zaak_id, Happening.MESSAGE_SENT, row.kind, now=now)
        if row.channel == Channel.LETTER:
            # Nobody says by themselves what became of a letter: it is asked about.
            first = service.timing.first_ask
            await_word(connection, claimed.id, Medium.LETTER, provider_id, now=now, first=first)
        if row.kind == LetterKind.RECALL:
            take_back(connection, service, case, claimed.id)
        elif row.kind in TELLING:
            about = unseal_bsns(service.keyring, MESSAGE, "children", claimed.id, row.children)
            say_told(connection, service, case, about, now=now)
        note_duration(connection, DURATIONS, DUE_TO_SENT.name, now - row.not_before)
        hints = plan_hints(connection, service, claimed.id, now=now)
        changed = row.kind not in FIRST_LETTERS or decided_on != standing_now(connection, case)
        if changed:
            redecide(connection, service, row.zaak_id, now=now, locked=case)
    if hints:
        service.ring(SEND_HINTS, hints[0])
        failpoint("deliver.hints_rung")
    return changed


def was_not_sent(service: Service, claimed: Claimed, error: NotSent) -> None:
    """Certainly not taken in: planned again, later; after enough times a human."""
    with service.database.transaction("deliver.not_sent") as connection:
        now = service.clock()
        _locked(connection, claimed)
        end_attempt(connection, claimed.id, Outcome.NOT_SENT, now=now, code=error.code)
        _move(connection, claimed, MessageState.PLANNED)
        try_later(connection, service, claimed, error, now=now)


def may_be_sent(service: Service, claimed: Claimed, error: MaybeSent) -> None:
    """Nobody knows: looked up soon, and until then nothing else is done."""
    with service.database.transaction("deliver.maybe_sent") as connection:
        now = service.clock()
        _, row = _locked(connection, claimed)
        end_attempt(connection, claimed.id, Outcome.MAYBE_SENT, now=now, code=error.code)
        _move(connection, claimed, MessageState.MAYBE_SENT)
        note(connection, row.zaak_id, Happening.MESSAGE_UNCERTAIN, error.code, now=now)
        soon = now + min(_FIRST_LOOK, service.timing.maybe_sent_wait)
        _must(
            postpone(
                connection, MESSAGE, claimed, until=soon, reason=error.code, now=now, refund=True
            )
        )


def in_doubt(service: Service, claimed: Claimed) -> None:
    """The attempt has no outcome: whoever made it is gone. The claim goes on."""
    with service.database.transaction("deliver.in_doubt") as connection:
        now = service.clock()
        _, row = _locked(connection, claimed)
        end_attempt(connection, claimed.id, Outcome.MAYBE_SENT, now=now, code="no_outcome")
        _move(connection, claimed, MessageState.MAYBE_SENT)
        note(connection, row.zaak_id, Happening.MESSAGE_UNCERTAIN, "no_outcome", now=now)


def was_refused(service: Service, claimed: Claimed, error: Refused) -> None:
    """Turned down: a fault in the letter ends it, a fault in our access is for a human."""
    with service.database.transaction("deliver.refused") as connection:
        now = service.clock()
        _, row = _locked(connection, claimed)
        end_attempt(connection, claimed.id, Outcome.REFUSED, now=now, code=error.code)
        if error.code in _OUR_OWN_FAULT:
            needs_review(connection, service, claimed, error.code, now=now)
            return
        _move(connection, claimed, MessageState.REFUSED)
        note(connection, row.zaak_id, Happening.MESSAGE_REFUSED, error.code, now=now)
        _must(
            settle(
                connection, MESSAGE, claimed, state=WorkState.REFUSED, reason=error.code, now=now
            )
        )
        # Another way is due the same day, or a person who calls.
        redecide(connection, service, row.zaak_id, now=now)


def was_not_found(service: Service, claimed: Claimed) -> None:
    """The provider does not have it: wait until it cannot arrive any more, then plan it again."""
    with service.database.transaction("deliver.not_found") as connection:
        now = service.clock()
        _, row = _locked(connection, claimed)
        # Counted from the first look, not from the sending: after a jump of the clock the letter
        # may have left a second ago, whatever the attempt says.
        waited = row.reason == _WAITING_TO_BE_SURE
        safe_at = now if waited else now + service.timing.maybe_sent_wait
        reason = _WAITING_TO_BE_SURE
        if now >= safe_at:
            end_attempt(connection, claimed.id, Outcome.NOT_FOUND, now=now)
            _move(connection, claimed, MessageState.PLANNED)
            reason = "not_found_at_provider"
        _must(
            postpone(
                connection,
                MESSAGE,
                claimed,
                until=max(now, safe_at),
                reason=reason,
                now=now,
                # Waiting costs nothing; a letter that is sent in vain does count.
                refund=now < safe_at,
            )
        )


def give_to_human(service: Service, claimed: Claimed, code: str) -> None:
    """Nothing the program may do by itself is left."""
    with service.database.transaction("deliver.to_human") as connection:
        _locked(connection, claimed)
        needs_review(connection, service, claimed, code, now=service.clock())


def postponed(service: Service, claimed: Claimed, error: NotSent) -> None:
    """Someone who had to be asked first could not be reached; the message stays as it is."""
    with service.database.transaction("deliver.postponed") as connection:
        _locked(connection, claimed)
        try_later(connection, service, claimed, error, now=service.clock())


def try_later(
    connection: Connection, service: Service, claimed: Claimed, error: NotSent, *, now: datetime
) -> None:
    """By the schedule, never sooner than was asked for; when it is used up, a human."""
    delay = service.timing.letters.next(
        claimed.attempts, jitter=service.jitter, at_least=error.retry_after
    )
    if delay is None:
        needs_review(connection, service, claimed, error.code, now=now)
        return
    _must(postpone(connection, MESSAGE, claimed, until=now + delay, reason=error.code, now=now))


def needs_review(
    connection: Connection, service: Service, claimed: Claimed, code: str, *, now: datetime
) -> None:
    """Put before a human, in the caller's transaction; and look for another way meanwhile."""
    _, row = _locked(connection, claimed)
    if row.message_state != MessageState.NEEDS_REVIEW:
        # Else a human had it tried again, and it comes back.
        _move(connection, claimed, MessageState.NEEDS_REVIEW)
    note(connection, row.zaak_id, Happening.MESSAGE_NEEDS_REVIEW, code, now=now)
    _must(settle(connection, MESSAGE, claimed, state=WorkState.NEEDS_REVIEW, reason=code, now=now))
    redecide(connection, service, row.zaak_id, now=now)


def _locked(connection: Connection, claimed: Claimed) -> tuple[CaseRow, Row[*tuple[Any, ...]]]:
    case = case_of(connection, MESSAGE, claimed.id)
    row = connection.execute(_MINE, {"id": claimed.id}).one()
    while row.zaak_id != case.id:
        # Its case was merged into another while we waited for the lock.
        case = locked_case(connection, row.zaak_id)
        row = connection.execute(_MINE, {"id": claimed.id}).one()
    # Read after the lock: what was read before it may have changed while waiting for it.
    if row.lease_token != claimed.lease_token:
        raise LeaseLost
    return case, row


def _move(connection: Connection, claimed: Claimed, wanted: MessageState) -> None:
    current = connection.execute(
        select(MESSAGE.c.message_state).where(MESSAGE.c.id == claimed.id)
    ).scalar_one()
    moved = move(TRANSITIONS, MessageState(current), wanted)
    connection.execute(
        update(MESSAGE).where(MESSAGE.c.id == claimed.id).values(message_state=moved)
    )


def _must(kept: bool) -> None:  # noqa: FBT001 -- takes the answer of settle and postpone
    if not kept:
        raise LeaseLost
