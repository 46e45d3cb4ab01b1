"""A sender's event, checked and written to the inbox: what the 202 stands on."""

import json
from dataclasses import dataclass

from brp_adapter.custody.reported import Declared, Reported, family_in
from brp_adapter.service import ESTABLISH, Service
from brp_adapter.sources.envelope import Envelope, open_envelope
from brp_adapter.sources.faults import EventRefused, Fault
from brp_adapter.sources.nlgov import read_data
from brp_adapter.storage.tables import INBOX
from contracts.values.bsn import Bsn
from foundation.correlation import current_correlation_id
from foundation.failpoint import failpoint
from foundation.inbox import Accepted, Received, receive
from foundation.log import get_logger

_log = get_logger(__name__)


class SenderMismatch(Exception):
    """The OIN in ``source`` is not the one of the token."""


@dataclass(frozen=True, slots=True)
class _Checked:
    envelope: Envelope
    content: bytes


def accept_event(service: Service, body: bytes, *, sender: str) -> Received:
    """Check, commit, ring. Returns only after the commit; the ring cannot delay or fail it.

    Raises ``EventRefused``, ``UnknownEventType``, ``SenderMismatch``, ``DatabaseError``.
    """
    checked = _check(body, sender, test_mode=service.test_mode)
    with service.database.transaction("accept_event") as connection:
        received = receive(
            connection,
            INBOX,
            service.privacy.keyring,
            service.privacy.index,
            source=checked.envelope.source,
            external_id=checked.envelope.id,
            kind=checked.envelope.type,
            sender=sender,
            content=checked.content,
            correlation_id=current_correlation_id(),
            now=service.now(),
        )
    _log.info(
        "event_received",
        melding=str(received.id),
        kind=checked.envelope.type,
        outcome=type(received).__name__,
    )
    if isinstance(received, Accepted):
        service.ring(ESTABLISH, received.id)
        failpoint("accept_event.rung")
    return received


def _check(body: bytes, sender: str, *, test_mode: bool) -> _Checked:
    envelope = open_envelope(body)
    reported = read_data(envelope)
    if envelope.oin is None:
        reason = "Vorm: urn:nld:oin:<20 cijfers>:systeem:<naam> (NL GOV profile for CloudEvents)."
        raise EventRefused([Fault("source", "pattern", reason)])
    if envelope.oin != sender:
        raise SenderMismatch
    if test_mode and not all(bsn.fictitious for bsn in _everyone_in(reported)):
        reason = "Deze omgeving neemt alleen fictieve nummers aan, die met 9999 beginnen."
        raise EventRefused([Fault("data", "notFictitious", reason)])
    # One form for one meaning: order of members and white space make no other message.
    content = json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"))
    return _Checked(envelope, content.encode())


def _everyone_in(reported: Reported) -> frozenset[Bsn]:
    people = family_in(reported)
    if isinstance(reported, Declared):
        people |= {consent.holder for consent in reported.consents}
        people |= frozenset() if reported.declarant is None else {reported.declarant}
    return people
