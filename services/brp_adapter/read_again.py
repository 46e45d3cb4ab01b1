"""What could not be read when it came, read by the program of today.

A message that is kept is in its format as it came; which use case takes such a one stands here,
so that a reader that was mended takes what it refused before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

from brp_adapter.accept_event import SenderMismatch, check_event
from brp_adapter.accept_mutation import check_mutation
from brp_adapter.accept_notification import check_notification
from brp_adapter.connections.connection import Connection
from brp_adapter.connections.notificaties import Notificaties
from brp_adapter.connections.stuf import Stuf
from brp_adapter.connections.vrijbrp import VrijBrp
from brp_adapter.receive_report import Incoming, receive_in, ring_for
from brp_adapter.service import Service
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType
from brp_adapter.sources.formats import Format
from brp_adapter.sources.http_binding import members_as_kept
from brp_adapter.storage.source_tables import UNREADABLE
from brp_adapter.storage.tables import AUDIT
from brp_adapter.storage.unreadable import Unreadable, end_message, waiting_message
from brp_adapter.stuf_incoming import incoming_again
from brp_adapter.take_page import check_delivered
from foundation.correlation import correlated
from foundation.encryption import CannotOpen
from foundation.inbox import Conflict
from foundation.waiting import CannotRetry, record_retry

C = TypeVar("C", bound=Connection)


@dataclass(frozen=True)
class Kept:
    """One kept message, opened: of which source, for which OIN, and when it first came."""

    connection: str
    sender: str
    content: bytes
    came_at: datetime


Take = Callable[[Service, Kept], Incoming]
"""Checks a message as when it came. Raises ``EventRefused``, ``UnknownEventType``, and
``CannotRetry`` for what no reader can mend."""


def _event(service: Service, kept: Kept) -> Incoming:
    try:
        return check_event(service, members_as_kept(kept.content), sender=kept.sender)
    except SenderMismatch:
        message = "it names another organisation as its source: only its sender can mend that"
        raise CannotRetry(message) from None


def _mutation(service: Service, kept: Kept) -> Incoming:
    connection = _connected(service, VrijBrp, kept)
    return check_mutation(service, kept.content, connection, kept.came_at)


def _stuf(service: Service, kept: Kept) -> Incoming:
    return incoming_again(service, _connected(service, Stuf, kept), kept.content)


def _connected(service: Service, kind: type[C], kept: Kept) -> C:
    found = (one for one in service.connected.of_kind(kind) if one.naam == kept.connection)
    connection = next(found, None)
    if connection is None:
        message = f"{kept.connection} is not in the file of sources any more: put it back first"
        raise CannotRetry(message)
    return connection


def _delivered(service: Service, kept: Kept) -> Incoming:
    return check_delivered(service, kept.content, sender=kept.sender)


def _notification(service: Service, kept: Kept) -> Incoming:
    connection = _connected(service, Notificaties, kept)
    incoming = check_notification(service, kept.content, connection)
    if incoming is None:
        message = "it can be read, and its connection does not wait for it: dismiss it"
        raise CannotRetry(message)
    return incoming


TAKEN_BY: Final[Mapping[Format, Take]] = {
    Format.GEBEURTENISSEN: _delivered,
    Format.NLGOV: _event,
    Format.VRIJBRP: _mutation,
    Format.STUF_BG: _stuf,
    Format.NOTIFICATIES: _notification,
}


def read_again(service: Service, row_id: UUID, *, actor: str, why: str) -> bool:
    """Receive a kept message if it can be read by now. False: none of this id waits.

    It counts from the moment at which it came. Raises ``CannotRetry``, with what is wrong with it.
    """
    with service.database.transaction() as connection:
        found = waiting_message(connection, row_id)
        if found is None:
            return False
        incoming, faults = readable(service, found)
        if incoming is None:
            told = ", ".join(f"{fault.path} ({fault.code})" for fault in faults)
            message = f"it cannot be read by this version either: {told}"
            raise CannotRetry(message)
        with correlated(found.correlation_id):
            received = receive_in(connection, service, incoming, came_at=found.first_at)
        if isinstance(received, Conflict):
            message = "another message came under the same id, and counts: dismiss this one"
            raise CannotRetry(message)
        end_message(connection, found.id, now=service.now())
        record_retry(connection, AUDIT, found.waiting, actor=actor, why=why, now=service.now())
    ring_for(service, received, fetch=incoming.fetch)
    return True


def readable(service: Service, found: Unreadable) -> tuple[Incoming | None, tuple[Fault, ...]]:
    """What it is when it can be read by now, or what is wrong with it. Nothing is written.

    Raises ``CannotRetry``.
    """
    take = TAKEN_BY.get(found.format)
    if take is None:
        message = f"what came as {found.format} is not read again here: its source brings it anew"
        raise CannotRetry(message)
    try:
        content = service.privacy.open(found.sealed, UNREADABLE, "content", found.id)
    except CannotOpen:
        message = "it cannot be opened: is a key missing from ENCRYPTION_KEYS?"
        raise CannotRetry(message) from None
    kept = Kept(found.connection, found.sender, content, found.first_at)
    try:
        return take(service, kept), ()
    except EventRefused as refused:
        return None, refused.faults
    except UnknownEventType:
        return None, (Fault("type", "unknown", "Dit type wordt niet aangenomen."),)
