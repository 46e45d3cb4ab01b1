"""A sender's CloudEvent, checked and written to the inbox: what the 202 stands on."""

from collections.abc import Mapping
from typing import Any

from brp_adapter.check_dataref import check_dataref
from brp_adapter.receive_report import Incoming, check_fictitious, receive_report
from brp_adapter.service import Service
from brp_adapter.sources.canonical import canonical_form
from brp_adapter.sources.envelope import open_envelope
from brp_adapter.sources.faults import EventRefused, Fault
from brp_adapter.sources.http_binding import members_in_body
from brp_adapter.sources.nlgov import read_data
from foundation.inbox import Received


class SenderMismatch(Exception):
    """The OIN in ``source`` is not the one of the token."""


def accept_event(service: Service, event: bytes | Mapping[str, Any], *, sender: str) -> Received:
    """Check and keep one event: its members, or the bytes of structured mode.

    Raises ``EventRefused``, ``UnknownEventType``, ``SenderMismatch``, ``DatabaseError``.
    """
    return receive_report(service, check_event(service, event, sender=sender))


def check_event(service: Service, event: bytes | Mapping[str, Any], *, sender: str) -> Incoming:
    """The message of an event that is in order, of this sender.

    Raises ``EventRefused``, ``UnknownEventType``, ``SenderMismatch``.
    """
    members = event if isinstance(event, Mapping) else members_in_body(event)
    envelope = open_envelope(members)
    # With both, the data counts: it is what was true when it was sent, and what lies elsewhere may
    # have changed since, or be gone.
    fetch = members.get("data") is None and members.get("dataref") is not None
    if fetch:
        check_dataref(service, envelope, str(members["dataref"]), sender=sender)
    else:
        check_fictitious(service, read_data(envelope))
    if envelope.oin is None:
        reason = "Vorm: urn:nld:oin:<20 cijfers>:systeem:<naam> (NL GOV profile for CloudEvents)."
        raise EventRefused([Fault("source", "pattern", reason)])
    if envelope.oin != sender:
        raise SenderMismatch
    content = canonical_form(members)
    return Incoming(envelope.source, envelope.id, envelope.type, sender, content, fetch=fetch)
