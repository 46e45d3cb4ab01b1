"""Answers as their own giver sees them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from notifier.decision.facts import AnswerKind, Strength
from notifier.reply.opening.reader import Reader
from notifier.reply.pages.states import Given
from notifier.service import Service
from notifier.storage.answers import ANSWER


@dataclass(frozen=True, slots=True)
class MyAnswer:
    """The answer that stands, and what is shown of it."""

    id: UUID
    message_id: UUID | None
    strength: Strength
    given: Given


def standing_answer(
    connection: Connection,
    service: Service,
    reader: Reader,
    session: UUID,
    *,
    zaak_id: UUID,
    holder_index: bytes,
) -> MyAnswer | None:
    """The last answer of this holder in this case that was not taken back, whoever passed it on."""
    row = connection.execute(
        select(ANSWER)
        .where(
            ANSWER.c.zaak_id == zaak_id,
            ANSWER.c.holder_index == holder_index,
            ANSWER.c.withdrawn_at.is_(None),
        )
        .order_by(ANSWER.c.given_at.desc(), ANSWER.c.received_at.desc(), ANSWER.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _mine(service, reader, session, row)


def given_in(
    connection: Connection, service: Service, reader: Reader, session: UUID
) -> MyAnswer | None:
    """The last answer that was given in this session and stands."""
    for row in _of_session(connection, service, session):
        return _mine(service, reader, session, row)
    return None


def _of_session(
    connection: Connection, service: Service, session: UUID
) -> Iterator[Row[tuple[Any, ...]]]:
    mine = ANSWER.c.reference.startswith(f"{session}/", autoescape=True)
    yield from connection.execute(
        select(ANSWER)
        .where(ANSWER.c.sender == service.sender_oin, mine, ANSWER.c.withdrawn_at.is_(None))
        .order_by(ANSWER.c.received_at.desc(), ANSWER.c.id.desc())
        .limit(1)
    )


def _mine(service: Service, reader: Reader, session: UUID, row: Row[tuple[Any, ...]]) -> MyAnswer:
    ours = row.sender == service.sender_oin
    here = row.reference.startswith(f"{session}/")
    return MyAnswer(
        row.id,
        row.message_id,
        Strength(row.strength),
        Given(
            answer=AnswerKind(row.answer),
            at=row.given_at,
            knew=row.knew,
            with_words=row.words is not None,
            # By code alone only what was given just now: whoever finds a letter later, or makes
            # somebody hand it over, must not silence an objection with it.
            may_take_back=ours and (here or reader.holder is not None),
        ),
    )
