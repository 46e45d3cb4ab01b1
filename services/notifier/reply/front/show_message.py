"""What was written, as its reader may see it now."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from contracts.values.dates import local_date
from notifier.remedies.lands import land_of
from notifier.reply.front.desk import ReplyDesk
from notifier.reply.front.visit import Reading, Visit
from notifier.reply.pages.states import (
    Child,
    LookedAt,
    NothingForYou,
    Opened,
    Over,
    SessionOver,
    ShownMessage,
    View,
    Withdrawn,
)
from notifier.reply.shown.given import MyAnswer, standing_answer
from notifier.reply.shown.read_messages import ReadMessage, read_messages
from notifier.reply.shown.tellable import Standing, Tellable

_ONCE_BYTES: Final = 16


@dataclass(frozen=True)
class Shown:
    """All that this reader has, those of it that stand as they are shown, and what was answered.

    ``answers``: by the id of the message; the answer that stands of its holder in its case.
    """

    read: tuple[ReadMessage, ...]
    standing: tuple[ShownMessage, ...]
    answers: Mapping[UUID, MyAnswer]


def shown_to(desk: ReplyDesk, visit: Visit) -> Shown:
    """In one look, so that nothing of it contradicts the rest. Raises ``DatabaseError``."""
    reading = visit.read_by
    with desk.service.database.transaction() as connection:
        read = read_messages(connection, desk.service, reading.reader, now=visit.now)
        answers = {one.message.id: _answer(connection, desk, reading, one) for one in read}
    there_are = {key: answer for key, answer in answers.items() if answer is not None}
    standing = tuple(
        _shown(one, there_are.get(one.message.id))
        for one in read
        if one.tellable.standing is Standing.STANDS
    )
    return Shown(read, standing, there_are)


def view_of(shown: Shown, reading: Reading, *, took_back: bool = False) -> View:
    """The page for it."""
    logged_in = reading.reader.holder is not None
    if shown.standing:
        return Opened(
            messages=shown.standing,
            logged_in=logged_in,
            once=new_once(),
            took_back=took_back,
        )
    how = {one.tellable.standing for one in shown.read}
    if Standing.LOOKED_AT in how:
        return LookedAt()
    if Standing.WITHDRAWN in how:
        return Withdrawn()
    return NothingForYou() if logged_in else SessionOver(Over.TIMED_OUT)


def new_once() -> str:
    """For one showing of the forms: what is sent twice from it is one answer."""
    return secrets.token_hex(_ONCE_BYTES)


def children_of(told: Tellable) -> tuple[Child, ...]:
    """As they stand in the letter."""
    return tuple(
        Child(one.child.first_names or "", one.child.birth.year if one.child.birth else None)
        for one in told.children
    )


def _answer(
    connection: Connection, desk: ReplyDesk, reading: Reading, one: ReadMessage
) -> MyAnswer | None:
    return standing_answer(
        connection,
        desk.service,
        reading.reader,
        reading.id,
        zaak_id=one.zaak_id,
        holder_index=one.holder_index,
    )


def _shown(one: ReadMessage, answer: MyAnswer | None) -> ShownMessage:
    told = one.tellable
    land = land_of(told.destination)
    sent = one.message.sent_at
    return ShownMessage(
        id=one.message.id,
        kind=one.message.kind,
        children=children_of(told),
        sent_on=None if sent is None else local_date(sent),
        departs_on=told.departs_on,
        destination=None if land is None else land.name,
        given=None if answer is None else answer.given,
    )
