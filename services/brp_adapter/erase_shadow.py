"""What is about people goes within a day when nothing may leave for them (DECISION §8).

In shadow everything is computed; what was computed is counted by the notifier, and here nothing
stays but that something came in. A departure that was opened while something could leave is kept,
and so is every report about somebody in it, whoever sent it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update

from brp_adapter.service import Service
from brp_adapter.storage.safety_answers import (
    forget_with_events,
    forget_without_event,
    senders_answered_about,
)
from brp_adapter.storage.tables import (
    DEPARTURE,
    DEPARTURE_PERSON,
    EVENT_PERSON,
    FINDING,
    INBOX,
    INBOX_CONFLICT,
    OUTBOX,
    RECHECK,
    RESIDENCE,
    SNAPSHOT,
)
from contracts.messages.wire import DEPARTURE_FACTS, MessageRefused
from contracts.policy.effects import SHADOW_LIFE
from contracts.values.dates import local_date
from foundation.encryption import CannotOpen
from foundation.sealed_content import read_content
from foundation.work import UNFINISHED, WorkState

ERASED: Final = "shadow_erased"

_PER_ROUND: Final = 1000
"""Events; with a sweep every ten seconds more than can come in."""


@dataclass(frozen=True)
class Erased:
    """How much went in one round."""

    departures: int
    events: int
    messages: int


def erase_shadow(connection: Connection, service: Service) -> Erased:
    """Erase what is older than ``SHADOW_LIFE``; can be repeated and run twice at once."""
    before = service.now() - SHADOW_LIFE
    departures = _departures(connection, before)
    events = _events(connection, service, before)
    _answers(connection, service, before)
    messages = _messages(connection, service, before)
    _refused(connection, before)
    return Erased(departures, events, messages)


def _departures(connection: Connection, before: datetime) -> int:
    """The departures, and what the BRP said about people who are in no other."""
    old = (
        select(DEPARTURE.c.id)
        .where(DEPARTURE.c.shadow, DEPARTURE.c.opened_at < before)
        .with_for_update(skip_locked=True)
    )
    ids = list(connection.execute(old).scalars())
    if not ids:
        return 0
    gone = DEPARTURE_PERSON.c.departure.in_(ids)
    people = list(connection.execute(select(DEPARTURE_PERSON.c.person).where(gone)).scalars())
    connection.execute(delete(DEPARTURE_PERSON).where(gone))
    connection.execute(delete(RECHECK).where(RECHECK.c.id.in_(ids)))
    connection.execute(delete(FINDING).where(FINDING.c.departure.in_(ids)))
    connection.execute(delete(DEPARTURE).where(DEPARTURE.c.id.in_(ids)))
    elsewhere = select(DEPARTURE_PERSON.c.person).where(DEPARTURE_PERSON.c.person.in_(people))
    for person in (SNAPSHOT.c.child, RESIDENCE.c.person):
        connection.execute(delete(person.table).where(person.in_(people), person.not_in(elsewhere)))
    return len(ids)


def _events(connection: Connection, service: Service, before: datetime) -> int:
    """What senders reported for whom nothing could leave, then and now; also what was held.

    Of a sender for whom something can leave nothing is read: what it reported is most of the
    table, and stays.
    """
    today = local_date(service.now())
    senders = [
        sender for sender in _senders(connection) if not service.policy.visible(sender, today)
    ]
    kept = (
        select(EVENT_PERSON.c.event)
        .join(DEPARTURE_PERSON, DEPARTURE_PERSON.c.person == EVENT_PERSON.c.person)
        .where(EVENT_PERSON.c.event == INBOX.c.id)
    )
    free = or_(INBOX.c.lease_until.is_(None), INBOX.c.lease_until < service.now())
    old = and_(
        INBOX.c.content.is_not(None),
        INBOX.c.sender.in_(senders),
        INBOX.c.created_at < before,
        free,
        ~kept.exists(),
    )
    found = connection.execute(
        select(INBOX.c.id, INBOX.c.sender, INBOX.c.created_at)
        .where(old)
        .order_by(INBOX.c.sender, INBOX.c.created_at)
    ).all()
    wanted = [row.id for row in found if not _is_kept(service, row.sender, row.created_at)]
    # Locked only now, and looked at again: what stays is never locked, however much it is.
    again = select(INBOX.c.id).where(INBOX.c.id.in_(wanted[:_PER_ROUND]), old)
    ids = list(connection.execute(again.with_for_update(skip_locked=True)).scalars())
    if ids:
        connection.execute(delete(EVENT_PERSON).where(EVENT_PERSON.c.event.in_(ids)))
        connection.execute(delete(INBOX_CONFLICT).where(INBOX_CONFLICT.c.inbox_id.in_(ids)))
        forget_with_events(connection, ids)
        _empty(connection, service, ids)
    return len(ids)


def _answers(connection: Connection, service: Service, before: datetime) -> None:
    """What was answered on a card about an event that never came."""
    today = local_date(service.now())
    of = [
        sender
        for sender in senders_answered_about(connection)
        if not service.policy.visible(sender, today)
    ]
    if of:
        forget_without_event(connection, before=before, senders=of)


def _senders(connection: Connection) -> list[str]:
    """Of whom anything is kept: one step in the index per sender, not per row."""
    present = INBOX.c.content.is_not(None)
    first = select(func.min(INBOX.c.sender).label("sender")).where(present)
    step = first.cte("step", recursive=True)
    following = (
        select(func.min(INBOX.c.sender))
        .where(present, INBOX.c.sender > step.c.sender)
        .scalar_subquery()
    )
    step = step.union_all(select(following).where(step.c.sender.is_not(None)))
    return list(
        connection.execute(select(step.c.sender).where(step.c.sender.is_not(None))).scalars()
    )


def _empty(connection: Connection, service: Service, ids: Collection[UUID]) -> None:
    mine = INBOX.c.id.in_(ids)
    connection.execute(update(INBOX).where(mine).values(content=None))
    connection.execute(
        update(INBOX)
        .where(mine, INBOX.c.state != WorkState.DONE)
        .values(state=WorkState.REFUSED, reason=ERASED, updated_at=service.now())
    )


def _refused(connection: Connection, before: datetime) -> None:
    """Other content that came in under the id of an event that was erased by then."""
    erased = select(INBOX.c.id).where(
        INBOX.c.id == INBOX_CONFLICT.c.inbox_id, INBOX.c.content.is_(None)
    )
    connection.execute(
        delete(INBOX_CONFLICT).where(INBOX_CONFLICT.c.created_at < before, erased.exists())
    )


def _messages(connection: Connection, service: Service, before: datetime) -> int:
    """Facts that the notifier never took; what it took went from here at that moment."""
    free = or_(OUTBOX.c.lease_until.is_(None), OUTBOX.c.lease_until < service.now())
    rows = connection.execute(
        select(OUTBOX.c.id, OUTBOX.c.created_at)
        .where(_not_taken(), OUTBOX.c.created_at < before, free)
        .with_for_update(skip_locked=True)
    ).all()
    ids = [row.id for row in rows if _is_shadow(connection, service, row.id, row.created_at)]
    connection.execute(
        update(OUTBOX)
        .where(OUTBOX.c.id.in_(ids))
        .values(content=None, state=WorkState.REFUSED, reason=ERASED, updated_at=service.now())
    )
    return len(ids)


def _not_taken() -> ColumnElement[bool]:
    # Named one by one, so that the index on the state finds them.
    open_states = (*UNFINISHED, WorkState.REFUSED)
    return and_(OUTBOX.c.content.is_not(None), OUTBOX.c.state.in_(open_states))


def _is_shadow(connection: Connection, service: Service, row_id: UUID, at: datetime) -> bool:
    try:
        content = read_content(connection, OUTBOX, service.privacy.keyring, row_id)
        facts = None if content is None else DEPARTURE_FACTS.decode(content)
    except (CannotOpen, MessageRefused):
        return False  # a human looks at what cannot be read
    return facts is not None and not _is_kept(service, facts.municipality, at)


def _is_kept(service: Service, oin: str | None, at: datetime) -> bool:
    """Whether something could leave for it on that day, or can today."""
    days = (local_date(at), local_date(service.now()))
    return any(service.policy.visible(oin, day) for day in days)
