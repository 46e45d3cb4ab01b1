"""What was answered to "is it safe?", by the event that it belongs to: sealed, never changed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, exists, insert, select

from brp_adapter.custody.establish import NOTHING_SAID, SafetyAnswers
from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.tables import (
    DEPARTURE,
    DEPARTURE_PERSON,
    EVENT_PERSON,
    INBOX,
    SAFETY_ANSWER,
    DepartureState,
    one_of,
)
from contracts.messages.facts import SafetyAnswer, SaidSafe

_OF: Final = (
    select(SAFETY_ANSWER)
    .where(one_of(SAFETY_ANSWER.c.sender, "senders"), one_of(SAFETY_ANSWER.c.external_id, "events"))
    .order_by(SAFETY_ANSWER.c.said_at, SAFETY_ANSWER.c.number)
)


@dataclass(frozen=True, slots=True)
class AboutEvent:
    """The event that an answer belongs to, come in or still to come, as its sender names it."""

    sender: str
    source: str
    id: str

    def lock_key(self, privacy: Privacy) -> bytes:
        """For ``lock_people``: answering about an event and establishing it take turns."""
        return lock_key_of(privacy, self.sender, self.id)


def lock_key_of(privacy: Privacy, sender: str, event: str) -> bytes:
    """As ``AboutEvent.lock_key``."""
    return privacy.index.of("safety-answer", f"{sender}\x1f{event}")


def safety_answers_about(
    connection: Connection, privacy: Privacy, events: Collection[tuple[str, str]]
) -> SafetyAnswers:
    """All answers about these events (sender and id), each oldest first."""
    if not events:
        return NOTHING_SAID
    given = {
        "senders": sorted({sender for sender, _ in events}),
        "events": sorted({event for _, event in events}),
    }
    found: dict[tuple[str, str], tuple[SafetyAnswer, ...]] = {}
    for row in connection.execute(_OF, given):
        of = (row.sender, row.external_id)
        said = SaidSafe(privacy.open(row.said, SAFETY_ANSWER, "said", row.id).decode())
        found[of] = (*found.get(of, ()), SafetyAnswer(said, row.said_at))
    return found


def keep_safety_answer(
    connection: Connection,
    privacy: Privacy,
    about: AboutEvent,
    answer: SafetyAnswer,
    *,
    number: int,
) -> UUID:
    """Write it down as the ``number``-th; its id. The caller holds the lock of ``about``."""
    row_id = uuid4()
    connection.execute(
        insert(SAFETY_ANSWER).values(
            id=row_id,
            sender=about.sender,
            source=about.source,
            external_id=about.id,
            said=privacy.seal(answer.said.encode(), SAFETY_ANSWER, "said", row_id),
            said_at=answer.at,
            number=number,
        )
    )
    return row_id


def departures_waiting_for(connection: Connection, about: AboutEvent) -> tuple[UUID, ...]:
    """The present departures in which anybody takes part whom that event names; in fixed order."""
    rows = connection.execute(
        select(DEPARTURE.c.id)
        .join(DEPARTURE_PERSON, DEPARTURE_PERSON.c.departure == DEPARTURE.c.id)
        .join(EVENT_PERSON, EVENT_PERSON.c.person == DEPARTURE_PERSON.c.person)
        .join(INBOX, INBOX.c.id == EVENT_PERSON.c.event)
        .where(
            INBOX.c.source == about.source,
            INBOX.c.external_id == about.id,
            INBOX.c.sender == about.sender,
            DEPARTURE.c.state != DepartureState.CLOSED,
        )
        .distinct()
        .order_by(DEPARTURE.c.id)
    )
    return tuple(rows.scalars())


def forget_with_events(connection: Connection, inbox_ids: Iterable[UUID]) -> None:
    """Erase what was answered about these events, whose own content is erased as well."""
    connection.execute(
        delete(SAFETY_ANSWER).where(
            exists().where(
                INBOX.c.id.in_(list(inbox_ids)),
                INBOX.c.source == SAFETY_ANSWER.c.source,
                INBOX.c.external_id == SAFETY_ANSWER.c.external_id,
            )
        )
    )


def senders_answered_about(connection: Connection) -> tuple[str, ...]:
    """Who has an event about which something was answered."""
    return tuple(connection.execute(select(SAFETY_ANSWER.c.sender).distinct()).scalars())


def forget_without_event(
    connection: Connection, *, before: datetime, senders: Collection[str] | None = None
) -> int:
    """Erase answers from before that moment whose event never came, or was erased; how many."""
    kept = exists().where(
        INBOX.c.source == SAFETY_ANSWER.c.source,
        INBOX.c.external_id == SAFETY_ANSWER.c.external_id,
        INBOX.c.content.is_not(None),
    )
    gone = delete(SAFETY_ANSWER).where(SAFETY_ANSWER.c.said_at < before, ~kept)
    if senders is not None:
        gone = gone.where(SAFETY_ANSWER.c.sender.in_(list(senders)))
    return connection.execute(gone).rowcount
