"""Established facts on their way: written in the transaction that established them."""

from collections.abc import Iterable

from sqlalchemy import Connection

from brp_adapter.service import Service
from brp_adapter.storage.tables import OUTBOX
from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import DEPARTURE_FACTS
from foundation.outbox import enqueue


def put_in_outbox(
    connection: Connection,
    service: Service,
    messages: Iterable[DepartureFacts],
    *,
    correlation_id: str,
) -> None:
    """Each under its own id, which is the key of the message; ring ``HAND_OVER`` afterwards."""
    for message in messages:
        enqueue(
            connection,
            OUTBOX,
            service.privacy.keyring,
            destination="notifier",
            kind="DepartureFacts",
            content=DEPARTURE_FACTS.encode(message),
            correlation_id=correlation_id,
            now=service.now(),
            row_id=message.facts_id,
        )
