"""A sender's CloudEvent, checked and written to the inbox: what the 202 stands on."""

import json

from brp_adapter.receive_report import Incoming, check_fictitious, receive_report
from brp_adapter.service import Service
from brp_adapter.sources.envelope import open_envelope
from brp_adapter.sources.faults import EventRefused, Fault
from brp_adapter.sources.nlgov import read_data
from foundation.inbox import Received


class SenderMismatch(Exception):
    """The OIN in ``source`` is not the one of the token."""


def accept_event(service: Service, body: bytes, *, sender: str) -> Received:
    """Check and keep one event in structured mode.

    Raises ``EventRefused``, ``UnknownEventType``, ``SenderMismatch``, ``DatabaseError``.
    """
    return receive_report(service, check_event(service, body, sender=sender))


def check_event(service: Service, body: bytes, *, sender: str) -> Incoming:
    """The message of an event that is in order, of this sender.

    Raises ``EventRefused``, ``UnknownEventType``, ``SenderMismatch``.
    """
    envelope = open_envelope(body)
    reported = read_data(envelope)
    if envelope.oin is None:
        reason = "Vorm: urn:nld:oin:<20 cijfers>:systeem:<naam> (NL GOV profile for CloudEvents)."
        raise EventRefused([Fault("source", "pattern", reason)])
    if envelope.oin != sender:
        raise SenderMismatch
    check_fictitious(service, reported)
    # One form for one meaning: order of members and white space make no other message.
    content = json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"))
    return Incoming(envelope.source, envelope.id, envelope.type, sender, content.encode())
