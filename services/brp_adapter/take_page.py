"""One page of delivered events, written down in the transaction of the cursor after it."""

import json
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from brp_adapter.connections.gebeurtenissen import Gebeurtenissen
from brp_adapter.custody.reported import persons_named
from brp_adapter.keep_unreadable import keep_unreadable_in
from brp_adapter.receive_report import Incoming, check_fictitious, receive_in
from brp_adapter.service import Service
from brp_adapter.sources.envelope import open_envelope
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType
from brp_adapter.sources.formats import Format, kind_of
from brp_adapter.sources.gebeurtenissen import DIED, read_delivered, read_kept
from brp_adapter.storage.subscriptions import end_people
from foundation.correlation import correlated, new_correlation_id
from foundation.inbox import Received
from foundation.log import get_logger

MOST_UNREADABLE: Final = 100_000
_DEATH: Final = kind_of(Format.GEBEURTENISSEN, DIED)
_log = get_logger(__name__)


def take_page(
    connection: Connection, service: Service, source: Gebeurtenissen, events: Sequence[object]
) -> list[Received]:
    """Keep every event: what can be read in the inbox, the rest for a person to look at.

    One that cannot be read holds up no other. Who died is no longer followed.
    """
    received = []
    for event in events:
        with correlated(new_correlation_id()):
            content = _canonical(event)
            read = _read(service, source, content)
            if isinstance(read, Incoming):
                received.append(receive_in(connection, service, read))
                _end_who_died(connection, service, source, read)
            else:
                keep_unreadable_in(
                    connection,
                    service,
                    source,
                    Format.GEBEURTENISSEN,
                    content,
                    read,
                    # Nobody sends it again: each is kept, however many there are.
                    most=MOST_UNREADABLE,
                )
    return received


def _canonical(event: object) -> bytes:
    # One form for one meaning. Half a surrogate pair, which JSON can say, stays as it was said.
    return json.dumps(event, sort_keys=True, separators=(",", ":")).encode()


def check_delivered(service: Service, content: bytes, *, sender: str) -> Incoming:
    """The message of an event as it was delivered to this OIN.

    Raises ``EventRefused`` or ``UnknownEventType``.
    """
    envelope = open_envelope(content)
    check_fictitious(service, read_delivered(envelope, sender=sender, received_at=service.now()))
    return Incoming(
        # Ids are those of the API; two subscribers of one municipality get the same event.
        source=f"brp-gebeurtenissen:{sender}",
        external_id=envelope.id,
        kind=kind_of(Format.GEBEURTENISSEN, envelope.type),
        sender=sender,
        content=content,
    )


def _read(service: Service, source: Gebeurtenissen, content: bytes) -> Incoming | Sequence[Fault]:
    """The event, or what is wrong with it."""
    try:
        return check_delivered(service, content, sender=source.gemeente)
    except EventRefused as refused:
        return refused.faults
    except UnknownEventType:
        return (Fault("type", "unknown", "Dit type gebeurtenis wordt niet gelezen."),)
    except Exception:  # noqa: BLE001 -- one event that breaks the program must not hold up the others for ever: a human looks at it
        _log.exception("event_broke", connection=source.naam)
        return (Fault("(bericht)", "broke", "Het programma kan dit bericht niet lezen."),)


def _end_who_died(
    connection: Connection, service: Service, source: Gebeurtenissen, incoming: Incoming
) -> None:
    if incoming.kind != _DEATH:
        return
    now = service.now()
    reported = read_kept(incoming.content, sender=incoming.sender, received_at=now)
    people = service.privacy.indexes_of(persons_named(reported))
    end_people(connection, people, source=source.naam, now=now)
