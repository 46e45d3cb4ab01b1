"""The card for the departing parent: given out, opened once, closed (domain/safety §1.8, §5c).

The system of a municipality gets a ticket and posts it in a form; the page that opens holds a key
of its own. Neither ever stands in an address. They say nothing, and are kept as keyed hashes.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from brp_adapter.service import Service
from brp_adapter.storage.cards import (
    KeptCard,
    card_by_page_key,
    card_by_ticket,
    keep_card,
    note_closed,
    note_opened,
)
from brp_adapter.storage.safety_answers import AboutEvent
from foundation.failpoint import failpoint
from foundation.log import get_logger

TICKET_LASTS: Final = timedelta(minutes=15)
"""From asking for it until the card is opened."""

PAGE_LASTS: Final = timedelta(minutes=60)
"""From opening until the last answer: to be read alone, by somebody who reads with difficulty."""

_BYTES: Final = 32
_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Issued:
    """``ticket`` opens the card once, until then."""

    ticket: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A card that is open: what ``page_key`` stands for."""

    about: AboutEvent
    page_key: str


class CardRefused(Exception):
    """The card does not open. ``sender``: whose it is; None for a ticket or key that never was."""

    def __init__(self, sender: str | None) -> None:
        """For whoever shows the page: in whose site it may stand."""
        super().__init__("card refused")
        self.sender = sender


def issue_card(service: Service, about: AboutEvent) -> Issued:
    """Give out a ticket. Raises ``DatabaseError``."""
    ticket = secrets.token_urlsafe(_BYTES)
    until = service.now() + TICKET_LASTS
    with service.database.transaction("issue_card") as connection:
        card = keep_card(connection, service.privacy, about, ticket, until=until)
    _log.info("card_issued", card=str(card))
    failpoint("issue_card.kept")
    return Issued(ticket, until)


def open_card(service: Service, ticket: str) -> Opened:
    """Open it, the first time and in time. Raises ``CardRefused``, ``DatabaseError``."""
    page_key = secrets.token_urlsafe(_BYTES)
    with service.database.transaction("open_card") as connection:
        card = card_by_ticket(connection, service.privacy, ticket)
        now = service.now()
        if card is None or card.open_until is not None or card.ticket_until < now:
            raise _refused(card, "ticket")
        until = now + PAGE_LASTS
        note_opened(connection, service.privacy, card.id, page_key, until=until)
    _log.info("card_opened", card=str(card.id))
    return Opened(card.about, page_key)


def look_at_card(service: Service, page_key: str) -> Opened:
    """What an open page stands for. Raises ``CardRefused``, ``DatabaseError``."""
    with service.database.transaction() as connection:
        card = card_by_page_key(connection, service.privacy, page_key)
    if card is None or card.closed or card.open_until is None or card.open_until < service.now():
        raise _refused(card, "page")
    return Opened(card.about, page_key)


def close_card(service: Service, page_key: str) -> str | None:
    """End it, so that nobody who comes back to the screen reads on; whose card it was."""
    with service.database.transaction("close_card") as connection:
        card = card_by_page_key(connection, service.privacy, page_key)
        if card is None:
            return None
        if not card.closed:
            note_closed(connection, card.id, now=service.now())
    return card.about.sender


def _refused(card: KeptCard | None, by: str) -> CardRefused:
    _log.info("card_refused", card=None if card is None else str(card.id), by=by)
    return CardRefused(None if card is None else card.about.sender)
