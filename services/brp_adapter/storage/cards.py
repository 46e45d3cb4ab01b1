"""Leave to open the card once, and the key that the page then holds. Nothing about people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from brp_adapter.storage.privacy import Privacy
from brp_adapter.storage.safety_answers import AboutEvent
from brp_adapter.storage.tables import CARD


@dataclass(frozen=True, slots=True)
class KeptCard:
    """One card. ``open_until`` is None before it is opened."""

    id: UUID
    about: AboutEvent
    ticket_until: datetime
    open_until: datetime | None
    closed: bool


def keep_card(
    connection: Connection, privacy: Privacy, about: AboutEvent, ticket: str, *, until: datetime
) -> UUID:
    """Note that ``ticket`` opens a card until then; the id of the card."""
    row_id = uuid4()
    connection.execute(
        insert(CARD).values(
            id=row_id,
            sender=about.sender,
            source=about.source,
            external_id=about.id,
            ticket=privacy.index.of("card-ticket", ticket),
            ticket_until=until,
        )
    )
    return row_id


def card_by_ticket(connection: Connection, privacy: Privacy, ticket: str) -> KeptCard | None:
    """Locked, so that of two who open it at once one does."""
    mine = CARD.c.ticket == privacy.index.of("card-ticket", ticket)
    row = connection.execute(select(CARD).where(mine).with_for_update()).one_or_none()
    return None if row is None else _kept(row)


def card_by_page_key(connection: Connection, privacy: Privacy, page_key: str) -> KeptCard | None:
    """The card whose open page holds this key."""
    mine = CARD.c.page_key == privacy.index.of("card-page", page_key)
    row = connection.execute(select(CARD).where(mine)).one_or_none()
    return None if row is None else _kept(row)


def note_opened(
    connection: Connection, privacy: Privacy, card: UUID, page_key: str, *, until: datetime
) -> None:
    """From now on the page key counts, and the ticket does not."""
    connection.execute(
        update(CARD)
        .where(CARD.c.id == card)
        .values(page_key=privacy.index.of("card-page", page_key), page_until=until)
    )


def note_closed(connection: Connection, card: UUID, *, now: datetime) -> None:
    """From now on the page key does not count either."""
    connection.execute(update(CARD).where(CARD.c.id == card).values(closed_at=now))


def forget_cards(connection: Connection, *, before: datetime) -> int:
    """Erase the cards that ended before that moment; how many."""
    ended = func.coalesce(CARD.c.page_until, CARD.c.ticket_until)
    # The first condition is the one that the index knows.
    gone = delete(CARD).where(CARD.c.ticket_until < before, ended < before)
    return connection.execute(gone).rowcount


def _kept(row: Row[Any]) -> KeptCard:
    about = AboutEvent(row.sender, row.source, row.external_id)
    return KeptCard(row.id, about, row.ticket_until, row.page_until, row.closed_at is not None)
