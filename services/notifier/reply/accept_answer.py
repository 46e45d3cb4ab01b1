"""A holder answered: to a message that went out, or by registering an objection beforehand."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, select

from contracts.values.bsn import Bsn
from foundation.failpoint import failpoint
from foundation.inbox import Accepted, Conflict, Received
from foundation.log import get_logger
from notifier.cases.case_row import locked_case
from notifier.cases.person_index import person_index
from notifier.cases.reconsideration import plan_reconsideration
from notifier.cases.timeline import Happening
from notifier.decision.facts import AnswerKind, Strength
from notifier.delivery.message_state import IN_FLIGHT, WENT_OUT, MessageState
from notifier.letters.content import LetterKind
from notifier.once import insert_once
from notifier.reply.answer_store import moved, reference_of_form, state_of_answers
from notifier.reports.written_down import write_down
from notifier.service import RECONSIDER, Service
from notifier.storage.answers import ANSWER
from notifier.storage.messages import MESSAGE
from notifier.storage.sealed import seal

WRITE_ANSWERS: Final = "antwoorden:schrijven"
_CAME_OUT: Final = WENT_OUT | IN_FLIGHT | {MessageState.NEEDS_REVIEW, MessageState.RECALLED}
"""Also uncertain ones, also those that a human looks into: who reads out its code has it."""

_ASKS_NOTHING: Final = frozenset({LetterKind.RECALL})
_CLOCKS_DIFFER: Final = timedelta(minutes=5)
_log = get_logger(__name__)


class Unanswerable(StrEnum):
    """Why an answer is not taken."""

    UNKNOWN = "message_unknown"
    NOT_SENT = "message_not_sent"
    ASKS_NOTHING = "message_asks_nothing"
    IN_THE_FUTURE = "in_the_future"
    BEFORE_MESSAGE = "before_message"


class AnswerRefused(Exception):
    """The answer is not one to anything."""

    def __init__(self, code: Unanswerable) -> None:
        """Take a code, so that nothing else can be told."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer:
    """What was passed on, or given on our own page.

    Either the message (``message_reference``, the reference on the letter, or ``message_id``; the
    holder is whom it was addressed to) or ``holder``, for an objection that is registered, about
    ``child`` or any. ``given_at`` None: now. ``by_form``: ``reference`` is that of a form, which
    somebody may send again after they answered otherwise; then it is an answer anew.
    """

    reference: str
    answer: AnswerKind
    message_reference: str | None = None
    message_id: UUID | None = None
    strength: Strength = Strength.PASSED_ON
    words: str | None = field(default=None, repr=False)
    by_form: bool = False
    holder: Bsn | None = field(default=None, repr=False)
    child: Bsn | None = field(default=None, repr=False)
    given_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Addressed:
    holder_index: bytes
    message_id: UUID | None = None
    zaak_id: UUID | None = None


def accept_answer(service: Service, new: NewAnswer, *, sender: str) -> Received:
    """Keep the answer beside the earlier ones, and the work of deciding its case again.

    Raises ``AnswerRefused``, ``DatabaseError``.
    """
    with service.database.transaction("accept_answer") as connection:
        now = service.clock()
        if new.given_at is not None and new.given_at > now + _CLOCKS_DIFFER:
            raise AnswerRefused(Unanswerable.IN_THE_FUTURE)
        to = _addressed(connection, service, new)
        while to.zaak_id is not None:
            locked_case(connection, to.zaak_id)
            # It may have gone on in another case, with its messages, before we had the lock.
            before_lock, to = to, _addressed(connection, service, new)
            if to.zaak_id == before_lock.zaak_id:
                break
        before = state_of_answers(connection, to.zaak_id, to.holder_index)
        received = _store(connection, service, new, to, sender=sender, now=now)
        if isinstance(received, Accepted):
            moved(before, state_of_answers(connection, to.zaak_id, to.holder_index))
            plan_reconsideration(
                connection,
                Happening.ANSWERED,
                received.id,
                persons=[to.holder_index],
                zaak_id=to.zaak_id,
                now=now,
            )
        write_down(
            connection,
            service,
            actor=sender,
            action="antwoord_ontvangen",
            what=f"antwoord:{received.id}",
            result=type(received).__name__.lower(),
            basis=WRITE_ANSWERS,
            persons=() if isinstance(received, Conflict) else [to.holder_index],
        )
    _log.info("answer_received", answer_id=str(received.id), outcome=type(received).__name__)
    if isinstance(received, Accepted):
        service.ring(RECONSIDER, received.id)
        failpoint("accept_answer.rung")
    return received


def _addressed(connection: Connection, service: Service, new: NewAnswer) -> _Addressed:
    if new.holder is not None:
        return _Addressed(person_index(service.index, new.holder))
    row = connection.execute(
        select(
            MESSAGE.c.id,
            MESSAGE.c.zaak_id,
            MESSAGE.c.kind,
            MESSAGE.c.message_state,
            MESSAGE.c.holder_index,
            MESSAGE.c.created_at,
            MESSAGE.c.sent_at,
        ).where(
            MESSAGE.c.reference == new.message_reference
            if new.message_id is None
            else MESSAGE.c.id == new.message_id
        )
    ).one_or_none()
    if row is None:
        raise AnswerRefused(Unanswerable.UNKNOWN)
    if row.kind in _ASKS_NOTHING:
        raise AnswerRefused(Unanswerable.ASKS_NOTHING)
    if row.message_state not in _CAME_OUT:
        raise AnswerRefused(Unanswerable.NOT_SENT)
    left = row.sent_at or row.created_at
    if new.given_at is not None and new.given_at < left - _CLOCKS_DIFFER:
        raise AnswerRefused(Unanswerable.BEFORE_MESSAGE)
    return _Addressed(row.holder_index, row.id, row.zaak_id)


def _store(
    connection: Connection,
    service: Service,
    new: NewAnswer,
    to: _Addressed,
    *,
    sender: str,
    now: datetime,
) -> Received:
    child = None if new.child is None else person_index(service.index, new.child)
    said = [
        new.answer,
        new.message_reference,
        to.holder_index.hex(),
        None if child is None else child.hex(),
        None if new.given_at is None else new.given_at.timestamp(),
        *([] if new.message_id is None else [str(new.message_id), new.strength, new.words]),
    ]
    row_id = uuid4()
    return insert_once(
        connection,
        service,
        ANSWER,
        {
            "id": row_id,
            "sender": sender,
            "reference": (
                reference_of_form(connection, new.reference, to.zaak_id, to.holder_index, sender)
                if new.by_form
                else new.reference
            ),
            "message_id": to.message_id,
            "zaak_id": to.zaak_id,
            "holder_index": to.holder_index,
            "child_index": child,
            "answer": new.answer,
            "given_at": new.given_at or now,
            "received_at": now,
            "strength": new.strength,
            "words": None if not new.words else _sealed(service, row_id, new.words),
        },
        content=json.dumps(said).encode(),
        now=now,
    )


def _sealed(service: Service, row_id: UUID, words: str) -> bytes:
    return seal(service.keyring, ANSWER, "words", row_id, words.encode())
