"""A message of any source that was understood: committed to the inbox, then rung for.

Every way in ends here, whether it was pushed to us or fetched by us.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from brp_adapter.custody.reported import Declared, ReportedDeparture, family_in
from brp_adapter.service import ESTABLISH, FETCH, Service
from brp_adapter.sources.faults import EventRefused, Fault
from brp_adapter.storage.source_tables import TO_FETCH
from brp_adapter.storage.tables import INBOX
from contracts.values.bsn import Bsn
from foundation.correlation import current_correlation_id
from foundation.failpoint import failpoint
from foundation.inbox import Accepted, Received, receive
from foundation.log import get_logger

NOT_FICTITIOUS: Final = "notFictitious"
"""Code of the fault of a message in test mode that names somebody real."""

_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message. ``source`` and ``external_id`` name it for ever: a second one is a duplicate.

    ``fetch``: it only points at what is reported, which is fetched first.

    ``kind``: see ``sources.formats.kind_of``. ``sender``: the OIN for which it counts. ``content``:
    one canonical form, whatever way it was sent (``foundation.inbox.receive``). ``due``: when the
    BRP may be asked because of it; left out, at once.
    """

    source: str
    external_id: str
    kind: str
    sender: str
    content: bytes = field(repr=False)
    due: datetime | None = None
    fetch: bool = False


def receive_report(service: Service, incoming: Incoming) -> Received:
    """Commit, ring. Returns only after the commit; the ring cannot delay or fail it.

    Raises ``DatabaseError``.
    """
    with service.database.transaction("receive_report") as connection:
        received = receive_in(connection, service, incoming)
    # What has to wait is rung for by the sweep, when its time has come.
    if incoming.due is None:
        ring_for(service, received, fetch=incoming.fetch)
    return received


def receive_in(
    connection: Connection,
    service: Service,
    incoming: Incoming,
    *,
    came_at: datetime | None = None,
    row_id: UUID | None = None,
) -> Received:
    """Write it in the caller's transaction; after its commit ``ring_for`` what was received.

    ``came_at``: when it came in, when that was earlier. ``row_id``: its id, when it has one.
    """
    received = receive(
        connection,
        TO_FETCH if incoming.fetch else INBOX,
        service.privacy.keyring,
        service.privacy.index,
        source=incoming.source,
        external_id=incoming.external_id,
        kind=incoming.kind,
        sender=incoming.sender,
        content=incoming.content,
        correlation_id=current_correlation_id(),
        now=service.now(),
        came_at=came_at,
        due=incoming.due,
        row_id=row_id,
    )
    _log.info(
        "event_received",
        melding=str(received.id),
        kind=incoming.kind,
        outcome=type(received).__name__,
    )
    return received


def ring_for(service: Service, received: Received, *, fetch: bool = False) -> None:
    """Wake whoever establishes, or fetches, when there is something new."""
    if isinstance(received, Accepted):
        service.ring(FETCH if fetch else ESTABLISH, received.id)
        failpoint("receive_report.rung")


def check_fictitious(service: Service, reported: ReportedDeparture) -> None:
    """In test mode nobody real comes in. Raises ``EventRefused``."""
    if service.test_mode and not all(bsn.fictitious for bsn in _everyone_in(reported)):
        reason = "Deze omgeving neemt alleen fictieve nummers aan, die met 9999 beginnen."
        raise EventRefused([Fault("data", NOT_FICTITIOUS, reason)])


def _everyone_in(reported: ReportedDeparture) -> frozenset[Bsn]:
    people = family_in(reported)
    if isinstance(reported, Declared):
        people |= {consent.holder for consent in reported.consents}
        people |= frozenset() if reported.declarant is None else {reported.declarant}
    return people
