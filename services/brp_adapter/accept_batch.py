"""Many CloudEvents in one message: each fares as it would have alone.

What is right is kept although something beside it is wrong: a sender that does not listen to what
was refused must not lose the rest by it (docs/decisions/0008).
"""

import json
from collections.abc import Sequence
from typing import Final

from brp_adapter.accept_event import SenderMismatch, check_event
from brp_adapter.receive_report import Incoming, receive_in, ring_for
from brp_adapter.service import Service
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType
from brp_adapter.sources.http_binding import MESSAGE
from foundation.http_edge import BODY_LIMIT_BYTES
from foundation.inbox import Received

MOST_EVENTS: Final = 100
LARGEST_EVENT: Final = BODY_LIMIT_BYTES
"""In bytes, of one event: as when it comes alone."""

Refusal = EventRefused | UnknownEventType | SenderMismatch


def accept_batch(
    service: Service, events: Sequence[object], *, sender: str
) -> list[Received | Refusal]:
    """What became of each, in their order. All that is kept is kept in one transaction.

    Raises ``DatabaseError``; then nothing is kept.
    """
    outcomes: dict[int, Received | Refusal] = {}
    messages: dict[int, Incoming] = {}
    for index, event in enumerate(events):
        try:
            messages[index] = check_event(service, _members(event), sender=sender)
        except (EventRefused, UnknownEventType, SenderMismatch) as refused:
            outcomes[index] = refused
    # In one order for everybody: two batches with the same events would else wait for each other.
    order = sorted(
        messages, key=lambda index: (messages[index].source, messages[index].external_id)
    )
    if order:
        with service.database.transaction("accept_batch") as connection:
            for index in order:
                outcomes[index] = receive_in(connection, service, messages[index])
    for index in order:
        received = outcomes[index]
        if not isinstance(received, Refusal):
            ring_for(service, received, fetch=messages[index].fetch)
    return [outcomes[index] for index in range(len(events))]


def as_sent(event: object) -> bytes:
    """One event of a batch by itself, in structured mode."""
    return json.dumps(event, ensure_ascii=False).encode(errors="surrogatepass")


def _members(event: object) -> dict[str, object]:
    if not isinstance(event, dict):
        raise EventRefused([Fault(MESSAGE, "json", "Geen JSON-object.")])
    if len(as_sent(event)) > LARGEST_EVENT:
        raise EventRefused([Fault(MESSAGE, "maxLength", "Een gebeurtenis is hoogstens 64 KB.")])
    return event
