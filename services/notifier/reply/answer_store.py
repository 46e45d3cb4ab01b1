"""Answers at rest. Who answered is a blind index: the case itself says who that is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, or_, select

from contracts.values.bsn import Bsn
from foundation.encryption import KeyRing
from notifier.decision.facts import Answer, AnswerKind, Strength
from notifier.reply.answer_state import TRANSITIONS, AnswerState
from notifier.state_machine import move
from notifier.storage.answers import ANSWER
from notifier.storage.sealed import unseal


@dataclass(frozen=True)
class StoredAnswer:
    """One answer; ``message_id`` None: registered before there was a message."""

    id: UUID
    holder_index: bytes
    message_id: UUID | None
    answer: AnswerKind
    given_at: datetime
    received_at: datetime
    withdrawn_at: datetime | None
    strength: Strength
    knew: bool | None
    words: bytes | None = field(repr=False)
    """Sealed."""


def stored_answers(
    connection: Connection,
    zaak_id: UUID,
    *,
    people: Collection[bytes],
    children: Collection[bytes],
) -> tuple[StoredAnswer, ...]:
    """Answers to the messages of a case, and what its people registered, as they were given.

    Those that were taken back as well.

    ``children``: those about whom a registered objection may be, when it is about one child only.
    """
    about = ANSWER.c.child_index.is_(None) | ANSWER.c.child_index.in_(sorted(children))
    registered = ANSWER.c.message_id.is_(None) & ANSWER.c.holder_index.in_(sorted(people)) & about
    rows = connection.execute(
        select(ANSWER)
        .where(or_(ANSWER.c.zaak_id == zaak_id, registered))
        .order_by(ANSWER.c.given_at, ANSWER.c.received_at, ANSWER.c.id)
    )
    return tuple(
        StoredAnswer(
            id=row.id,
            holder_index=row.holder_index,
            message_id=row.message_id,
            answer=AnswerKind(row.answer),
            given_at=row.given_at,
            received_at=row.received_at,
            withdrawn_at=row.withdrawn_at,
            strength=Strength(row.strength),
            knew=row.knew,
            words=row.words,
        )
        for row in rows
    )


def words_of(keyring: KeyRing, stored: StoredAnswer) -> str | None:
    """What was written with an answer; None: nothing."""
    if stored.words is None:
        return None
    return unseal(keyring, ANSWER, "words", stored.id, stored.words).decode()


def answers_in(
    connection: Connection,
    zaak_id: UUID,
    *,
    people: Mapping[bytes, Bsn],
    children: Collection[bytes],
) -> tuple[Answer, ...]:
    """The same as the decision reads it; ``people``: who stands behind which index."""
    return tuple(
        Answer(
            people[stored.holder_index],
            stored.answer,
            stored.given_at,
            registered=stored.message_id is None,
            strength=stored.strength,
        )
        for stored in stored_answers(connection, zaak_id, people=people, children=children)
        # A holder whom the newest facts do not name any more has no say in them.
        if stored.holder_index in people and stored.withdrawn_at is None
    )


def state_of_answers(
    connection: Connection, zaak_id: UUID | None, holder_index: bytes
) -> AnswerState:
    """What this holder last answered in this case (or by registration): by when it was given."""
    mine = ANSWER.c.zaak_id.is_(None) if zaak_id is None else ANSWER.c.zaak_id == zaak_id
    last = connection.execute(
        select(ANSWER.c.answer)
        .where(mine, ANSWER.c.holder_index == holder_index, ANSWER.c.withdrawn_at.is_(None))
        .order_by(ANSWER.c.given_at.desc(), ANSWER.c.received_at.desc(), ANSWER.c.id.desc())
        .limit(1)
    ).scalar()
    return AnswerState.NONE if last is None else AnswerState(last)


def reference_of_form(
    connection: Connection, form: str, zaak_id: UUID | None, holder_index: bytes, sender: str
) -> str:
    """The reference of the answer that stands when this very form gave it, else a new one.

    A double click is one answer. Who goes back, answers otherwise, goes back again and sends the
    first form once more, means the first. The caller holds the lock on the row of the case.
    """
    rows = connection.execute(
        select(ANSWER.c.reference, ANSWER.c.withdrawn_at)
        .where(
            ANSWER.c.zaak_id == zaak_id,
            ANSWER.c.holder_index == holder_index,
            ANSWER.c.sender == sender,
        )
        .order_by(ANSWER.c.received_at.desc(), ANSWER.c.id.desc())
    ).all()
    of_form = [row for row in rows if row.reference.startswith(f"{form}/")]
    if of_form and of_form[0] == rows[0] and rows[0].withdrawn_at is None:
        return str(rows[0].reference)
    return f"{form}/{len(of_form)}"


def moved(before: AnswerState, after: AnswerState) -> AnswerState:
    """The move that an answer made; saying the same again is none. Raises ``IllegalMove``."""
    return after if before is after else move(TRANSITIONS, before, after)


def answer_kind(connection: Connection, answer_id: UUID) -> str | None:
    """What was answered; None: there is no such answer."""
    statement = select(ANSWER.c.answer).where(ANSWER.c.id == answer_id)
    return connection.execute(statement).scalar()
