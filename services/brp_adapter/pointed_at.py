"""What a row of work points at, and what it is once that was fetched."""

import json
from dataclasses import dataclass, field
from typing import Any, Final

from brp_adapter.connections.fetching import Ophalen
from brp_adapter.connections.nlgov import NlGov
from brp_adapter.connections.notificaties import Levert, Notificaties
from brp_adapter.receive_report import Incoming, check_fictitious
from brp_adapter.service import Service
from brp_adapter.sources.canonical import canonical_form
from brp_adapter.sources.envelope import open_envelope
from brp_adapter.sources.faults import EventRefused
from brp_adapter.sources.formats import Format, format_of, kind_of
from brp_adapter.sources.json_text import read_json
from brp_adapter.sources.nlgov import read_data
from brp_adapter.sources.notificaties import kept_form, name_in
from brp_adapter.sources.notification import read_notification
from brp_adapter.sources.reading import read_report
from brp_adapter.storage.source_tables import TO_FETCH
from foundation.encryption import CannotOpen
from foundation.work import Claimed

SOURCE: Final = "notificaties:"
"""Begins the source of what came by a notification, before the name of its connection. No event can
have it: those of a municipality begin with urn:nld:oin."""

BRINGING: Final = ("source", "external_id", "kind", "sender", "content")


@dataclass(frozen=True, slots=True)
class Pointed:
    """``address`` to ask, as connection ``name``; ``message`` is what pointed there."""

    name: str
    where: Ophalen
    levert: Levert | None
    address: str = field(repr=False)
    message: bytes = field(repr=False)


def pointed_at(service: Service, row: Claimed) -> Pointed | str:
    """Where the row points, or why nobody can say: a code."""
    sealed: bytes | None = row.brought["content"]
    try:
        if sealed is None:
            return "unreadable"
        message = service.privacy.open(sealed, TO_FETCH, "content", row.id)
        if format_of(row.brought["kind"]) is Format.NOTIFICATIES:
            return _by_notification(service, row, message)
        return _by_event(service, row, message)
    except (CannotOpen, EventRefused):
        return "unreadable"


def _by_notification(service: Service, row: Claimed, message: bytes) -> Pointed | str:
    name = row.brought["source"].removeprefix(SOURCE)
    connection = service.connected.named(Notificaties, name)
    if connection is None or connection.gemeente != row.brought["sender"]:
        return "connection_gone"
    address = read_notification(message).resource_url
    return Pointed(name, connection.ophalen, connection.levert, address, message)


def _by_event(service: Service, row: Claimed, message: bytes) -> Pointed | str:
    connection: NlGov | None = service.connected.pushed_by(row.brought["sender"])
    if connection is None or connection.ophalen is None:
        return "connection_gone"
    members: dict[str, Any] = json.loads(message)
    return Pointed(connection.naam, connection.ophalen, None, members["dataref"], message)


def fetched_report(service: Service, row: Claimed, pointed: Pointed, content: bytes) -> Incoming:
    """The report for the inbox, checked. Raises ``EventRefused`` and ``UnknownEventType``."""
    if pointed.levert is None:
        return _event(service, row, pointed, content)
    name: str = row.brought["external_id"]
    made_at = read_notification(pointed.message).made_at
    kept = kept_form(pointed.levert, content, name=name, made_at=made_at)
    incoming = Incoming(
        row.brought["source"],
        name_in(kept),
        kind_of(Format.NOTIFICATIES, pointed.levert),
        row.brought["sender"],
        kept,
    )
    reported = read_report(incoming.kind, kept, sender=incoming.sender, received_at=row.created_at)
    check_fictitious(service, reported)
    return incoming


def _event(service: Service, row: Claimed, pointed: Pointed, content: bytes) -> Incoming:
    """The event as if its data had come with it."""
    members = {**json.loads(pointed.message), "data": read_json(content, where="data")}
    reported = read_data(open_envelope(members), received_at=row.created_at)
    check_fictitious(service, reported)
    brought = row.brought
    return Incoming(
        brought["source"],
        brought["external_id"],
        brought["kind"],
        brought["sender"],
        canonical_form(members),
    )
